// Package predict is a level's question as a value: which numbers are possible at
// the end, what the player has ticked, and what is true.
//
// The answer is worked out by searching all schedules, a slice with every tick, so
// that the screen stays awake; it stands in no file. A Model is changed by its
// Update only, and Closed when it is left.
//
// It refuses to keep score: a question is there to think before looking, and a
// wrong answer costs nothing.
package predict
