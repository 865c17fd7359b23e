package dpor

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// none is the empty list of trees.
const none int32 = -1

// trees holds wakeup trees: what is still to be done from the states of the
// current run. Each node is a step; its children are what is to be done behind it,
// in order. A path to a leaf is a run that a race asked for.
type trees struct {
	nodes []node
	free  int32   // nodes for reuse
	path  []int32 // of the sequence that is being inserted
}

type node struct {
	task        engine.TaskID
	branch      int32
	child, next int32
	print       machine.Footprint
}

const treeBytes = 144

func (ts *trees) bytes() int { return cap(ts.nodes) * treeBytes }

func (ts *trees) add(n node) int32 {
	if at := ts.free; at != none {
		ts.free = ts.nodes[at].next
		ts.nodes[at] = n
		return at
	}
	ts.nodes = append(ts.nodes, n)
	return int32(len(ts.nodes) - 1)
}

// take removes the first tree of a list, and returns its root and the trees
// behind it.
func (ts *trees) take(list *int32) (t engine.TaskID, branch, children int32) {
	at := *list
	n := &ts.nodes[at]
	t, branch, children = n.task, n.branch, n.child
	*list = n.next
	n.next, ts.free = ts.free, at
	return t, branch, children
}

// drop frees a list of trees.
func (ts *trees) drop(list int32) {
	for list != none {
		_, _, children := ts.take(&list)
		ts.drop(children)
	}
}

// append puts a node at the end of a list, and returns the list.
func (ts *trees) append(list, at int32) int32 {
	if list == none {
		return at
	}
	last := list
	for ts.nodes[last].next != none {
		last = ts.nodes[last].next
	}
	ts.nodes[last].next = at
	return list
}

// sequence is a run that is to be made from some state of the current run: steps
// of that run, in its order, and perhaps one that it did not make.
type sequence struct {
	steps []pendingStep
}

type pendingStep struct {
	task   engine.TaskID
	branch int32
	event  int32 // of the current run, or none
	print  *machine.Footprint
}

// happens reports whether step i of the sequence happens before step k.
func (s *Search) happens(i, k int) bool {
	event := s.pending.steps[k].event
	if event == none {
		return s.before(int(s.pending.steps[i].event), s.reach)
	}
	return s.before(int(s.pending.steps[i].event), s.clock(int(event)))
}

// relation says how a step stands to the pending sequence.
type relation uint8

const (
	depends  relation = iota // the sequence goes another way
	begins                   // the sequence can begin with it
	commutes                 // it is not in the sequence, and can be made before or after it
)

// standing tells how a step, possible where the sequence starts, stands to it, and
// where in the sequence it is if that begins with it. In either of the latter cases
// the step is a weak initial of the sequence.
func (s *Search) standing(t engine.TaskID, branch int32, print *machine.Footprint) (relation, int) {
	steps := s.pending.steps
	for k := range steps {
		if steps[k].task != t {
			continue
		}
		if steps[k].branch != branch {
			return depends, 0
		}
		for i := range k {
			if s.happens(i, k) {
				return depends, 0
			}
		}
		return begins, k
	}
	taken := int64(0)
	for k := range steps {
		if print.Conflicts(steps[k].print) || print.Scarce(steps[k].print, taken) {
			return depends, 0
		}
		if print.Shares(steps[k].print) {
			taken++
		}
	}
	return commutes, 0
}

// insert sees to it that the pending sequence, or one that is the same but for the
// order of independent steps, is made from the state before event i: unless that has
// been done, or will be.
func (s *Search) insert(i int) {
	f := &s.frames[i]
	for k := range f.asleep {
		q := &f.asleep[k]
		if r, _ := s.standing(q.task, q.branch, &q.print); r != depends {
			return
		}
	}
	parent, list := none, f.todo
	s.trees.path = s.trees.path[:0]
	for len(s.pending.steps) > 0 {
		match := none
		for at := list; at != none && match == none; at = s.trees.nodes[at].next {
			n := &s.trees.nodes[at]
			r, k := s.standing(n.task, n.branch, &n.print)
			if r == begins {
				s.pending.remove(k)
			}
			if r != depends {
				match = at
			}
		}
		if match == none {
			s.plant(i, parent)
			return
		}
		parent, list = match, s.trees.nodes[match].child
		if list == none {
			return // a leaf: the runs behind it will find out about the rest
		}
		s.trees.path = append(s.trees.path, match)
	}
}

func (q *sequence) remove(k int) {
	q.steps = append(q.steps[:k], q.steps[k+1:]...)
}

// plant adds what is left of the pending sequence as the last tree below a node, or
// in the frame before event i.
func (s *Search) plant(i int, parent int32) {
	steps, below := s.pending.steps, none
	for k := len(steps) - 1; k >= 0; k-- {
		below = s.trees.add(node{task: steps[k].task, branch: steps[k].branch, child: below, next: none, print: *steps[k].print})
		s.countRoom(i, k, &s.trees.nodes[below].print)
	}
	if parent == none {
		s.frames[i].todo = s.trees.append(s.frames[i].todo, below)
	} else {
		s.trees.nodes[parent].child = s.trees.append(s.trees.nodes[parent].child, below)
	}
}

// countRoom finds out how many tokens there are when step k of the pending sequence
// is made, if it takes one. What it was in the current run counts steps that are not
// made here.
func (s *Search) countRoom(i, k int, print *machine.Footprint) {
	for n := range print.Count {
		touch := &print.Touches[n]
		if touch.Manner != machine.Takes {
			continue
		}
		tokens := s.objectsBefore(i)[touch.Slot]
		for _, at := range s.trees.path {
			tokens += s.trees.nodes[at].print.Tokens(touch.Slot)
		}
		for j := range k {
			tokens += s.pending.steps[j].print.Tokens(touch.Slot)
		}
		touch.Room = tokens - 1
	}
}
