// Package puzzle is a level as the player meets it: the factory that stands
// there (Puzzle), what the player has built into it (Blueprint), and the moves
// that lead from one blueprint to the next (Edit).
//
// Everything here is a plain value. A Blueprint is the whole of a player's work:
// whatever undo would bring back is in it, and nothing else. An Edit is one
// line of text, such as "gate lock red pack 2", that can be printed, parsed,
// applied and turned around.
//
// # The factory
//
// A line is a process: a room with its own wall, on which its own copy of every
// global and every key hangs. A worker is a thread: he lives in a line and
// works through a routine. A routine is a list of cards; unfolded, it is a
// numbered list of stations with slots between them, and in a slot the player
// may put gates that take or hang back a key.
//
//	slot 0 [station 0] slot 1 [station 1] slot 2 ... [station n-1] slot n
//
// # What it refuses to do
//
// The package runs nothing and judges nothing: package compile makes a program
// of a blueprint and package grade judges it. It reads no files: package format
// does. A legal blueprint is not a right one; a key that nobody hangs back is
// perfectly legal here.
package puzzle
