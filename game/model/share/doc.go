// Package share writes what a player has built, or the schedule that he has found, as a text or a link that other
// players can open, and reads both back.
//
// The text is a solution file under one line of header, which is a comment of that file:
//
//	# lost-update solution 1
//	format: 1
//	level: the-key
//	gates: [lock red pack 2, unlock red pack 5]
//
// so the inspector on the command line judges it as it is. The header says whether it is a solution or a schedule, since
// a level may have both parts, and the version of this format. Whatever people write around it in a message, signs of
// quoting in front of every line included, does no harm.
//
// A link carries the same text, compressed, behind "#s=": it is never sent to a server.
//
// The package refuses to know whether the solution fits the level: that is found out where it is put to use.
package share
