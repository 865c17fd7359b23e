// Package page is the browser version of the game as a set of files in memory, for whoever gives it to a class: in an
// archive for a learning platform, or from a server.
//
// This side of the house does not know the game. So the files come from outside: Open reads a folder that
// "go run ./game --export FOLDER" has written, and Build runs that command with the Go tool, in the source tree around
// the working directory. The second time that takes seconds, since the game keeps what it has built.
//
// WithScript puts a script in front of the program's, such as one that sets globalThis.lostUpdateHost; package
// lostupdate/game/host says what the game does with it. The page's policy lets scripts run that are files beside it and
// no others: none that stands in the page, and no eval.
//
// # What it refuses to do
//
// It changes nothing but the list of scripts, reads no links and no folders below, and takes no more than the bounds say.
package page
