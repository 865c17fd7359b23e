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
// # How long a verdict takes
//
// No verdict of the campaign is to take more than 100 ms natively, and 300 ms in a
// browser. This says which ones take longest:
//
//	go test -run - -bench SlowestVerdict -benchtime 40x ./levels/grade
//	GOOS=js GOARCH=wasm go test -run - -bench SlowestVerdict -benchtime 25x \
//		-exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./levels/grade
//
// Of the 401 openings and solutions, best of all rounds on two cores of an AMD EPYC that
// had much else to do, Go 1.26, node 20:
//
//	level and solution                       states   native     wasm
//	66-push-factory/trap-only-the-write     251 879    64 ms   155 ms
//	66-push-factory/trap-key-at-the-belt     49 427    28 ms    73 ms
//	66-push-factory/proof                    88 413    20 ms    46 ms
//	53-the-patient-painter/proof              5 001     5 ms    23 ms
//	all of any other level                             < 4 ms  < 23 ms
//
// A verdict is worked out in slices between two pictures, and this says how long the longest of them take, as large as
// the game's and as small as they get:
//
//	go test -run - -bench LargestPiece -benchtime 8x ./levels/grade
//
// The smallest pieces are all below 5 ms in WebAssembly on a machine with much else to do. A slice of 20 000 steps takes
// up to 6 ms natively, and up to 24 ms in WebAssembly.
//
// Of all that can be built in level 66 nothing takes longer than its first row. A test
// bounds the work that a verdict is for the search, so that a level which takes too long
// is noticed on any machine.
//
// # What it refuses to do
//
// It never samples: a search that met a limit says Unknown and names the limit.
// It does not believe pars or expectations in solution files to be met; it
// compares with them.
package grade
