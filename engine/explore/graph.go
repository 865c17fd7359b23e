package explore

import "lostupdate/engine"

// graph is the program's state graph, as far as it has been built. It is an
// interface because states have different sizes; a call does a whole state.
type graph interface {
	// size returns the number of states, bytes what they occupy.
	size() int
	bytes() int

	// look fills view with what can happen in a state, and returns false if it
	// could not because the layout has become too narrow: then the graph must be
	// repacked. What it did so far is not lost. mode says whether states that
	// are new are added.
	look(state int, mode lookMode, v *view) bool

	// lookAt is look for one task alone, in a state that was looked at before. It reports
	// whether the task can move.
	lookAt(state, task int, v *view) bool

	// trail returns the steps behind one option of a state, in order: one, or
	// more where reducing.
	trail(state int, task, branch int16, mode lookMode) []stride

	// unpack writes the shared part of a state to space.scratch.
	unpack(state int)

	// nextOp returns what a task does next in a state, enabled or not; no operation
	// if it has none.
	nextOp(state, task int) engine.Op

	// repacked returns the same graph with wider fields, or nil if states
	// would become too large.
	repacked() graph
}

type lookMode uint8

const (
	existing lookMode = iota // new states are left out: option.state is -1
	adding
	reducing // adds, and leaves out orders that cannot matter
)

// view is what can happen in a state.
type view struct {
	options []option
	movable engine.TaskSet // tasks that have options
	waits   bool           // some task waits that is no daemon
	raced   bool           // there is a data race, and that is a finding
	touches []touch        // accesses to variables that could happen next
}

// touch is an access to a variable that a task could make next. Two that clash in
// some reachable state are a data race: in some run no happens-before orders them.
type touch struct {
	object int32
	access engine.Access
}

// option is one way in which one task can move.
type option struct {
	state  int32 // where stepped: the state it leads to, or -1
	steps  int32 // steps that were taken at once: 1, or more where reducing
	task   int16 // the task's place
	branch int16
	to     int16  // where stepped: the task's place afterwards; symmetry may move it
	effect effect // stepped, failed or refused
}

// stride is one step of a task, given by its place, and how the places of its
// crew changed after it.
type stride struct {
	task, branch int
	asleep       engine.TaskSet // where branch chooses among sleepers: their places
	crew         *crew
	from, to     int
}

// place books the exchange of places after a stride.
func (st *stride) place(c *crew, task, to int) {
	st.crew, st.from, st.to = c, int(c.place[task]), int(c.place[to])
}
