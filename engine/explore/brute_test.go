package explore

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// brute runs every interleaving of a step-list program from beginning to end. It
// shares no code with the explorer, the machine or the routines: it interprets
// instructions itself and keeps no states.
type brute struct {
	program *engine.Program
	runs    int
	ends    map[string]bool // outcomes of complete runs
	found   map[string]bool // kinds of findings
	fewest  [2]int          // steps, then preemptions, of a failing run; -1 if there is none
	calmest [2]int          // preemptions, then steps
	races   map[engine.ObjectID]bool
}

type workbench struct {
	pc   []int
	regs [][machine.RegistersMax]int64
	vals []int64

	// lists are what is in queues and out trays, and who is at barriers or reads.
	lists [][]int64
}

func (w workbench) copy() workbench {
	lists := make([][]int64, len(w.lists))
	for i := range lists {
		lists[i] = slices.Clone(w.lists[i])
	}
	return workbench{slices.Clone(w.pc), slices.Clone(w.regs), slices.Clone(w.vals), lists}
}

func bruteForce(p *engine.Program) *brute {
	b := &brute{program: p, ends: map[string]bool{}, found: map[string]bool{}, races: map[engine.ObjectID]bool{}, fewest: [2]int{-1, -1}, calmest: [2]int{-1, -1}}
	w := workbench{make([]int, len(p.Tasks)), make([][machine.RegistersMax]int64, len(p.Tasks)), make([]int64, len(p.Objects)), make([][]int64, len(p.Objects))}
	for i, o := range p.Objects {
		w.vals[i] = o.Init
	}
	for t := range p.Tasks {
		if b.local(&w, t) {
			b.finding("assert-failed", 0, 0)
			b.runs++
			return b
		}
	}
	b.visit(w, -1, 0, 0)
	return b
}

func (b *brute) code(t int) machine.Code { return b.program.Tasks[t].Body.(machine.Code) }

// local runs a task's instructions up to the next visible one, and reports whether
// an assertion failed.
func (b *brute) local(w *workbench, t int) bool {
	code := b.code(t)
	value := func(o machine.Operand) int64 {
		if o.Register {
			return w.regs[t][o.Reg]
		}
		return o.Const
	}
	for w.pc[t] < len(code) {
		in := code[w.pc[t]]
		switch in.Verb {
		case machine.Set:
			sum := value(in.A) + value(in.B)
			if in.Sign == machine.Minus {
				sum = value(in.A) - value(in.B)
			}
			w.regs[t][in.To] = sum
		case machine.Branch:
			if in.Relation.Holds(value(in.A), value(in.B)) {
				w.pc[t] = in.Target
				continue
			}
		case machine.Assert:
			if !in.Relation.Holds(value(in.A), value(in.B)) {
				return true
			}
		default:
			return false
		}
		w.pc[t]++
	}
	return false
}

// ways returns in how many ways a task can move: 0 if it has to wait.
func (b *brute) ways(w workbench, t int) int {
	if w.pc[t] >= len(b.code(t)) {
		return 0
	}
	free := 0
	switch in := b.code(t)[w.pc[t]]; in.Verb {
	case machine.Lock:
		again := b.program.Objects[in.Object].Recursive && w.vals[in.Object]%100 == int64(t)+1
		if w.vals[in.Object] != 0 && !again {
			return 0
		}
	case machine.Join:
		if w.pc[in.Object] < len(b.code(int(in.Object))) {
			return 0
		}
	case machine.Acquire:
		if w.vals[in.Object] == 0 {
			return 0
		}
	case machine.Wake:
		asleep := w.vals[in.Object]>>t&1 == 1 && !b.program.Objects[in.Object].Ghosts
		if asleep || w.vals[in.With] != 0 {
			return 0
		}
	case machine.Notify:
		for other := range b.program.Tasks {
			free += int(w.vals[in.Object] >> other & 1)
		}
	default:
		if b.mustWait(w, t, in) {
			return 0
		}
	}
	return max(free, 1)
}

