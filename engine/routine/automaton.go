package routine

import (
	"encoding/binary"
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

	arcs []arc // the first edges known, few enough to be looked through
}

// arcsMax is how many edges of a node are looked through; the others are hashed.
const arcsMax = 16

// arc is an edge: where a body goes when its operation returns value.
type arc struct {
	value int64
	to    NodeID
}

// Automaton is all that is known about one body. It is not safe for concurrent
// use. Close must be called when it is no longer needed.
type Automaton struct {
	body  engine.Body
	pool  *Pool
	nodes []Node
	edges map[edge]NodeID   // of nodes with more than arcsMax of them
	marks map[string]NodeID // nodes that were announced behind a mark
	start NodeID

	live   *Coroutine // nil, or parked where at says
	at     NodeID
	fault  *Fault
	resume int
}

type edge struct {
	from  NodeID
	value int64
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
	a := &Automaton{body: body, pool: pool, edges: map[edge]NodeID{}, marks: map[string]NodeID{}}
	a.nodes = append(a.nodes, Node{Stage: Ended})
	a.live = pool.Get()
	a.start = a.add(a.skipLocal(a.live.Start(body)), Node{root: true})
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
	for _, arc := range a.nodes[n].arcs {
		if arc.value == value {
			return arc.to
		}
	}
	if next, known := a.edges[edge{n, value}]; known {
		return next
	}
	var next NodeID
	if a.walkTo(n) {
		next = a.add(a.step(value), Node{parent: n, value: value})
	} else {
		next = a.append(Node{Stage: Unrepeatable, Reason: a.fault.Error()})
	}
	if from := &a.nodes[n]; len(from.arcs) < arcsMax {
		from.arcs = append(from.arcs, arc{value, next})
	} else {
		a.edges[edge{n, value}] = next
	}
	return next
}

// Close gives the automaton's coroutine back to the pool. What was learned stays
// readable.
func (a *Automaton) Close() {
	if a.live != nil {
		a.pool.Put(a.live)
		a.live = nil
	}
}

// walkTo brings a coroutine to node n: the one that is parked there, or one that
// is led there from the start by the values that first led there. It reports
// whether the body could be led there again.
func (a *Automaton) walkTo(n NodeID) bool {
	if a.live != nil && a.at == n {
		return true
	}
	var values []int64
	for at := n; !a.nodes[at].root; at = a.nodes[at].parent {
		values = append(values, a.nodes[at].value)
	}
	a.Close()
	a.live = a.pool.Get()
	said := a.skipLocal(a.live.Start(a.body))
	for i := len(values) - 1; i >= 0 && said.Stage == Announced; i-- {
		said = a.step(values[i])
	}
	if before := a.nodes[n].Op; said.Stage != Announced || said.Op != before {
		a.blame(before, said.Op)
		a.Close()
		return false
	}
	a.at = n
	return true
}

func (a *Automaton) step(value int64) *Announcement {
	a.resume++
	return a.skipLocal(a.live.Resume(value))
}

// skipLocal lets the body do its local work and returns what comes after it.
func (a *Automaton) skipLocal(said *Announcement) *Announcement {
	marked := said.Marked
	for local := 0; said.Stage == Announced && !said.Op.Kind.Visible(); local++ {
		if local == LocalStepsMax {
			return &Announcement{Stage: Stuck}
		}
		a.resume++
		said = a.live.Resume(0)
		marked = marked || said.Marked
	}
	said.Marked = marked
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
	key := encode(said.Key)
	if id, known := a.marks[key]; known {
		if before := a.nodes[id].Op; before != n.Op {
			a.blame(before, n.Op)
		}
		return id
	}
	id := a.append(n)
	a.marks[key] = id
	return id
}

func (a *Automaton) append(n Node) NodeID {
	a.nodes = append(a.nodes, n)
	return NodeID(len(a.nodes) - 1)
}

func (a *Automaton) blame(before, now engine.Op) {
	if a.fault == nil {
		a.fault = &Fault{Before: before, Now: now}
	}
}

func encode(key []int64) string {
	b := make([]byte, 0, 8*len(key))
	for _, v := range key {
		b = binary.LittleEndian.AppendUint64(b, uint64(v))
	}
	return string(b)
}
