package explore

import (
	"math/big"

	"lostupdate/engine"
)

// Search is one exploration of a program. It is not safe for concurrent use, and
// must be closed.
//
// The verdict comes from a run that leaves out orders of steps that cannot matter.
// Witnesses and the number of interleavings need the whole graph, with states that
// differ by an exchange of tasks still taken together; where the first run left
// nothing out, its graph is used.
type Search struct {
	program *engine.Program
	options Options
	space   *space
	assumed *assumptions
	movers  *movers

	closed  bool
	phase   phase
	stopped phase    // what a reached limit has interrupted
	verdict *breadth // the run that decides
	whole   *breadth // the run that nothing is left out of; nil until needed
	limit   engine.LimitName

	clearest clearestSearch
	shortest shortestSearch
	living   living
	counting counting
	report   engine.Report
}

// phase is what Advance works on.
type phase uint8

const (
	deciding phase = iota
	hunting        // builds the whole graph, up to the first finding
	clearing
	shortening
	enlivening // looks for livelocks
	completing // builds the rest of the whole graph
	counted
	finished
)

// Progress tells how far a search has come.
type Progress struct {
	States, Transitions int
	Depth               int  // layers of the search begun
	Found               bool // the verdict will be Refuted
	Done                bool
}

// New prepares a search with the default options. The error is the program's,
// from Validate.
func New(p *engine.Program, limits engine.Limits) (*Search, error) {
	return NewWith(p, Options{Limits: limits})
}

// NewWith prepares a search. The error is the program's, from Validate.
func NewWith(p *engine.Program, o Options) (*Search, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	o.Limits = withDefaults(o.Limits)
	s := &Search{program: p, options: o, space: newSpace(p), assumed: &assumptions{}}
	s.space.only = o.Only
	if !o.NoReduction {
		s.movers = newMovers(p, s.assumed)
	}
	s.begin()
	if s.space.startFails() { // nobody gets as far as a first step
		s.phase = finished
		if !s.space.counts(failed) {
			s.report = engine.Report{Verdict: engine.Proved, States: 1, Interleavings: big.NewInt(1)}
			return s, nil
		}
		s.report = engine.Report{Verdict: engine.Refuted, States: 1, Interleavings: big.NewInt(1)}
		s.report.Shortest = s.witness(nil)
		s.report.Clearest = s.report.Shortest
	}
	return s, nil
}

// begin begins the deciding run, or begins it again.
func (s *Search) begin() {
	s.assumed.broken = false
	if s.space.wide {
		s.movers, s.options.NoSymmetry = nil, true
	}
	mode := adding
	if s.movers != nil {
		s.movers.forget()
		mode = reducing
	}
	g := newGraph(s.space, s.options, s.movers, s.assumed)
	if g == nil {
		s.report.Limit, s.phase = engine.MemoryLimit, finished
		return
	}
	s.verdict = newBreadth(s.space, g, mode, s.options)
}

// Prove searches with the default options to the end or to a limit.
func Prove(p *engine.Program, limits engine.Limits) (*engine.Report, error) {
	return ProveWith(p, Options{Limits: limits})
}

// ProveWith searches to the end or to a limit and returns the report.
func ProveWith(p *engine.Program, o Options) (*engine.Report, error) {
	s, err := NewWith(p, o)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	for !s.Advance(1 << 20) {
	}
	return s.Report(), nil
}

// Close ends the goroutines that the search owns. The report stays readable, without a
// verdict where the search has not come to its end, but it cannot be advanced any more.
func (s *Search) Close() {
	if s.phase != finished {
		s.report = *s.Report()
	}
	s.living.giveUp()
	s.space.close()
	s.closed = true
	s.phase = finished
}

// Advance tries about so many transitions more and reports whether the search is
// done. The final report is the same however the work is sliced.
func (s *Search) Advance(transitions int) (done bool) {
	for transitions > 0 && s.phase != finished {
		switch s.phase {
		case deciding:
			transitions -= s.decide()
		case hunting:
			transitions -= s.hunt()
		case clearing:
			transitions -= s.clear()
		case shortening:
			transitions -= s.shorten()
		case enlivening:
			transitions -= s.live()
		case completing:
			transitions -= s.complete()
		case counted:
			transitions -= s.count()
		}
	}
	return s.phase == finished
}

// Progress tells how far the search has come.
func (s *Search) Progress() Progress {
	p := Progress{Done: s.phase == finished}
	if s.verdict != nil {
		p.States, p.Transitions = s.verdict.graph.size(), s.verdict.transitions
		p.Depth, p.Found = s.verdict.depth(), s.verdict.earliest >= 0
	}
	return p
}

// Report returns what was found out. Before the search is done the verdict is
// Unknown, without a limit.
func (s *Search) Report() *engine.Report {
	report := s.report
	if s.phase != finished {
		p := s.Progress()
		return &engine.Report{States: p.States, Transitions: p.Transitions}
	}
	return &report
}