func (b *brute) visit(w workbench, last, steps, preemptions int) {
	b.race(w)
	moved := false
	for t := range b.program.Tasks {
		cost := preemptions
		if last >= 0 && last != t && b.ways(w, last) > 0 {
			cost++
		}
		for way := range b.ways(w, t) {
			moved = true
			next := w.copy()
			if kind := b.move(&next, t, way); kind != "" {
				b.runs++
				b.finding(kind, steps+1, cost)
				continue
			}
			b.visit(next, t, steps+1, cost)
		}
	}
	if moved {
		return
	}
	b.runs++
	for t := range b.program.Tasks {
		if w.pc[t] < len(b.code(t)) && !b.program.Tasks[t].Daemon {
			b.finding("deadlock", steps, preemptions)
			return
		}
	}
	var out engine.Outcome
	for i, o := range b.program.Objects {
		if o.Kind == engine.Variable {
			out = append(out, w.vals[i])
		}
	}
	b.ends[fmt.Sprint(out)] = true
	if b.program.Final != nil && !b.program.Final.Holds(func(id engine.ObjectID) int64 { return w.vals[id] }) {
		b.finding("wrong-outcome", steps, preemptions)
	}
}

// race looks at the next operations of all pairs of tasks.
func (b *brute) race(w workbench) {
	access := func(t int) (touched engine.ObjectID, writes, atomic bool) {
		if w.pc[t] >= len(b.code(t)) {
			return -1, false, false
		}
		switch in := b.code(t)[w.pc[t]]; in.Verb {
		case machine.Read, machine.Load:
			return in.Object, false, false
		case machine.Write, machine.Store:
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

func (b *brute) move(w *workbench, t, way int) (finding string) {
	in := b.code(t)[w.pc[t]]
	arg := in.A.Const
	if in.A.Register {
		arg = w.regs[t][in.A.Reg]
	}
	switch in.Verb {
	case machine.Read:
		w.regs[t][in.To] = w.vals[in.Object]
	case machine.Write:
		w.vals[in.Object] = arg
	case machine.Add:
		w.vals[in.Object] += arg
		w.regs[t][in.To] = w.vals[in.Object]
	case machine.Exchange:
		w.regs[t][in.To], w.vals[in.Object] = w.vals[in.Object], arg
	case machine.Swap:
		same := w.vals[in.Object] == arg
		w.regs[t][in.To] = 0
		if same {
			w.regs[t][in.To], w.vals[in.Object] = 1, in.B.Const
		}
	case machine.Acquire:
		w.vals[in.Object]--
	case machine.Release:
		w.vals[in.Object]++
	case machine.TryLock:
		w.regs[t][in.To] = 0
		switch {
		case w.vals[in.Object] == 0:
			w.regs[t][in.To], w.vals[in.Object] = 1, int64(t)+1
		case b.program.Objects[in.Object].Recursive && w.vals[in.Object]%100 == int64(t)+1:
			w.regs[t][in.To] = 1
			w.vals[in.Object] += 100
		}
	case machine.Wait:
		if w.vals[in.With] != int64(t)+1 {
			return "misuse"
		}
		w.vals[in.With] = 0
		w.vals[in.Object] |= 1 << t
	case machine.Wake:
		w.vals[in.With] = int64(t) + 1
		w.vals[in.Object] &^= 1 << t
	case machine.Notify:
		for other := range b.program.Tasks {
			if w.vals[in.Object]>>other&1 == 1 {
				if way == 0 {
					w.vals[in.Object] &^= 1 << other
					break
				}
				way--
			}
		}
	case machine.NotifyAll:
		w.vals[in.Object] = 0
	case machine.Lock: // a hundred for each time that it was locked again
		if w.vals[in.Object] != 0 {
			w.vals[in.Object] += 99 - int64(t)
		}
		w.vals[in.Object] += int64(t) + 1
	case machine.Unlock:
		if w.vals[in.Object]%100 != int64(t)+1 {
			return "misuse"
		}
		if w.vals[in.Object] -= 100; w.vals[in.Object] < 0 {
			w.vals[in.Object] = 0
		}
	default:
		if !b.moveMore(w, t, in, arg) {
			return "misuse"
		}
	}
	w.pc[t]++
	if b.local(w, t) {
		return "assert-failed"
	}
	return ""
}

func (b *brute) finding(kind string, steps, preemptions int) {
	b.found[kind] = true
	if f := [2]int{steps, preemptions}; b.fewest[0] < 0 || slices.Compare(f[:], b.fewest[:]) < 0 {
		b.fewest = f
	}
	if c := [2]int{preemptions, steps}; b.calmest[0] < 0 || slices.Compare(c[:], b.calmest[:]) < 0 {
		b.calmest = c
	}
}

// Two ways to compute the same: thousands of random programs, every interleaving
// of each run from beginning to end, against one search over states.
func TestSearchAgreesWithBruteForce(t *testing.T) {
	agreeWithBruteForce(t, 3000, randomProgram)
}

// The same for programs with the other primitives.
func TestSearchOfAllPrimitivesAgreesWithBruteForce(t *testing.T) {
	agreeWithBruteForce(t, 6000, randomProgramOfAll)
}

func agreeWithBruteForce(t *testing.T, programs int, random func(r *rand.Rand) *engine.Program) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	verdicts := map[engine.Verdict]int{}
	smaller := map[Options]int{}
	for n := range programs {
		p := random(r)
		want := bruteForce(p)
		got := prove(t, p)
		verdicts[got.Verdict]++
		for _, o := range []Options{{NoSymmetry: true}, {NoReduction: true}, {NoSymmetry: true, NoReduction: true}} {
			other, err := ProveWith(p, o)
			require.NoError(t, err)
			if o.NoReduction { // tasks told apart can have variables of their own, which helps the reduction
				require.GreaterOrEqual(t, other.States, got.States, "program %d: %+v", n, o)
			}
			requireSameFindings(t, got, other)
			if other.States > got.States {
				smaller[o]++
			}
		}
		ends := map[string]bool{}
		for _, o := range got.Outcomes {
			ends[fmt.Sprint(o)] = true
		}
		require.Equal(t, want.ends, ends, "program %d: outcomes", n)
		require.EqualValues(t, want.runs, got.Interleavings.Int64(), "program %d: interleavings", n)
		require.Equal(t, len(want.found) > 0, got.Verdict == engine.Refuted, "program %d: %v", n, slices.Collect(maps.Keys(want.found)))
		require.Equal(t, slices.Sorted(maps.Keys(want.races)), got.Races, "program %d: races", n)
		if got.Verdict != engine.Refuted {
			continue
		}
		require.Contains(t, want.found, got.Shortest.Finding.Kind.String(), "program %d", n)
		require.Contains(t, want.found, got.Clearest.Finding.Kind.String(), "program %d", n)
		require.Equal(t, want.fewest, [2]int{got.Shortest.Steps(), got.Shortest.Preemptions}, "program %d: shortest", n)
		require.Equal(t, want.calmest, [2]int{got.Clearest.Preemptions, got.Clearest.Steps()}, "program %d: clearest", n)
	}
	require.Greater(t, verdicts[engine.Proved], programs/20, "the bag is a fair one")
	require.Greater(t, verdicts[engine.Refuted], programs/20, "the bag is a fair one")
	require.Greater(t, smaller[Options{NoSymmetry: true}], programs/20, "symmetry had something to do")
	require.Greater(t, smaller[Options{NoReduction: true}], programs/20, "the reduction had something to do")
}

// requireSameFindings compares all that does not depend on how a search was cut
// down.
func requireSameFindings(t *testing.T, a, b *engine.Report) {
	t.Helper()
	require.Equal(t, a.Verdict, b.Verdict)
	require.Equal(t, a.Outcomes, b.Outcomes)
	require.Equal(t, a.Interleavings, b.Interleavings)
	require.Equal(t, a.Races, b.Races)
	if a.Verdict == engine.Refuted {
		require.Equal(t, a.Shortest.Steps(), b.Shortest.Steps())
		require.Equal(t, a.Shortest.Preemptions, b.Shortest.Preemptions)
		require.Equal(t, a.Clearest.Steps(), b.Clearest.Steps())
		require.Equal(t, a.Clearest.Preemptions, b.Clearest.Preemptions)
	}
}
