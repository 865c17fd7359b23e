//go:build js

// Command echo is a small program for the browser that says back what it is told. The tests of this folder use it to
// try, in a real browser, everything that lies between a player and the game: the loader, the canvas, the input events,
// the saved data and the mirror for screen readers.
//
// The text of its mirror is "visit N", where N is kept from visit to visit, and below it the events, one a line. With
// "?pause=MS" in the address every tick takes so many milliseconds; with "?fail=1" it gives up at the third tick, with
// "?panic=1" it breaks.
package main
