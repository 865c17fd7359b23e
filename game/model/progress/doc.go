// Package progress is the document that keeps what a player has reached: settings, the unfinished work of every level,
// and the solutions that were proved.
//
// The document is JSON with a version. Parse reads it and validates all of it before any of it counts. A document of a
// newer version is refused with ErrNewer and must be left alone: whoever read it must not write over it. Every change
// of the shape, a new field included, raises Version, and Parse then upgrades older documents.
//
// Stars and measures in a document are claims. They carry the revision of the level and the version of the rules that
// they were made under; when either has changed, Stale says so, and the game has them recomputed.
//
// A machine has a document of its own, Machine: who played last, and the settings that all players share. There is no list
// of players. Every player's document has his name, and the settings that held when it was written, so that none of them
// needs another one to be read; whose document is there, is there.
//
// Levels that the game does not know are kept as they are: they may be those of another release. The package does not
// know where documents lie; that is the business of package store.
package progress
