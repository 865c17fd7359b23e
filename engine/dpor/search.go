package dpor

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// Search is one exploration of a program. It is not safe for concurrent use, and
// must be closed.
type Search struct {
	program *engine.Program
	options Options
	machine *machine.Machine
	runner  runner
	tasks   int
	slots   int  // objects, then tasks
	robust  bool // some mutex is
	beside  bool // there may be accesses that reach no memory: see machine.Beside

	// The current run.
	state    *machine.State
	past     []past  // by task
	latest   []int32 // by task: its latest event, or the one that spawned it, or -1
	heads    []int32 // by slot: the latest event that touched it, or -1
	whole    int32   // the latest event that depends on everything, or -1
	failures []int32 // events with which a task went wrong
	depth    int     // steps made
	events   []event
	frames   []frame

	// One row an event.
	clocks   []uint32
	objects  []int64          // before the event
	statuses []machine.Status // before the event
	counted  []int64          // before the event: machine.State.Watched

	trees    trees
	pending  sequence       // the run that a race asks for
	scratch  *machine.State // for asking what such a run would do
	cover    []uint32       // see relate
	known    []uint32       // see knows
	reach    []uint32       // what happens before the last step of pending
	imagined struct {
		op    engine.Op
		print machine.Footprint
	}

	value    func(engine.ObjectID) int64 // valueOf, made once
	outcomes outcomes
	raced    []bool
	found    []bool // by kind of finding

	report Report
	again  bool // a greater depth begins the search anew
	done   bool
	closed bool
}

// New prepares a search. The error is the program's or one of its bodies' own.
func New(p *engine.Program, o Options) (*Search, error) {
	if err := sched.Validate(p); err != nil {
		return nil, err
	}
	o.Limits = o.Limits.withDefaults()
	s := &Search{program: p, options: o, machine: machine.New(p), tasks: len(p.Tasks), slots: len(p.Objects) + len(p.Tasks)}
	if o.Goroutines {
		s.runner = newGoroutines(p)
	} else {
		s.runner = newLearned(p)
	}
	s.beside = len(p.Processes) > 0
	for _, o := range p.Objects {
		s.robust, s.beside = s.robust || o.Robust, s.beside || o.Kind == engine.OutTray
	}
	s.past = make([]past, s.tasks)
	for t := range s.past {
		s.past[t].places, s.past[t].ops = make([]place, 1, 16), make([]engine.Op, 1, 16)
		s.runner.start(t, &s.past[t])
	}
	s.scratch = s.machine.Start()
	s.value = s.valueOf
	s.cover, s.known, s.reach = make([]uint32, s.tasks), make([]uint32, s.tasks), make([]uint32, s.tasks)
	s.begin()
	return s, nil
}

// begin puts the search before its first step.
func (s *Search) begin() {
	s.state = s.machine.Start()
	s.latest, s.heads, s.whole = fill(s.tasks), fill(s.slots), -1
	s.failures, s.depth = nil, 0
	s.events, s.frames, s.clocks, s.objects, s.statuses, s.counted = nil, nil, nil, nil, nil, nil
	s.trees = trees{free: none}
	s.outcomes, s.raced, s.found = newOutcomes(s.program), make([]bool, len(s.program.Objects)), make([]bool, engine.FindingKinds())
	s.report = Report{}
	s.done, s.again = false, false
	s.grow()
	s.frames[0].todo = none
	first := s.start()
	if first == nil && s.machine.Watches() {
		first = sched.PatienceFinding(s.machine, s.state, -1, engine.Op{}, 0, s.announced)
	}
	if first != nil { // nobody gets as far as a first step
		s.report.Executions = 1
		s.note(*first, nil)
		s.finish()
	}
}

// start puts the tasks before their first steps, and returns what is wrong with the
// first that does not get so far.
func (s *Search) start() (wrong *engine.Finding) {
	for t := range engine.TaskID(s.tasks) {
		s.past[t].count = 0
		if s.state.Tasks[t] != machine.Started || wrong != nil {
			continue
		}
		switch s.past[t].now().stage {
		case routine.Announced:
		case routine.Ended:
			s.machine.End(s.state, t)
		default:
			wrong = s.bodyFinding(t)
		}
	}
	return wrong
}

