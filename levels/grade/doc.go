// Package grade judges a blueprint: is it right under every schedule, how long
// does the reference shift take, and which stars has it earned.
//
// A Job is one judgement. It is advanced in slices of a budget that counts steps
// of the search, not time, so that a screen can stay awake meanwhile and so that
// the result is the same however it was sliced:
//
//	job, err := grade.New(level, blueprint, engine.Limits{})
//	for !job.Advance(2_000) {
//		draw(job.Progress())
//	}
//	show(job.Result())
//
// # Engineer levels
//
// The reference shift runs once on the stated benches and gives the ticks. The
// search tries every schedule and says whether the factory is SAFE. Proved means
// that it is safe and that the reference shift meets the level's demands.
//
// # Sabotage levels
//
// A schedule is proved when replaying it shows the failure that the level asks
// for. With an empty schedule there is nothing to judge yet: the search then
// judges the factory as it stands, as for an engineer, which shows whether and
// how it can be broken.
//
// A claim that the factory cannot be broken is judged by the search too. A livelock
// is shown by a schedule that comes back to where it was before: see Round.
//
// # Levels of two parts
//
// A blueprint with a schedule or a claim is judged as a saboteur's, any other one as
// an engineer's. Where the saboteur slows the shift down (puzzle.Slowing), both parts are
// judged as an engineer's are, each with its own goal and par.
//
// # Questions
//
// An Inquiry works out which values a global can have in the end. The answer stands
// in no file.
//
// # What it refuses to do
//
// It never samples: a search that met a limit says Unknown and names the limit.
// It does not believe pars or expectations in solution files to be met; it
// compares with them.
package grade
