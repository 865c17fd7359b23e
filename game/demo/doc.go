// Package demo records the game as text and plays it again: a demo is how a game starts and the messages that followed.
//
// A demo is made to be read and written by people:
//
//	lost-update demo 1
//	start en desktop
//
//	# The lock gate stands before the read: the shift is safe.
//	loaded 0
//	open 0 "the-key"
//	edit 0 "gate lock red pack 2"
//	60 tick 1
//	= 0123456789abcdef
//
// Behind the two lines of the head, which say the version and how the game was started, stand messages as package msg writes them, each on a line of its own, and a number before one says
// how often it comes. A line that begins with "=" is a check: the hash of the model at that place. A recorder writes a
// check behind every step, so a replay that goes another way can say where. "#" begins a comment.
//
// The same demo leads to the same model on every platform, and to the same picture wherever the processor does not round
// a product and a sum in one go: on amd64 and as WebAssembly to the last bit, on arm64 all but the last bits of
// coordinates. The tests of this package play a demo for every screen and state, natively and as WebAssembly, and compare
// both with testdata/golden.txt:
//
//	go test ./game/demo -update
//
// writes that file anew after a screen, a level or a rule has been changed on purpose.
//
// Some of what players look at changes nothing about the game and is a message all the same: a sheet, a hint, a run, a
// folded card. So every demo can show it, without an idea of where things are drawn; a demo that carried pointers and keys
// would be another one with every change of a layout. Only what depends on the size of the screen stays with the hands.
//
// The package refuses to hold what is no message: where a pointer was, how far a list was scrolled, what a file was
// called. A demo plays on the campaign, and not on packs. It holds the player's progress as it was loaded, and in it the
// name for tickets, if there is one.
package demo
