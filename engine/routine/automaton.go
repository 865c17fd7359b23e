package routine

import (
	"fmt"

	"lostupdate/engine"
)

// NodeID names a node of an Automaton.
type NodeID int32

// EndNode is the node of a body that has returned, in every automaton.
const EndNode NodeID = 0

// Node is one local state of a body: what it announces, or how it ended.
type Node struct {
	Stage  Stage
	Op     engine.Op // Announced: always a visible operation
	Reason string    // Failed, Panicked, Unrepeatable

	parent NodeID // how the node was first reached: the node before ...
	value  int64  // ... and what its operation returned
	root   bool

	mark, markEnd int32 // the key that was set there: Automaton.keys[mark:markEnd]
}

// Automaton is all that is known about one body. It is not safe for concurrent
// use. Close must be called when it is no longer needed.
type Automaton struct {
	body       engine.Body
	rewindable bool
	pool       *Pool
	nodes      []Node
	keys       []int64 // of all marks, one after the other
	edges      edges
	marks      marks
	start      NodeID

	live   *Coroutine // nil, or parked where at says
	at     NodeID
	fault  *Fault
	resume int
}

// Fault says that a body broke its contract: it did something else when it was
// run again with the same values, or two equal marks were followed by different
// operations.
type Fault struct {
	Before, Now engine.Op
}

func (f *Fault) Error() string {
	return fmt.Sprintf("routine: the body is not a function of the values it gets: it announced %s of %d, and now %s of %d",
		f.Before.Kind, f.Before.Object, f.Now.Kind, f.Now.Object)
}

// Learn returns the automaton of a body, knowing its first operation. Its
// coroutines come from the pool.
func Learn(body engine.Body, pool *Pool) *Automaton {
	a := &Automaton{body: body, pool: pool}
	_, a.rewindable = body.(engine.Rewindable)
	a.nodes = append(make([]Node, 0, 16), Node{Stage: Ended})
	a.start = a.add(a.begin(), Node{root: true})
	return a
}

// Start returns the node of a body that has just begun.
func (a *Automaton) Start() NodeID { return a.start }

// Node returns what is known about n.
func (a *Automaton) Node(n NodeID) *Node { return &a.nodes[n] }

// Len returns the number of nodes known so far.
func (a *Automaton) Len() int { return len(a.nodes) }

// Resumes returns how often a goroutine was given control.
func (a *Automaton) Resumes() int { return a.resume }

// Fault returns how the body broke its contract, or nil.
func (a *Automaton) Fault() *Fault { return a.fault }

// Next returns the node behind n when the operation there returns value. If
// nobody went there before, the goroutine runs to find out.
func (a *Automaton) Next(n NodeID, value int64) NodeID {
	if next, known := a.edges.find(n, value); known {
		return next
	}
	var next NodeID
	if said := a.goOn(n, value); said != nil {
		next = a.add(said, Node{parent: n, value: value})
	} else {
		next = a.append(Node{Stage: Unrepeatable, Reason: a.fault.Error()})
	}
	a.edges.add(n, value, next)
	return next
}

// goOn lets the body run from node n, where its operation returns value, or
// returns nil if it could not be led there again.
func (a *Automaton) goOn(n NodeID, value int64) *Announcement {
	if a.live != nil && a.live.running && a.at == n {
		return a.step(value)
	}
	if mark := a.keyOf(n); a.rewindable && len(mark) > 0 {
		if a.live == nil || !a.live.running {
			a.begin()
		}
		a.resume++
		return a.skipLocal(a.live.rewind(mark, value))
	}
	if !a.walkTo(n) {
		return nil
	}
	return a.step(value)
}

// begin lets the body run from its start, on a coroutine that runs nothing else.
func (a *Automaton) begin() *Announcement {
	a.Close()
	a.live = a.pool.Get()
	return a.skipLocal(a.live.start(a.body, true))
}

// Close gives the automaton's coroutine back to the pool. What was learned stays
// readable.
func (a *Automaton) Close() {
	if a.live != nil {
		a.pool.Put(a.live)
		a.live = nil
	}
}

// walkTo leads the body from its start to node n, by the values that first led
// there. It reports whether that was possible.
func (a *Automaton) walkTo(n NodeID) bool {
	var values []int64
	for at := n; !a.nodes[at].root; at = a.nodes[at].parent {
		values = append(values, a.nodes[at].value)
	}
	said := a.begin()
	for i := len(values) - 1; i >= 0 && said.Stage == Announced; i-- {
		said = a.step(values[i])
	}
	if before := a.nodes[n].Op; said.Stage != Announced || said.Op != before {
		a.blame(before, said.Op)
		a.Close()
		return false
	}
	return true
}

func (a *Automaton) step(value int64) *Announcement {
	a.resume++
	return a.skipLocal(a.live.Resume(value))
}

// skipLocal returns what the body said, if that is about something that others can
// notice. A coroutine that is run for an automaton keeps its local work to itself,
// unless it is too much.
func (a *Automaton) skipLocal(said *Announcement) *Announcement {
	if said.Stage == Announced && !said.Op.Kind.Visible() {
		return &Announcement{Stage: Stuck}
	}
	return said
}

// add returns the node for what the coroutine said, and remembers that it is
// parked there.
func (a *Automaton) add(said *Announcement, n Node) NodeID {
	id := a.place(said, n)
	a.at = id
	if said.Stage == Exited || said.Stage == Stuck {
		a.Close()
	}
	return id
}

func (a *Automaton) place(said *Announcement, n Node) NodeID {
	if said.Stage == Ended {
		return EndNode
	}
	n.Stage, n.Reason = said.Stage, said.Reason
	if said.Stage != Announced {
		return a.append(n)
	}
	n.Op = said.Op
	if !said.Marked {
		return a.append(n)
	}
	if id, known := a.marks.find(a, said.Key); known {
		if before := a.nodes[id].Op; before != n.Op {
			a.blame(before, n.Op)
		}
		return id
	}
	n.mark = int32(len(a.keys))
	a.keys = append(a.keys, said.Key...)
	n.markEnd = int32(len(a.keys))
	id := a.append(n)
	a.marks.add(a, id)
	return id
}

// keyOf returns the key of a node's mark; it is empty where there is none.
func (a *Automaton) keyOf(n NodeID) []int64 { return a.keys[a.nodes[n].mark:a.nodes[n].markEnd] }

func (a *Automaton) append(n Node) NodeID {
	a.nodes = append(a.nodes, n)
	return NodeID(len(a.nodes) - 1)
}

func (a *Automaton) blame(before, now engine.Op) {
	if a.fault == nil {
		a.fault = &Fault{Before: before, Now: now}
	}
}
