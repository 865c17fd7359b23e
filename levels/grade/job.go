package grade

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/engine/cores"
	"lostupdate/engine/explore"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Job is one judgement of one blueprint. All its methods must be called from the
// same goroutine, since the search owns goroutines that only this one may resume.
// Close it if it is given up before it is done.
type Job struct {
	level   *levels.Level
	factory *compile.Factory
	limits  engine.Limits
	search  *explore.Search // nil before the first Advance and after the last
	shift   *Shift
	result  *Result
	closed  bool
}

// New begins to judge. Of a level with two parts it judges the part for which the
// blueprint is meant. It refuses a blueprint that the level does not allow with
// a *puzzle.Illegal. Zero limits stand for the defaults of package explore.
// Nothing runs before the first Advance.
func New(level *levels.Level, blueprint puzzle.Blueprint, limits engine.Limits) (*Job, error) {
	level = level.Part(level.Puzzle.PartOf(blueprint))
	factory, err := compile.Compile(level.Puzzle, blueprint)
	if err != nil {
		return nil, err
	}
	bench := Bench(factory)
	if err := bench.Validate(len(factory.Tasks)); err != nil {
		return nil, err
	}
	return &Job{level: level, factory: factory, limits: limits}, nil
}

// Judge does a whole job at once.
func Judge(level *levels.Level, blueprint puzzle.Blueprint, limits engine.Limits) (*Result, error) {
	job, err := New(level, blueprint, limits)
	if err != nil {
		return nil, err
	}
	defer job.Close()
	for !job.Advance(sliceTransitions) {
	}
	return job.Result(), nil
}

// ScreenLimits are for a judgement that a player waits for, perhaps in a browser
// tab: far more than a level of the campaign needs, and over within seconds.
func ScreenLimits() engine.Limits {
	return engine.Limits{States: 500_000, Transitions: 10_000_000, MemoryBytes: 192 << 20}
}

// sliceTransitions is how much Judge does at a time. It shows in nothing.
const sliceTransitions = 100_000

// Factory returns what is judged, with the map from steps to stations.
func (j *Job) Factory() *compile.Factory { return j.factory }

// Shift returns the reference shift, which is run before the search begins, so
// that a screen can show it meanwhile. It is nil before the first Advance and
// where a sabotage schedule is judged.
func (j *Job) Shift() *Shift { return j.shift }

// Advance goes on for about that many steps of the search and reports whether
// the job is done.
func (j *Job) Advance(transitions int) (done bool) {
	switch {
	case j.result != nil || j.closed:
		return true
	case len(j.factory.Blueprint.Schedule) > 0:
		j.result = judgeSchedule(j.level, j.factory)
		return true
	case j.search == nil:
		j.shift = must(RunShift(j.factory, 0))
		j.search = must(explore.New(j.factory.Program, j.limits))
		return false
	}
	if !j.search.Advance(transitions) {
		return false
	}
	report := j.search.Report()
	j.Close()
	if j.factory.Blueprint.Claim {
		j.result = judgeClaim(j.level, j.factory, report)
	} else {
		j.result = judgeFactory(j.level, j.factory, j.shift, report)
	}
	return true
}

// Progress returns how far the job has come.
func (j *Job) Progress() Progress {
	switch {
	case j.result != nil && j.result.Report != nil:
		r := j.result
		return Progress{States: r.Report.States, Transitions: r.Report.Transitions, Refuted: r.Verdict == engine.Refuted, Done: true}
	case j.result != nil:
		return Progress{Refuted: j.result.Verdict == engine.Refuted, Done: true}
	case j.search != nil:
		p := j.search.Progress()
		return Progress{States: p.States, Transitions: p.Transitions, Depth: p.Depth, Refuted: p.Found}
	}
	return Progress{}
}

// Result returns the judgement, or nil while the job is not done.
func (j *Job) Result() *Result { return j.result }

// Close gives back what the search holds. A job that is done has nothing left to
// close; one that was closed before stays without a result.
func (j *Job) Close() {
	j.closed = true
	if j.search != nil {
		j.search.Close()
		j.search = nil
	}
}

// Shift is one run on the level's benches.
type Shift struct {
	Trace   *engine.Trace // with ticks and spans
	Metrics cores.Metrics
}

// RunShift makes one run of a factory on its level's benches. With seed 0 it is
// the reference shift; with any other, who works next is picked at random.
func RunShift(f *compile.Factory, seed uint64) (*Shift, error) {
	bench := Bench(f)
	bench.Seed = seed
	trace, metrics, err := cores.Run(f.Direct, bench)
	if err != nil {
		return nil, err
	}
	return &Shift{Trace: trace, Metrics: metrics}, nil
}

// must is for what New has made sure of.
func must[T any](value T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("grade: a program that was checked is refused: %v", err))
	}
	return value
}
