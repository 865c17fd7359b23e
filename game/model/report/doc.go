// Package report is what the game tells a page around it: how far the player is, level by level, and the solutions
// themselves. A page of a learning platform or of a class server is such a page; package host carries the text to it.
//
// # The report
//
// Print writes one JSON object. Fields may be added, but none is renamed, removed or given another meaning while version
// stays 1:
//
//	version   1
//	levels    array with one object for every level that was asked for, in that order; without an assignment all
//	          levels. Each has id, chapter (its number), stars (0 to 3), wanted (stars that are wanted, 1 to 3), solved
//	          (all of its parts are proved), and of the best solution ticks, keys, memory, steps and interrupts; those
//	          are 0 while nothing is solved, or where the level has no such measure
//	stars     stars that count: of each level no more than are wanted
//	maxStars  the most that stars can be
//	done      whether every level has the stars that are wanted
//	last      id of the level that was open last, or ""
//	handedIn  whether the player has just pressed "hand in"
//	ticket    the ticket that the player would hand in, as class.Ticket prints it; "" while there is nothing in it
//	kept      a short text that brings all of this back on another machine; see Kept
//
// Everything here but the solutions is a claim: whoever must know grades the ticket.
//
// # What it refuses to do
//
// It judges nothing and knows no page. What comes back from one is bounded, checked, and told apart: damaged, or
// written by a newer release.
package report