// announced returns what a task does next.
func (s *Search) announced(t engine.TaskID) (engine.Op, bool) {
	if s.state.Tasks[t] != machine.Started || s.past[t].now().stage != routine.Announced {
		return engine.Op{}, false
	}
	return *s.past[t].next(), true
}

func fill(n int) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// Prove searches to the end or to a limit and returns the report.
func Prove(p *engine.Program, o Options) (*Report, error) {
	s, err := New(p, o)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	for !s.Advance(1 << 20) {
	}
	return s.Report(), nil
}

// Close ends the goroutines that the search owns. The report stays readable, but
// the search cannot be advanced any more.
func (s *Search) Close() {
	if !s.closed {
		s.runner.close()
		s.closed, s.done = true, true
	}
}

// Advance makes about so many steps more and reports whether the search is done.
// The final report is the same however the work is sliced.
func (s *Search) Advance(steps int) (done bool) {
	for ; steps > 0 && !s.done; steps-- {
		if limit := s.reached(); limit != engine.NoLimit {
			s.report.Limit, s.done = limit, true
			break
		}
		s.advance()
	}
	return s.done
}

// memoryEvery is how often what the search takes is added up, in steps.
const memoryEvery = 1 << 12

func (s *Search) reached() engine.LimitName {
	l := &s.options.Limits
	switch {
	case s.report.Executions+s.report.Cut >= l.Executions:
		return engine.ExecutionsLimit
	case s.report.Steps >= l.Steps:
		return engine.StepsLimit
	case s.report.Steps%memoryEvery == 0 && s.bytes() > l.MemoryBytes:
		return engine.MemoryLimit
	}
	return engine.NoLimit
}

// advance makes one step, or ends the run and takes back what the next one does
// differently.
func (s *Search) advance() {
	t, branch, children, state := s.choose()
	if state == canMove && s.depth < s.options.Limits.Depth {
		s.step(t, branch, children)
		return
	}
	s.report.Deepest = max(s.report.Deepest, s.depth)
	switch state {
	case canMove:
		s.report.Cut++
		s.trees.drop(children)
		s.trees.drop(s.frames[s.depth].todo)
	case asleep:
		s.report.Blocked++
	case atEnd:
		s.endRun()
	}
	if s.options.First && s.report.Witness != nil {
		s.finish()
		return
	}
	s.takeBack()
}

// takeBack undoes steps until there is something else to do.
func (s *Search) takeBack() {
	for s.depth > 0 {
		s.undo()
		if s.frames[s.depth].todo != none {
			return
		}
	}
	s.finish()
}

func (s *Search) finish() {
	s.done = true
	if s.report.Cut > 0 {
		s.report.Limit, s.again = engine.DepthLimit, true
	} else if s.report.Witness == nil {
		s.report.Verdict = engine.Proved
	}
}

// Extend gives a search that has reached a limit new limits, so that it goes on
// where it stopped; with a greater depth it begins anew. It reports whether there
// is anything to go on with.
func (s *Search) Extend(limits Limits) bool {
	if s.closed || !s.done || s.report.Limit == engine.NoLimit {
		return false
	}
	before := s.options.Limits.Depth
	s.options.Limits = limits.withDefaults()
	deeper := s.options.Limits.Depth > before
	switch {
	case s.again && !deeper:
		return false
	case s.again || deeper && s.report.Cut > 0:
		s.begin()
	default:
		s.report.Limit, s.done = engine.NoLimit, false
	}
	return true
}

// Report returns what was found out. Before the search is done the verdict is
// Unknown, without a limit, unless there is a witness already.
func (s *Search) Report() *Report {
	r := s.report
	if r.Witness != nil {
		r.Verdict = engine.Refuted
	}
	r.Outcomes = s.outcomes.sorted()
	for i, raced := range s.raced {
		if raced {
			r.Races = append(r.Races, engine.ObjectID(i))
		}
	}
	for kind, found := range s.found {
		if found {
			r.Findings = append(r.Findings, engine.FindingKind(kind))
		}
	}
	return &r
}

// bytes returns about what the search takes.
func (s *Search) bytes() int {
	row := 4*s.tasks + 8*len(s.program.Objects) + s.tasks
	return s.runner.bytes() + s.trees.bytes() + len(s.frames)*(eventBytes+row) + s.sleepers()*sleeperBytes
}
