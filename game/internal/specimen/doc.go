// Package specimen has small levels for tests of the game: each has a few of the
// things, cards and tools that levels can have, so that together they have all of
// them. They are no levels to be played: nobody has to like them.
package specimen
