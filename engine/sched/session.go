package sched

import (
	"errors"
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/routine"
)

// Session is a run in progress: every started task is a goroutine that waits with
// an announced operation. It belongs to the goroutine that created it, and must
// be closed however it ended.
type Session struct {
	program *engine.Program
	machine *machine.Machine
	state   *machine.State
	pool    routine.Pool
	workers []worker

	events  []engine.Event
	steps   int
	enabled engine.TaskSet // empty once the run is over
	finding *engine.Finding
	closed  bool

	// inline answers announcements where a task makes further steps by itself;
	// nil where it makes one at a time.
	inline func(said *routine.Announcement) (int64, bool)
}

// worker is the goroutine of one task.
type worker struct {
	coroutine *routine.Coroutine // nil before the task starts and after it is over
	op        engine.Op
	announced bool // op is what the task will do next
}

var (
	// ErrClosed is returned by the methods of a session that was closed.
	ErrClosed = errors.New("sched: the session is closed")
	// ErrTooLong is returned by a step beyond engine.ScheduleStepsMax.
	ErrTooLong = fmt.Errorf("sched: a run has at most %d steps", engine.ScheduleStepsMax)
)

// NotEnabledError says that a task was to move that cannot.
type NotEnabledError struct {
	Task    engine.TaskID
	Branch  int            // the way in which it was to move
	Enabled engine.TaskSet // who can; empty once the run is over
}

func (e *NotEnabledError) Error() string {
	if e.Enabled.Has(e.Task) {
		return fmt.Sprintf("sched: worker %d can move, but not in way %d", e.Task+1, e.Branch+1)
	}
	return fmt.Sprintf("sched: worker %d cannot move; %s", e.Task+1, whoCan(e.Enabled))
}

// NewSession starts a run: the bodies run up to their first visible operations.
// That alone may end it. The error is the program's or one of its bodies' own.
func NewSession(p *engine.Program) (*Session, error) {
	if err := Validate(p); err != nil {
		return nil, err
	}
	s := &Session{program: p, machine: machine.New(p), workers: make([]worker, len(p.Tasks))}
	s.begin()
	return s, nil
}

// Validate reports the first reason why the program or one of its bodies cannot
// be run, or nil. A body that can be checked has a method Validate() error, as
// machine.Code has.
func Validate(p *engine.Program) error {
	if err := p.Validate(); err != nil {
		return err
	}
	for i, t := range p.Tasks {
		if body, ok := t.Body.(interface{ Validate() error }); ok {
			if err := body.Validate(); err != nil {
				return fmt.Errorf("task %d %q: %w", i, t.Name, err)
			}
		}
	}
	return nil
}

// begin puts the session before its first step.
func (s *Session) begin() {
	s.state = s.machine.Start()
	s.events, s.steps, s.finding = nil, 0, nil
	for t := range s.workers {
		if s.program.Begins(engine.TaskID(t)) && s.finding == nil {
			s.start(engine.TaskID(t))
		}
	}
	s.dismiss()
	if s.finding == nil {
		s.finding = PatienceFinding(s.machine, s.state, -1, engine.Op{}, 0, s.Next)
	}
	s.settle()
}

// start starts a task, unless its process is over already.
func (s *Session) start(t engine.TaskID) {
	if s.state.Tasks[t] != machine.Started {
		return
	}
	c := s.pool.Get()
	s.workers[t].coroutine = c
	s.listen(t, c.Start(machine.BodyOf(s.program, t)))
}

// listen lets a task do its local work and notes what comes after it.
func (s *Session) listen(t engine.TaskID, said *routine.Announcement) {
	w := &s.workers[t]
	for local := 0; said.Stage == routine.Announced; local++ {
		if said.Op.Kind.Visible() {
			w.op, w.announced = said.Op, true
			return
		}
		if local == routine.LocalStepsMax {
			s.finding = BodyFinding(t, routine.Stuck, "")
			return
		}
		s.events = append(s.events, engine.Event{Task: t, Op: said.Op})
		said = w.coroutine.Resume(0)
	}
	if said.Stage == routine.Ended {
		s.machine.End(s.state, t)
		return
	}
	s.finding = BodyFinding(t, said.Stage, said.Reason)
}

// settle finds out who can move, and whether the run is over.
func (s *Session) settle() {
	s.enabled = 0
	if s.finding != nil {
		return
	}
	var waiting engine.TaskSet
	for t := range s.workers {
		if w := &s.workers[t]; w.announced {
			if s.machine.Enabled(s.state, engine.TaskID(t), w.op) {
				s.enabled = s.enabled.With(engine.TaskID(t))
			} else if !s.program.Tasks[t].Daemon {
				waiting = waiting.With(engine.TaskID(t))
			}
		}
	}
	if s.enabled == 0 {
		s.finding = EndFinding(s.machine, s.state, waiting)
	}
}

// Enabled returns the tasks that can move. It is empty once the run is over.
func (s *Session) Enabled() engine.TaskSet { return s.enabled }

// Done reports whether nobody can move any more: all has ended well, or there is
// a finding.
func (s *Session) Done() bool { return s.enabled == 0 }

// Finding returns what went wrong, or nil.
func (s *Session) Finding() *engine.Finding { return s.finding }

