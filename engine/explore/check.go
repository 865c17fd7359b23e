package explore

import (
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/routine"
	"lostupdate/engine/watch"
)

// TB is the part of testing.TB that Check needs.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

// Check builds a program and fails the test unless every interleaving of it is
// right: no claim or assertion fails, nobody waits or goes round for ever, and
// nobody panics. The failure shows the clearest schedule that breaks it, step by
// step; a search that met a limit fails the test too, and says what it looked at.
//
// A task that keeps control for longer than its Watch has patience fails the test
// with its name and stack. Nobody can end it: the test goes on without it.
//
// The function may be called several times.
func Check(t TB, build func(w *World)) *engine.Report {
	t.Helper()
	var (
		dog     = &watch.Watch{}
		report  *engine.Report
		failure string
	)
	stray := dog.Do(func() {
		w, found, err := explore(build, dog)
		if err != nil {
			failure = err.Error()
			return
		}
		switch report = found; report.Verdict {
		case engine.Refuted:
			failure = Describe(&w.program, report.Clearest)
		case engine.Unknown:
			failure = describeLimit(report)
		}
	})
	if stray != nil {
		failure, report = stray.Error(), nil
	}
	if failure != "" {
		t.Fatalf("%s", failure)
	}
	return report
}

// describeLimit says why there is no verdict, and what there is instead.
func describeLimit(r *engine.Report) string {
	if r.Limit == engine.TasksLimit {
		return fmt.Sprintf("no verdict: there can be at most %d tasks, and more are started", engine.TasksMax)
	}
	text := fmt.Sprintf("no verdict: the search met its limit on %s after %d states", r.Limit, r.States)
	if c := r.Coverage; c != nil {
		text += fmt.Sprintf("; nothing is wrong with %d runs in different orders (%d more seem to have no end) and %d random ones, %d of them different",
			c.Traces, c.Cut, c.Random, c.Distinct)
	}
	return text
}

// Explore builds a program and searches it. The function may be called several
// times: if tasks are started while the program runs, it is built again with as many
// as turn out to be needed. With more than engine.TasksMax the verdict is Unknown.
//
// The states are searched first. If their limits are met, or if hardly any local
// states merge, which is so for bodies that remember what they saw and set no marks,
// the search goes over to one that keeps no states, of package dpor; and if that meets
// its limits too, to random runs. Those never prove anything: then the verdict is
// Unknown, with the limit that the search over states met, and Report.Coverage.
func Explore(build func(w *World)) (*engine.Program, *engine.Report, error) {
	w, report, err := explore(build, nil)
	return &w.program, report, err
}

func explore(build func(w *World), dog *watch.Watch) (*World, *engine.Report, error) {
	var spares []int
	for {
		w := &World{watch: dog, watched: dog != nil, spares: spares}
		if dog == nil {
			w.watch = &watch.Watch{}
		}
		build(w)
		if len(w.kinds) > 0 {
			w.program.Observed = slices.Clip(append([]engine.ObjectID{}, w.variables...))
		}
		report, err := w.search()
		if err != nil || !w.exhausted() {
			return w, report, err
		}
		var enough bool
		if spares, enough = w.more(); !enough {
			return w, w.withoutTasks(report), nil
		}
	}
}

// standingBy returns how many tasks of a kind stand by.
func (w *World) standingBy(kind int) int {
	if kind < len(w.spares) {
		return w.spares[kind]
	}
	return 1
}

func (w *World) exhausted() bool {
	return slices.ContainsFunc(w.kinds, func(k *routine.Kind) bool { return k.Exhausted })
}

// more returns twice as many tasks of the kinds that were exhausted. It is false if
// there is no room for one more.
func (w *World) more() (spares []int, enough bool) {
	tasks, objects := engine.TasksMax-len(w.program.Tasks), engine.ObjectsMax-len(w.program.Objects)
	for _, k := range w.kinds {
		have := len(k.Spares)
		if k.Exhausted {
			add := min(have, tasks, objects)
			tasks, objects = tasks-add, objects-add
			have, enough = have+add, enough || add > 0
		}
		spares = append(spares, have)
	}
	return spares, enough
}

