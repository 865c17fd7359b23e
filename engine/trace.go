package engine

// Event is one step that happened.
type Event struct {
	Task  TaskID
	Op    Op
	Value int64 // what the operation returned to the body

	// Enabled are the tasks that could have moved instead, this one included.
	// It is empty for local steps, which are no scheduling points, and in
	// traces of package cores, where the benches decide.
	Enabled TaskSet

	// Virtual time, set by package cores alone: the step was begun on Core at
	// tick Start and took effect at the end of tick End-1. In between it kept the
	// core busy, except while its task was preempted or waited for its object.
	Core       int
	Start, End int64
}

// Activity says how a task spends a span of virtual time.
type Activity uint8

const (
	Running   Activity = iota // works on a core
	Ready                     // could work, no core is free
	Waiting                   // waits for an object, or for another task: to end, or to spawn it
	Switching                 // its core is being changed over to it
	Finished                  // has ended
	Using                     // is served by a device
	Starting                  // is being created: a core is busy with that
	Stopped                   // was stopped together with its process, before its own end
	activityEnd
)

var activityNames = [activityEnd]string{
	Running: "running", Ready: "ready", Waiting: "waiting", Switching: "switching", Finished: "finished",
	Using: "using", Starting: "starting", Stopped: "stopped",
}

// String returns the activity's lower-case English name.
func (a Activity) String() string { return activityNames[a] }

// Span is a stretch of virtual time in which a task does one thing.
type Span struct {
	Task     TaskID
	Activity Activity
	Core     int      // where Running, Switching or Starting; -1 otherwise
	Object   ObjectID // what is waited for, where Waiting for an object; the device, where Using; -1 otherwise
	From, To int64    // ticks; To excluded
}

// Trace is a run's output: what happened, in order.
type Trace struct {
	Events  []Event
	Spans   []Span // package cores alone; ordered by task, then time
	Finding *Finding
	Final   []int64 // the variables' last values, by ObjectID; 0 for other kinds
}

// Schedule returns the choices that lead to this trace.
func (t *Trace) Schedule() Schedule {
	var s Schedule
	for _, e := range t.Events {
		if e.Op.Kind.Visible() {
			s = append(s, Choice{Task: e.Task, Branch: e.Op.Branch})
		}
	}
	return s
}

// Preemptions counts the switches away from a task that could have gone on.
// Traces of package cores have no enabled sets: their switches are a metric of
// that package instead.
func (t *Trace) Preemptions() int {
	count, last := 0, TaskID(-1)
	for _, e := range t.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		if last >= 0 && e.Task != last && e.Enabled.Has(last) {
			count++
		}
		last = e.Task
	}
	return count
}

// Hash returns a 64-bit FNV-1a hash over typed records of all that happened,
// RulesVersion included. It is equal on every platform for equal runs.
func (t *Trace) Hash() uint64 {
	h := newHash()
	h.record('R', RulesVersion)
	for _, e := range t.Events {
		h.record('E', int64(e.Task), int64(e.Op.Kind), int64(e.Op.Object), e.Op.Arg, e.Op.Cost, int64(e.Op.Site),
			e.Value, int64(e.Enabled), int64(e.Core), e.Start, e.End)
		if e.Op.With != 0 || e.Op.New != 0 || e.Op.Branch != 0 {
			h.record('O', int64(e.Op.With), e.Op.New, int64(e.Op.Branch))
		}
	}
	for _, s := range t.Spans {
		h.record('S', int64(s.Task), int64(s.Activity), int64(s.Core), int64(s.Object), s.From, s.To)
	}
	h.record('V', t.Final...)
	if f := t.Finding; f != nil {
		h.record('F', int64(f.Kind), int64(f.Task), int64(f.Object), int64(f.Waiting))
	}
	return h.sum
}

// hash is FNV-1a over 64-bit little-endian words, each record led by its kind
// and length so that records cannot run into each other.
type hash struct{ sum uint64 }

func newHash() *hash { return &hash{sum: 14695981039346656037} }

func (h *hash) record(kind byte, values ...int64) {
	h.word(uint64(kind))
	h.word(uint64(len(values)))
	for _, v := range values {
		h.word(uint64(v))
	}
}

func (h *hash) word(w uint64) {
	for range 8 {
		h.sum = (h.sum ^ (w & 0xff)) * 1099511628211
		w >>= 8
	}
}
