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
// global, every key and every thing hangs, but for those that all lines share. A
// worker is a thread: he lives in a line and works through a routine. A routine is
// a list of cards; unfolded, it is a numbered list of stations with slots between
// them, and in a slot the player may put gates that take or hang back a key.
//
//	slot 0 [station 0] slot 1 [station 1] slot 2 ... [station n-1] slot n
//
// Besides gates, a slot may hold cards: those of the toolbox, and the routine's
// own movable ones. A movable card is no station, and every alternative of a
// choose card has its stations, used or not. So neither a move nor a switch ever
// changes the number of a slot, and what stands in one stays where it is.
//
// # Two parts
//
// A level is played as a saboteur, as an engineer, or first as the one and then
// as the other (Both). Puzzle.Part gives the level of one part, which is all that
// a screen, a search or a judge needs to know.
//
// # What it refuses to do
//
// The package runs nothing and judges nothing: package compile makes a program
// of a blueprint and package grade judges it. It reads no files: package format
// does. A legal blueprint is not a right one; a key that nobody hangs back is
// perfectly legal here.
package puzzle