// withoutTasks returns what is known of a program that starts more tasks than there
// can be: what went wrong before that, if anything did.
func (w *World) withoutTasks(r *engine.Report) *engine.Report {
	real := func(one *engine.Witness) bool { return one != nil && one.Finding.Detail != routine.NoSpare }
	switch {
	case real(r.Shortest):
		r.Clearest, r.Inexact = r.Shortest, true
	case real(r.Clearest):
		r.Shortest, r.Inexact = r.Clearest, true
	default:
		return &engine.Report{Limit: engine.TasksLimit, States: r.States, Transitions: r.Transitions, Coverage: r.Coverage}
	}
	return r
}

// search makes the searches one after the other, until there is a verdict.
func (w *World) search() (*engine.Report, error) {
	if len(w.kinds) > 0 { // a few runs mostly tell whether enough tasks stand by
		if s, err := SampleRuns(&w.program, Sampling{Runs: 20}); err != nil || w.exhausted() {
			return sampled(s), err
		}
	}
	s, err := NewWith(&w.program, w.options)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	c := &engine.Coverage{}
	tried := false
	for !s.Advance(1 << 14) {
		if !tried && s.apart() {
			tried = true
			if report, err := w.withoutStates(s, c); err != nil || report != nil {
				return report, err
			}
		}
	}
	if s.Report().Verdict != engine.Unknown {
		return s.Report(), nil
	}
	if !tried {
		if report, err := w.withoutStates(s, c); err != nil || report != nil {
			return report, err
		}
	}
	return w.atRandom(s, c)
}

func sampled(s *Sample) *engine.Report {
	if s == nil {
		return nil
	}
	return &s.Report
}

// apartStates is how many states there must be before it is asked whether they
// merge, and apartShare how many states there should be for each local one.
const (
	apartStates = 1 << 14
	apartShare  = 4
)

// apart reports whether hardly any local states merge.
func (s *Search) apart() bool {
	states := s.Progress().States
	if states < apartStates {
		return false
	}
	nodes := 0
	for _, body := range s.space.bodies {
		nodes += body.Len()
	}
	return nodes*apartShare > states
}

// cutMax is how many runs may be cut off before a program is taken to have no end.
const cutMax = 100

// withoutStates makes runs in all orders that matter, up to the first finding. It
// returns nil if that comes to no verdict.
func (w *World) withoutStates(s *Search, c *engine.Coverage) (*engine.Report, error) {
	o := w.stateless
	o.Races, o.First = o.Races || w.options.Races, true
	d, err := dpor.New(&w.program, o)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	for !d.Advance(1<<16) && d.Report().Cut < cutMax {
	}
	found := d.Report()
	c.Traces, c.Cut = found.Executions, found.Cut
	if found.Verdict == engine.Unknown {
		return nil, nil
	}
	p := s.Progress()
	r := &engine.Report{Verdict: found.Verdict, States: p.States, Transitions: p.Transitions,
		Outcomes: found.Outcomes, Races: found.Races, Coverage: c}
	s.show(r, found.Witness)
	return r, nil
}

// show puts a witness of unknown cost into a report.
func (s *Search) show(r *engine.Report, w *engine.Witness) {
	if w != nil {
		again := s.witness(w.Schedule) // counts the preemptions
		again.Finding = w.Finding
		r.Shortest, r.Clearest, r.Inexact = again, again, true
	}
}

// atRandom makes random runs, and as many by priorities.
func (w *World) atRandom(s *Search, c *engine.Coverage) (*engine.Report, error) {
	r := s.Report()
	r.Coverage = c
	o := w.sampling
	if o.StepsMax == 0 {
		o.StepsMax = dpor.DefaultDepth
	}
	o.Races = o.Races || w.options.Races
	depths := []int{0, 3}
	if o.Depth > 0 {
		depths = []int{0, o.Depth}
	}
	seen := map[string]bool{}
	for _, depth := range depths {
		o.Depth = depth
		sample, err := sampleRuns(&w.program, o, seen)
		if err != nil {
			return nil, err
		}
		c.Random, c.Distinct = c.Random+sample.Runs, c.Distinct+sample.Distinct
		if sample.Report.Verdict == engine.Refuted {
			r.Verdict, r.Limit, r.Outcomes = engine.Refuted, engine.NoLimit, sample.Report.Outcomes
			s.show(r, sample.Report.Shortest)
			return r, nil
		}
	}
	return r, nil
}
