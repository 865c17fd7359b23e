package dpor

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"

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
	items  [][]int64 // of queues
	done   []deed
}

// writer is added to the word of a reader-writer lock while somebody writes.
const writer = 1 << 20

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
	return &scene{slices.Clone(s.pc), slices.Clone(s.begun), slices.Clone(s.broken), slices.Clone(s.regs), slices.Clone(s.vals), slices.Clone(s.items), slices.Clone(s.done)}
}

func newBrute(p *engine.Program) (*brute, *scene) {
	b := &brute{program: p, found: map[string]bool{}, outcomes: map[string]bool{}, races: map[engine.ObjectID]bool{}}
	n := len(p.Tasks)
	s := &scene{make([]int, n), make([]bool, n), make([]bool, n), make([][machine.RegistersMax]int64, n), make([]int64, len(p.Objects)), make([][]int64, len(p.Objects)), nil}
	for i, o := range p.Objects {
		switch o.Kind {
		case engine.Variable, engine.Semaphore, engine.Countdown, engine.ManualEvent:
			s.vals[i] = o.Init
		}
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
	case machine.Pass:
		can = s.vals[in.Object]>>t&1 == 0
	case machine.Await:
		can = (s.vals[in.Object] != 0) == (b.program.Objects[in.Object].Kind == engine.ManualEvent)
	case machine.ReadLock:
		can = s.vals[in.Object] < writer
	case machine.WriteLock:
		can = s.vals[in.Object] == 0
	case machine.Put:
		can = len(s.items[in.Object]) < int(b.program.Objects[in.Object].Init)
	case machine.Take:
		can = len(s.items[in.Object]) > 0
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
	case machine.Arrive:
		if refuse = s.vals[in.Object]>>t&1 == 1; refuse {
			break
		}
		d.changes, d.woken = true, 1<<t
		s.vals[in.Object] |= 1 << t
		if bits.OnesCount64(uint64(s.vals[in.Object])) == int(b.program.Objects[in.Object].Init) {
			d.woken, s.vals[in.Object] = s.vals[in.Object], 0
		}
	case machine.CountDown:
		if refuse = s.vals[in.Object] == 0; !refuse {
			s.vals[in.Object]--
			d.changes = true
		}
	case machine.SetEvent:
		s.vals[in.Object] = 1
	case machine.ResetEvent:
		s.vals[in.Object] = 0
	case machine.ReadLock, machine.Enter:
		if refuse = s.vals[in.Object]>>t&1 == 1 || in.Verb == machine.Enter && s.vals[in.Object] != 0; !refuse {
			s.vals[in.Object] |= 1 << t
			d.changes = true
		}
	case machine.ReadUnlock, machine.Leave:
		if refuse = s.vals[in.Object] >= writer || s.vals[in.Object]>>t&1 == 0; !refuse {
			s.vals[in.Object] &^= 1 << t
			d.changes = true
		}
	case machine.WriteLock:
		s.vals[in.Object] = writer + me
	case machine.WriteUnlock:
		if refuse = s.vals[in.Object] != writer+me; !refuse {
			s.vals[in.Object], d.changes = 0, true
		}
	case machine.Put:
		s.items[in.Object] = append(slices.Clone(s.items[in.Object]), arg)
	case machine.Take:
		s.regs[t][in.To], s.items[in.Object] = s.items[in.Object][0], s.items[in.Object][1:]
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
		if in.Verb == machine.Enter && s.vals[in.Object]>>t&1 == 0 {
			return "collision"
		}
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

// runs makes every interleaving from beginning to end; states it came to before it
// does not go through again.
func (b *brute) runs(s *scene, seen map[string]bool) {
	key := s.key()
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

// key tells states apart; what was done does not matter, what can be done does.
func (s *scene) key() string {
	var key []byte
	for t, pc := range s.pc {
		key = binary.AppendVarint(key, int64(pc))
		if s.begun[t] {
			key = append(key, 1)
		}
		for _, r := range s.regs[t] {
			key = binary.AppendVarint(key, r)
		}
	}
	for o, v := range s.vals {
		key = binary.AppendVarint(key, v)
		key = append(key, byte(len(s.items[o])))
		for _, item := range s.items[o] {
			key = binary.AppendVarint(key, item)
		}
	}
	return string(key)
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
