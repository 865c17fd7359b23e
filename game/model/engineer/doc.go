// Package engineer is the engineer's screen as a value: a level, the blueprint
// that the player draws, what the inspector says about it, and the run that is
// being looked at.
//
// The player edits, then runs the shift. Running starts two things at once: the
// reference shift begins to play on the floor, and a grade.Job tries every
// schedule in slices, one slice a Tick. If it finds a counterexample, that is put
// in the shift's place, paused where it matters. If it proves the factory, the
// level is solved, and the result is shown when the shift has come to its end.
//
// Everything that the player did to the blueprint is a list of puzzle.Edits with
// their inverses, so that undo and redo have no end. Looking at things (the
// playhead, an earlier failure, a hint) is no edit and is not undone.
//
// # What it refuses to do
//
// It keeps no progress beyond this visit: Work and Solved effects tell whoever
// does. It knows no words and no places on the screen, and it never gives a hint
// that was not asked for.
package engineer
