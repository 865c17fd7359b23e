// Package options is what a player asks of the program when starting it: on the desktop with flags, in the browser with
// the part of the address behind "?".
//
// Both are read into the same Options and checked by the same rules. A flag that makes no sense is an error that names
// the flag and the way out, in English and Chinese; in an address it is passed over, because addresses are passed
// around and a link should always open the game.
//
// The package refuses to know the levels: whether a level of that name exists is found out by whoever opens it. And it
// has no side effect but printing help.
package options
