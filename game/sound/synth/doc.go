// Package synth makes every sound of the game from numbers: there are no recordings.
//
// A Cue is a short sound for one event, a handful of Notes; Render turns it into samples. A Loop is the music: a score
// that is composed once from a fixed seed and played for ever, computed a buffer at a time, since a whole loop would
// take megabytes.
//
// Everything is a function of tables in this package: the same cue gives the same samples on every platform, up to the
// last bit of a float. There is no clock and no global random source.
//
// It refuses to make any sound itself: package sound plays, this package only computes.
package synth
