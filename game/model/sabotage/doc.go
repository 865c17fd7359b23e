// Package sabotage is the saboteur's screen as a value: a level, the schedule
// that the player makes step by step, and what has come of it.
//
// The player is the foreman. StepTask lets a worker do his next step, on the
// real goroutines of a sched.Session; whoever cannot move has a Refusal that says
// why. Moving off a worker who could have gone on is an interrupt; a level may
// allow only so many.
//
// The schedule is a list of steps and a place in it. Undo goes back the way the
// player came, move by move, without limit; Seek goes to any place in the list,
// Reset to its beginning, and both are moves themselves that can be undone.
// Steps behind the place stay in the list, to be gone to again, until another
// step is made there; undoing that brings them back too.
//
// When the failure that the level asks for has happened, package grade judges
// the schedule and the level is solved. When everybody has gone home and nothing
// has happened, the model says so; the player may go back.
//
// # What it refuses to do
//
// It decides nothing about the program: who can move and what a step does is the
// engine's business, and what counts as broken is package grade's. It knows no
// words and no places on the screen, keeps no progress beyond this visit, and
// never gives a hint that was not asked for.
package sabotage
