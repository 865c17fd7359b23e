package dpor

import (
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// brute knows all runs of a step-list program. It shares no code with the search,
// the machine or the routines: it interprets instructions itself. It looks at runs
// in two ways. runs makes every interleaving from beginning to end and stops at the
// first failure. traces builds all traces layer by layer: a trace is written down as
// what each task did and which steps of others each of its steps came behind.
type brute struct {
	program  *engine.Program
	found    map[string]bool
	outcomes map[string]bool
	races    map[engine.ObjectID]bool
}

// scene is a state of a run, with all that has been done.
type scene struct {
	pc     []int
	begun  []bool
	broken []bool // went wrong, and stands still
	regs   [][machine.RegistersMax]int64
	vals   []int64
	done   []deed
}

// deed is a step that was made.
type deed struct {
	task, turn int
	label      string // what it did, and which way
	in         machine.Instr
	changes    bool // swap, try-lock, unlock, spawn, wait: it had an effect
	woken      int64
	behind     []int // indices of all deeds before it, in any sense
}

func (s *scene) copy() *scene {
	return &scene{slices.Clone(s.pc), slices.Clone(s.begun), slices.Clone(s.broken), slices.Clone(s.regs), slices.Clone(s.vals), slices.Clone(s.done)}
}

func newBrute(p *engine.Program) (*brute, *scene) {
	b := &brute{program: p, found: map[string]bool{}, outcomes: map[string]bool{}, races: map[engine.ObjectID]bool{}}
	n := len(p.Tasks)
	s := &scene{make([]int, n), make([]bool, n), make([]bool, n), make([][machine.RegistersMax]int64, n), make([]int64, len(p.Objects)), nil}
	for i, o := range p.Objects {
		s.vals[i] = o.Init
	}
	for t := range p.Tasks {
		s.begun[t] = !p.Tasks[t].Dormant
		if s.begun[t] && b.local(s, t) {
			s.broken[t] = true
		}
	}
	return b, s
}

func (b *brute) code(t int) machine.Code { return b.program.Tasks[t].Body.(machine.Code) }

func (b *brute) ended(s *scene, t int) bool { return s.begun[t] && s.pc[t] >= len(b.code(t)) }

// local runs a task's instructions up to the next visible one, and reports whether
// an assertion failed.
func (b *brute) local(s *scene, t int) bool {
	value := func(o machine.Operand) int64 {
		if o.Register {
			return s.regs[t][o.Reg]
		}
		return o.Const
	}
	for code := b.code(t); s.pc[t] < len(code); s.pc[t]++ {
		switch in := code[s.pc[t]]; in.Verb {
		case machine.Set:
			s.regs[t][in.To] = value(in.A) + value(in.B)
		case machine.Branch:
			if in.Relation.Holds(value(in.A), value(in.B)) {
				s.pc[t] = in.Target - 1
			}
		case machine.Assert:
			if !in.Relation.Holds(value(in.A), value(in.B)) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// ways returns in how many ways a task can move.
func (b *brute) ways(s *scene, t int) int {
	if !s.begun[t] || s.broken[t] || b.ended(s, t) {
		return 0
	}
	can := true
	switch in := b.code(t)[s.pc[t]]; in.Verb {
	case machine.Lock:
		can = s.vals[in.Object] == 0
	case machine.Join:
		can = b.ended(s, int(in.Object)) && !s.broken[in.Object]
	case machine.Acquire:
		can = s.vals[in.Object] > 0
	case machine.Wake:
		can = s.vals[in.With] == 0 && (b.program.Objects[in.Object].Ghosts || s.vals[in.Object]>>t&1 == 0)
	case machine.Notify:
		sleepers := 0
		for other := range b.program.Tasks {
			sleepers += int(s.vals[in.Object] >> other & 1)
		}
		return max(1, sleepers)
	}
	if can {
		return 1
	}
	return 0
}

// move makes a step and returns what went wrong with it.
func (b *brute) move(s *scene, t, way int) (wrong string) {
	in := b.code(t)[s.pc[t]]
	arg := in.A.Const
	if in.A.Register {
		arg = s.regs[t][in.A.Reg]
	}
	d := deed{task: t, in: in}
	me := int64(t) + 1
	refuse := false
	switch in.Verb {
	case machine.Read:
		s.regs[t][in.To] = s.vals[in.Object]
	case machine.Write:
		s.vals[in.Object] = arg
	case machine.Add:
		s.vals[in.Object] += arg
		s.regs[t][in.To] = s.vals[in.Object]
	case machine.Exchange:
		s.regs[t][in.To], s.vals[in.Object] = s.vals[in.Object], arg
	case machine.Swap:
		s.regs[t][in.To] = 0
		if s.vals[in.Object] == arg {
			s.regs[t][in.To], s.vals[in.Object], d.changes = 1, in.B.Const, true
		}
	case machine.TryLock:
		s.regs[t][in.To] = 0
		if s.vals[in.Object] == 0 {
			s.regs[t][in.To], s.vals[in.Object], d.changes = 1, me, true
		}
	case machine.Lock:
		s.vals[in.Object] = me
	case machine.Unlock:
		if refuse = s.vals[in.Object] != me; !refuse {
			s.vals[in.Object], d.changes = 0, true
		}
	case machine.Acquire:
		s.vals[in.Object]--
	case machine.Release:
		s.vals[in.Object]++
	case machine.Wait:
		if refuse = s.vals[in.With] != me; !refuse {
			s.vals[in.With], d.changes = 0, true
			s.vals[in.Object] |= 1 << t
		}
	case machine.Wake:
		d.changes = s.vals[in.Object]>>t&1 == 1 // a ghost
		s.vals[in.With] = me
		s.vals[in.Object] &^= 1 << t
	case machine.Notify:
		for other := range b.program.Tasks {
			if s.vals[in.Object]>>other&1 == 1 {
				if way == 0 {
					d.woken = 1 << other
					break
				}
				way--
			}
		}
		s.vals[in.Object] &^= d.woken
	case machine.NotifyAll:
		d.woken = s.vals[in.Object]
		s.vals[in.Object] = 0
	case machine.Spawn:
		if refuse = s.begun[in.Object]; !refuse {
			s.begun[in.Object], d.changes = true, true
		}
	}
	d.label = string([]byte{byte(in.Verb), byte(in.Object), byte(d.woken)})
	if d.changes {
		d.label += "!"
	}
	for _, other := range s.done {
		if other.task == t {
			d.turn = other.turn + 1
		}
	}
	b.order(s, &d)
	s.done = append(s.done, d)
	if refuse {
		s.broken[t] = true
		return "misuse"
	}
	s.pc[t]++
	if b.local(s, t) {
		s.broken[t] = true
		wrong = "assert-failed"
	}
	if in.Verb == machine.Spawn && b.local(s, int(in.Object)) {
		s.broken[in.Object] = true
		wrong = "assert-failed"
	}
	return wrong
}

// order finds out which deeds a deed comes behind.
func (b *brute) order(s *scene, d *deed) {
	behind := make([]bool, len(s.done))
	for i := len(s.done) - 1; i >= 0; i-- {
		if c := &s.done[i]; !behind[i] && (c.task == d.task || dependent(c, d)) {
			behind[i] = true
			for _, j := range c.behind {
				behind[j] = true
			}
		}
	}
	for i, is := range behind {
		if is {
			d.behind = append(d.behind, i)
		}
	}
}

// dependent says, pair by pair, which steps of two tasks do not commute.
func dependent(a, b *deed) bool {
	const variable, mutex, condition, semaphore, task = 'v', 'm', 'c', 's', 't'
	type use struct {
		what rune
		id   engine.ObjectID
	}
	uses := func(d *deed) []use {
		switch d.in.Verb {
		case machine.Read, machine.Write, machine.Add, machine.Exchange, machine.Swap:
			return []use{{variable, d.in.Object}}
		case machine.Lock, machine.Unlock, machine.TryLock:
			return []use{{mutex, d.in.Object}}
		case machine.Acquire, machine.Release:
			return []use{{semaphore, d.in.Object}}
		case machine.Wait:
			if !d.changes {
				return []use{{mutex, d.in.With}}
			}
			return []use{{mutex, d.in.With}, {condition, d.in.Object}}
		case machine.Wake:
			return []use{{mutex, d.in.With}, {condition, d.in.Object}}
		case machine.Notify, machine.NotifyAll:
			return []use{{condition, d.in.Object}}
		case machine.Spawn:
			return []use{{task, d.in.Object}}
		}
		return nil
	}
	if a.in.Verb == machine.Spawn && a.changes && int(a.in.Object) == b.task || b.in.Verb == machine.Join && int(b.in.Object) == a.task {
		return true
	}
	harmless := func(d *deed) bool {
		switch d.in.Verb {
		case machine.Read:
			return true
		case machine.Swap, machine.TryLock, machine.Unlock, machine.Spawn, machine.Wait:
			return !d.changes
		}
		return false
	}
	for _, one := range uses(a) {
		for _, two := range uses(b) {
			if one != two {
				continue
			}
			switch one.what {
			case variable, mutex, task:
				if !harmless(a) || !harmless(b) {
					return true
				}
			case semaphore:
				if a.in.Verb != b.in.Verb {
					return true
				}
			case condition:
				if conditionDependent(a, b) || conditionDependent(b, a) {
					return true
				}
			}
		}
	}
	return false
}

func conditionDependent(a, b *deed) bool {
	ghost := func(d *deed) bool { return d.in.Verb == machine.Wake && d.changes }
	plain := func(d *deed) bool { return d.in.Verb == machine.Wake && !d.changes }
	switch {
	case plain(a) && plain(b):
		return false
	case plain(a) && (b.in.Verb == machine.Notify || b.in.Verb == machine.NotifyAll):
		return b.woken>>a.task&1 == 1
	case plain(a) || plain(b):
		return false // of different tasks
	case a.in.Verb == machine.Wait && b.in.Verb == machine.Wait:
		return false
	}
	return ghost(a) || ghost(b) || a.in.Verb != machine.Wait || b.in.Verb != machine.Wait
}

// name returns the canonical form of what has been done.
func (s *scene) name() string {
	words := make([]string, 0, len(s.done))
	for _, d := range s.done {
		word := []byte{byte(d.task), byte(d.turn)}
		word = append(word, d.label...)
		behind := len(word)
		for _, i := range d.behind {
			if s.done[i].task != d.task {
				word = append(word, byte(s.done[i].task)<<6|byte(s.done[i].turn))
			}
		}
		slices.Sort(word[behind:])
		words = append(words, string(word))
	}
	slices.Sort(words)
	return strings.Join(words, ";")
}

// traces returns the number of traces, or -1 if there are more prefixes than most.
func (b *brute) traces(start *scene, most int) (ends int) {
	layer, prefixes := map[string]*scene{"": start}, 0
	for len(layer) > 0 {
		next := map[string]*scene{}
		for _, s := range layer {
			moved := false
			for t := range b.program.Tasks {
				for way := range b.ways(s, t) {
					moved = true
					other := s.copy()
					b.move(other, t, way)
					next[other.name()] = other
				}
			}
			if !moved {
				ends++
			}
		}
		if prefixes += len(next); prefixes > most {
			return -1
		}
		layer = next
	}
	return ends
}

// runs makes every interleaving from beginning to end; states it came to before it
// does not go through again.
func (b *brute) runs(s *scene, seen map[string]bool) {
	key := fmt.Sprint(s.pc, s.begun, s.regs, s.vals)
	if seen[key] {
		return
	}
	seen[key] = true
	b.race(s)
	moved := false
	for t := range b.program.Tasks {
		for way := range b.ways(s, t) {
			moved = true
			next := s.copy()
			next.done = nil
			if wrong := b.move(next, t, way); wrong != "" {
				b.found[wrong] = true
				continue
			}
			b.runs(next, seen)
		}
	}
	if moved {
		return
	}
	for t := range b.program.Tasks {
		if s.begun[t] && !b.ended(s, t) {
			b.found["deadlock"] = true
			return
		}
	}
	var out engine.Outcome
	for i, o := range b.program.Objects {
		if o.Kind == engine.Variable {
			out = append(out, s.vals[i])
		}
	}
	b.outcomes[fmt.Sprint(out)] = true
	if b.program.Final != nil && !b.program.Final.Holds(func(id engine.ObjectID) int64 { return s.vals[id] }) {
		b.found["wrong-outcome"] = true
	}
}

// race looks at the next operations of all pairs of tasks.
func (b *brute) race(s *scene) {
	access := func(t int) (touched engine.ObjectID, writes, atomic bool) {
		if b.ways(s, t) == 0 {
			return -1, false, false
		}
		switch in := b.code(t)[s.pc[t]]; in.Verb {
		case machine.Read:
			return in.Object, false, false
		case machine.Write:
			return in.Object, true, false
		case machine.Add, machine.Exchange, machine.Swap:
			return in.Object, true, true
		}
		return -1, false, false
	}
	for t := range b.program.Tasks {
		for u := range t {
			x, wx, ax := access(t)
			y, wy, ay := access(u)
			if x == y && x >= 0 && (wx || wy) && !(ax && ay) {
				b.races[x] = true
			}
		}
	}
}