// Next returns the visible operation that a task waits with, enabled or not. It
// is false for a task that has not started or has ended.
func (s *Session) Next(t engine.TaskID) (engine.Op, bool) {
	if t < 0 || int(t) >= len(s.workers) || !s.workers[t].announced {
		return engine.Op{}, false
	}
	return s.workers[t].op, true
}

// State returns the shared state. It is the session's own: read it, and read it
// again after a step.
func (s *Session) State() *machine.State { return s.state }

// Steps returns how many steps were made.
func (s *Session) Steps() int { return s.steps }

// Trace returns what has happened so far. Later steps do not change it.
func (s *Session) Trace() *engine.Trace {
	return &engine.Trace{Events: slices.Clip(s.events), Finding: s.finding, Final: s.machine.Final(s.state)}
}

// Branches returns in how many ways a task's operation can happen: 0 if the task
// cannot move.
func (s *Session) Branches(t engine.TaskID) int {
	if !s.enabled.Has(t) {
		return 0
	}
	return s.machine.Branches(s.state, t, s.workers[t].op)
}

// Step lets a task do its announced operation, the first way if there are several,
// and the local work behind it, and returns the new events. A task that cannot
// move gives a *NotEnabledError, and nothing happens.
func (s *Session) Step(t engine.TaskID) ([]engine.Event, error) {
	return s.Choose(engine.Choice{Task: t})
}

// Choose is Step for any way in which the operation can happen. One that does not
// exist gives a *NotEnabledError too.
func (s *Session) Choose(c engine.Choice) ([]engine.Event, error) {
	t := c.Task
	switch {
	case s.closed:
		return nil, ErrClosed
	case c.Branch < 0 || c.Branch >= s.Branches(t):
		return nil, &NotEnabledError{Task: t, Branch: c.Branch, Enabled: s.enabled}
	case s.steps == engine.ScheduleStepsMax:
		return nil, ErrTooLong
	}
	before := len(s.events)
	s.steps++
	s.move(c)
	s.settle()
	return slices.Clip(s.events[before:]), nil
}

func (s *Session) move(c engine.Choice) {
	t := c.Task
	w := &s.workers[t]
	op := w.op
	op.Branch = c.Branch
	value, refusal := s.machine.Apply(s.state, t, op)
	s.events = append(s.events, engine.Event{Task: t, Op: op, Value: value, Enabled: s.enabled})
	if refusal != machine.Allowed {
		s.finding = RefusalFinding(s.state, t, op, refusal)
		return
	}
	w.announced = false
	if s.state.Tasks[t] == machine.Started {
		s.listen(t, s.resume(w.coroutine, op, value))
	}
	for begun := range s.machine.Begun(s.state, op).All() {
		if s.finding == nil {
			s.start(begun)
		}
	}
	s.dismiss()
	if s.finding == nil {
		s.finding = PatienceFinding(s.machine, s.state, t, op, value, s.Next)
	}
}

// resume lets a task go on after an operation. It may make further steps by itself
// where it is asked to, unless there is something to do first: the tasks that the
// operation started must come to their own first one, and where it is counted who is
// overtaken that must be done after every step.
func (s *Session) resume(c *routine.Coroutine, op engine.Op, value int64) *routine.Announcement {
	if isSimple(op.Kind) && !s.machine.Watches() {
		c.Inline(s.inline)
	}
	said := c.Resume(value)
	c.Inline(nil)
	return said
}

// isSimple reports whether a step starts and ends no other task.
func isSimple(kind engine.OpKind) bool { return kind != engine.OpSpawn && !kind.OnProcess() }

// dismiss ends the goroutines of the tasks that are over.
func (s *Session) dismiss() {
	for t := range s.workers {
		if w := &s.workers[t]; w.coroutine != nil && s.state.Tasks[t].Over() {
			s.pool.Put(w.coroutine)
			*w = worker{}
		}
	}
}

// Undo takes back the last n steps, by starting again and making all but those.
// Traces that were handed out stay as they are. A body that does something else
// than before ends the run with the finding NotRepeatable.
func (s *Session) Undo(n int) error {
	switch {
	case s.closed:
		return ErrClosed
	case n < 0 || n > s.steps:
		return fmt.Errorf("sched: cannot take back %d of %d steps", n, s.steps)
	}
	before := s.events
	keep := (&engine.Trace{Events: before}).Schedule()[:s.steps-n]
	s.stopAll()
	s.begin()
	for _, choice := range keep {
		if _, err := s.Choose(choice); err != nil {
			s.notRepeatable(choice.Task)
			return fmt.Errorf("sched: a body did something else when it was run again: %w", err)
		}
	}
	for i, e := range s.events {
		if e != before[i] {
			s.notRepeatable(e.Task)
			return fmt.Errorf("sched: worker %d did something else when it was run again: %s, and %s before",
				e.Task+1, e.Op.Kind, before[i].Op.Kind)
		}
	}
	return nil
}

func (s *Session) notRepeatable(t engine.TaskID) {
	s.finding = &engine.Finding{Kind: engine.NotRepeatable, Task: t, Object: -1}
	s.enabled = 0
}

func (s *Session) stopAll() {
	for t := range s.workers {
		if c := s.workers[t].coroutine; c != nil {
			s.pool.Put(c)
		}
		s.workers[t] = worker{}
	}
}

// Close ends the goroutines of the session. What it found out stays readable.
func (s *Session) Close() {
	if s.closed {
		return
	}
	s.closed, s.enabled = true, 0
	s.stopAll()
	s.pool.Close()
}
