package explore

import (
	"math/big"

	"lostupdate/engine"
)

// Limits that hold where the caller gives none.
const (
	DefaultStates      = 4_000_000
	DefaultTransitions = 100_000_000
	DefaultMemoryBytes = 1 << 30
)

// Search is one exploration of a program. It is not safe for concurrent use, and
// must be closed.
type Search struct {
	program *engine.Program
	limits  engine.Limits
	space   *space
	packed  *layout // of the states in store
	store   *store

	phase    phase
	cursor   int   // next state to expand
	layers   []int // index of the first state of each depth
	layerEnd int   // index behind the last state of the deepest layer begun

	states, transitions int // met by the breadth-first search
	limit               engine.LimitName
	earliest            int // fewest steps of a finding met so far, or -1
	outcomes            outcomeSet

	options  []option // of the state looked at last
	shortest shortestSearch
	clearest clearestSearch
	counting counting
	report   engine.Report
}

// phase is what Advance works on.
type phase uint8

const (
	expanding phase = iota // breadth-first search
	shortening
	clearing
	counted
	finished
)

// Progress tells how far a search has come.
type Progress struct {
	States, Transitions int
	Depth               int  // steps from the start to the states being expanded
	Found               bool // the verdict will be Refuted
	Done                bool
}

// New prepares a search. The error is the program's, from Validate.
func New(p *engine.Program, limits engine.Limits) (*Search, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	s := &Search{program: p, limits: withDefaults(limits), space: newSpace(p), earliest: -1, layers: []int{0}, layerEnd: 1}
	first := s.space.start()
	s.packed = s.space.layout
	s.store = newStore(s.packed.words)
	s.store.add(first)
	s.options = make([]option, len(p.Tasks))
	s.states = 1
	if s.space.startFails(first) >= 0 { // nobody gets as far as a first step
		s.found(0)
		s.endExpansion(engine.NoLimit)
	}
	return s, nil
}

func withDefaults(l engine.Limits) engine.Limits {
	if l.States <= 0 {
		l.States = DefaultStates
	}
	if l.Transitions <= 0 {
		l.Transitions = DefaultTransitions
	}
	if l.MemoryBytes <= 0 {
		l.MemoryBytes = DefaultMemoryBytes
	}
	return l
}

// Prove searches to the end or to a limit and returns the report.
func Prove(p *engine.Program, limits engine.Limits) (*engine.Report, error) {
	s, err := New(p, limits)
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
	s.space.close()
	s.phase = finished
}

// Advance tries about so many transitions more and reports whether the search is
// done. The final report is the same however the work is sliced.
func (s *Search) Advance(transitions int) (done bool) {
	for transitions > 0 && s.phase != finished {
		switch s.phase {
		case expanding:
			transitions -= s.expand()
		case shortening:
			transitions -= s.shorten()
		case clearing:
			transitions -= s.clear()
		case counted:
			transitions -= s.count()
		}
	}
	return s.phase == finished
}

// Progress tells how far the search has come.
func (s *Search) Progress() Progress {
	return Progress{States: s.states, Transitions: s.transitions, Depth: len(s.layers) - 1,
		Found: s.earliest >= 0, Done: s.phase == finished}
}

// Report returns what was found out. Before the search is done the verdict is
// Unknown, without a limit.
func (s *Search) Report() *engine.Report {
	if s.phase != finished {
		return &engine.Report{States: s.states, Transitions: s.transitions}
	}
	report := s.report
	return &report
}

// expand does the next state of the breadth-first search and returns how many
// transitions that took, at least 1.
func (s *Search) expand() (used int) {
	if s.cursor == s.store.count {
		s.endExpansion(engine.NoLimit)
		return 1
	}
	if limit := s.limitReached(); limit != engine.NoLimit {
		s.endExpansion(limit)
		return 1
	}
	if s.cursor == s.layerEnd {
		s.layers = append(s.layers, s.cursor)
		s.layerEnd = s.store.count
	}
	depth := len(s.layers) - 1
	s.look(s.cursor, true)
	leaf, waits := true, false
	for _, o := range s.options {
		switch o.effect {
		case blocked:
			waits = true
		case stepped:
			leaf = false
			used++
		case failed, refused:
			leaf = false
			used++
			s.found(depth + 1)
		}
	}
	if leaf {
		s.end(s.cursor, depth, waits)
	}
	s.transitions += used
	s.cursor++
	s.states = s.store.count
	return max(used, 1)
}

// end judges a state in which nobody can move.
func (s *Search) end(state, depth int, waits bool) {
	if waits {
		s.found(depth)
		return
	}
	s.space.unpack(s.store.at(state))
	s.outcomes.add(s.space.machine.Outcome(s.space.scratch))
	if !s.space.machine.FinalHolds(s.space.scratch) {
		s.found(depth)
	}
}

func (s *Search) found(steps int) {
	if s.earliest < 0 || steps < s.earliest {
		s.earliest = steps
	}
}

func (s *Search) limitReached() engine.LimitName {
	switch {
	case s.store.count > s.limits.States:
		return engine.StatesLimit
	case s.transitions >= s.limits.Transitions:
		return engine.TransitionsLimit
	case s.store.bytes() >= s.limits.MemoryBytes:
		return engine.MemoryLimit
	}
	return engine.NoLimit
}

func (s *Search) endExpansion(limit engine.LimitName) {
	s.limit = limit
	s.states = s.store.count
	s.report = engine.Report{Verdict: engine.Proved, Limit: limit, States: s.states, Transitions: s.transitions,
		Outcomes: s.outcomes.sorted()}
	switch {
	case s.earliest == 0:
		s.report.Verdict = engine.Refuted
		s.report.Shortest = &engine.Witness{Finding: s.findingAt(0, -1)}
		s.report.Clearest = s.report.Shortest
		s.report.Interleavings = big.NewInt(1)
		s.phase = finished
	case s.earliest > 0:
		s.report.Verdict = engine.Refuted
		s.phase = shortening
	case limit != engine.NoLimit:
		s.report.Verdict = engine.Unknown
		s.phase = finished
	default:
		s.phase = counted
	}
}

// option is what one task can do in the state looked at.
type option struct {
	effect effect
	target int // state it leads to, where stepped; -1 if that is not stored
}

// look fills s.options for a state. New states are stored if add is set.
func (s *Search) look(i int, add bool) {
	state := s.store.at(i)
	for t := range s.options {
		effect := s.space.step(state, t)
		for effect == widened {
			s.store = s.store.repacked(s.packed, s.space.layout)
			s.packed = s.space.layout
			state = s.store.at(i)
			effect = s.space.step(state, t)
		}
		target := -1
		if effect == stepped {
			if add {
				target, _ = s.store.add(s.space.next)
			} else {
				target = s.store.find(s.space.next)
			}
		}
		s.options[t] = option{effect, target}
	}
}

// movable reports whether a task could do its next operation in the state looked
// at.
func (s *Search) movable(task int) bool {
	e := s.options[task].effect
	return e == stepped || e == failed || e == refused
}