// decide expands one state of the deciding run.
func (s *Search) decide() (used int) {
	b := s.verdict
	if b.done() {
		return s.decided(engine.NoLimit)
	}
	if limit := b.reached(s.options.Limits); limit != engine.NoLimit {
		return s.decided(limit)
	}
	used = b.expand()
	if used == 0 {
		return s.decided(engine.MemoryLimit)
	}
	if s.assumed.broken {
		s.begin()
	}
	return used
}

// decided ends the deciding run.
func (s *Search) decided(limit engine.LimitName) int {
	b := s.verdict
	s.limit = limit
	s.report = engine.Report{Verdict: engine.Proved, Limit: limit, States: b.graph.size(), Transitions: b.transitions,
		Outcomes: b.outcomes.sorted(), Races: s.space.races()}
	switch {
	case b.earliest >= 0:
		s.report.Verdict = engine.Refuted
	case limit != engine.NoLimit:
		s.report.Verdict = engine.Unknown
	}
	if s.report.Verdict != engine.Unknown && (s.movers == nil || !s.movers.applied) {
		b.mode = adding // a run that may be extended must go on as it began
		s.whole = b
	}
	switch {
	case s.report.Verdict == engine.Refuted && !s.options.NoWitness:
		s.phase = hunting
	case s.report.Verdict == engine.Proved && b.back && !s.options.NoLiveness && s.space.seeksEndless():
		s.phase = enlivening
	case s.report.Verdict == engine.Proved && !s.options.NoInterleavings:
		s.phase = completing
	default:
		s.stop(deciding)
	}
	return 1
}

// stop ends the search; if its verdict is Unknown it can be extended.
func (s *Search) stop(at phase) { s.phase, s.stopped = finished, at }

// Extend gives a search that has reached a limit new limits, so that it goes on
// where it stopped. It reports whether there is anything to go on with.
func (s *Search) Extend(limits engine.Limits) bool {
	if s.closed || s.phase != finished || s.report.Verdict != engine.Unknown || s.verdict == nil {
		return false
	}
	s.options.Limits = withDefaults(limits)
	s.phase = s.stopped
	if s.phase == enlivening {
		s.report.Verdict, s.report.Limit = engine.Proved, engine.NoLimit
	}
	return true
}

// hunt expands one state of the whole graph, until all witnesses of the least
// length are in it.
func (s *Search) hunt() (used int) {
	b := s.wholeRun()
	if b.earliest >= 0 && (b.done() || b.nextDepth() > b.earliest) {
		s.phase = clearing
		return 1
	}
	if b.reached(s.options.Limits) != engine.NoLimit {
		return s.giveUpHunt()
	}
	if used = b.expand(); used == 0 {
		return s.giveUpHunt()
	}
	if s.assumed.broken {
		s.beginWholeAnew()
	}
	return used
}

// beginWholeAnew drops the whole graph, which was built upon what has turned out
// wrong: it has come to operations that the deciding run never met.
func (s *Search) beginWholeAnew() {
	s.assumed.broken = false
	s.options.NoSymmetry = s.options.NoSymmetry || s.space.wide
	s.whole = nil
	s.clearest = clearestSearch{}
}

// giveUpHunt falls back on the schedule by which the deciding run came to its
// finding: a witness, but perhaps not the shortest.
func (s *Search) giveUpHunt() int {
	b := s.verdict
	way := b.finding.way()
	parents := b.parentsUpTo(b.finding.state)
	for at := b.finding.state; at != 0; at = int(parents[at].state) {
		p := parents[at]
		way = append(way, choice{int(p.state), p.task, p.branch})
	}
	s.report.Shortest = s.witness(s.realise(b, reversed(way)))
	s.report.Clearest = s.report.Shortest
	s.report.Inexact = true
	s.phase = finished
	return 1
}

// wholeRun returns the run that leaves nothing out, begun if need be.
func (s *Search) wholeRun() *breadth {
	if s.whole == nil {
		s.whole = s.newWholeRun()
	}
	return s.whole
}

func (s *Search) newWholeRun() *breadth {
	return newBreadth(s.space, newGraph(s.space, s.options, nil, s.assumed), adding, s.options)
}

// afterWitness chooses what to do when both witnesses are known.
func (s *Search) afterWitness() {
	s.phase = completing
	if s.limit != engine.NoLimit || s.options.NoInterleavings {
		s.phase = finished
	}
}

// complete expands one state of the whole graph, until it is complete.
func (s *Search) complete() (used int) {
	b := s.wholeRun()
	switch {
	case b.done() && b.ways != nil:
		s.report.Interleavings = new(big.Int).SetUint64(b.total)
		s.phase = finished
		return 1
	case b.done():
		s.phase = counted
		return 1
	case b.reached(s.options.Limits) != engine.NoLimit:
		s.phase = finished
		return 1
	}
	if used = b.expand(); used == 0 {
		s.phase = finished
		return 1
	}
	if s.assumed.broken {
		s.beginWholeAnew()
	}
	return used
}
