package explore

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// slowMemory runs every interleaving of a program under total store order. It knows
// nothing of trays as objects, of daemons and of flushing as a step: each task has
// a list of writes, and at any time the oldest may reach memory.
type slowMemory struct {
	brute
	entries int
	seen    map[string]bool
}

func runSlowly(p *engine.Program, entries int) *slowMemory {
	m := &slowMemory{brute{program: p, ends: map[string]bool{}, found: map[string]bool{}, fewest: [2]int{-1, -1},
		calmest: [2]int{-1, -1}}, entries, map[string]bool{}}
	w := workbench{make([]int, len(p.Tasks)), make([][machine.RegistersMax]int64, len(p.Tasks)), make([]int64, len(p.Objects)),
		make([][]int64, len(p.Objects)+len(p.Tasks))}
	for i, o := range p.Objects {
		w.vals[i] = o.Init
	}
	for t := range p.Tasks {
		m.local(&w, t)
	}
	m.visit(w)
	return m
}

func (m *slowMemory) pending(w *workbench, t int) *[]int64 { return &w.lists[len(m.program.Objects)+t] }

func (m *slowMemory) visit(w workbench) {
	key := fmt.Sprint(w)
	if m.seen[key] {
		return
	}
	m.seen[key] = true
	moved := false
	for t := range m.program.Tasks {
		if pending := *m.pending(&w, t); len(pending) > 0 {
			moved = true
			next := w.copy()
			next.vals[pending[0]] = pending[1]
			*m.pending(&next, t) = pending[2:]
			m.visit(next)
		}
		if w.pc[t] < len(m.code(t)) {
			moved = m.step(w, t) || moved
		}
	}
	if moved {
		return
	}
	for t := range m.program.Tasks {
		if w.pc[t] < len(m.code(t)) {
			m.found["deadlock"] = true
			return
		}
	}
	out := slices.Clone(w.vals)
	m.ends[fmt.Sprint(engine.Outcome(slices.Delete(out, 2, 3)))] = true
	if m.program.Final != nil && !m.program.Final.Holds(func(id engine.ObjectID) int64 { return w.vals[id] }) {
		m.found["wrong-outcome"] = true
	}
}

// step lets a task do its next instruction, if it can.
func (m *slowMemory) step(w workbench, t int) bool {
	in := m.code(t)[w.pc[t]]
	next := w.copy()
	mine := m.pending(&next, t)
	wrong := false
	switch {
	case in.Verb == machine.Write:
		if len(*mine) == 2*m.entries {
			return false
		}
		value := in.A.Const
		if in.A.Register {
			value = w.regs[t][in.A.Reg]
		}
		*mine = append(*mine, int64(in.Object), value)
		next.pc[t]++
		wrong = m.local(&next, t)
	case in.Verb == machine.Read:
		next.regs[t][in.To] = w.vals[in.Object]
		for i := 0; i < len(*mine); i += 2 {
			if (*mine)[i] == int64(in.Object) {
				next.regs[t][in.To] = (*mine)[i+1]
			}
		}
		next.pc[t]++
		wrong = m.local(&next, t)
	case len(*mine) > 0 && in.Verb != machine.Yield, m.ways(w, t) == 0,
		in.Verb == machine.Join && len(*m.pending(&w, int(in.Object))) > 0:
		return false
	default:
		wrong = m.move(&next, t, 0) != ""
	}
	if wrong {
		m.found["something"] = true
	} else {
		m.visit(next)
	}
	return true
}

// Two ways to compute the same: the explorer on the program with trays, and slow
// memory on the program without them. The counts at the end say that the bag is a fair
// one; each is far below what any seed gives, so the seed is no part of the claim.
func TestTraysAreTotalStoreOrder(t *testing.T) {
	const programs = 600
	r := rand.New(rand.NewPCG(8, 8))
	verdicts, more := map[engine.Verdict]int{}, 0
	for n := range programs {
		crossed := r.IntN(3) == 0
		p := &engine.Program{Objects: []engine.Object{{Name: "x"}, {Name: "y"}, {Name: "k", Kind: engine.Mutex}}}
		for range 2 + r.IntN(4)/3 {
			seen := engine.ObjectID(len(p.Objects))
			p.Objects = append(p.Objects, engine.Object{Name: "seen"})
			code := storingCode(r)
			if mine := engine.ObjectID(len(p.Tasks) % 2); crossed {
				code = append(machine.Code{write(mine, machine.Const(1)), read(1-mine, 0)}, code[:1]...)
			}
			code = append(code, machine.Instr{Verb: machine.Exchange, Object: seen, A: machine.Value(0), To: 1})
			p.Tasks = append(p.Tasks, engine.Task{Body: code})
		}
		if r.IntN(3) == 0 {
			p.Final = endsAt(engine.ObjectID(r.IntN(2)), int64(r.IntN(3)))
		}
		entries := 1 + r.IntN(3)
		trays, err := machine.WithOutTrays(p, int64(entries))
		require.NoError(t, err)
		want := runSlowly(p, entries)
		got := prove(t, trays)
		plain, err := ProveWith(trays, Options{NoReduction: true, NoSymmetry: true})
		require.NoError(t, err)
		requireSameFindings(t, got, plain)
		verdicts[got.Verdict]++
		ends := map[string]bool{}
		for _, o := range got.Outcomes {
			ends[fmt.Sprint(o)] = true
		}
		require.Equal(t, want.ends, ends, "program %d", n)
		require.Equal(t, len(want.found) > 0, got.Verdict == engine.Refuted, "program %d: %v", n, want.found)
		if strong := prove(t, p); len(strong.Outcomes) < len(got.Outcomes) {
			more++
			for _, o := range strong.Outcomes {
				require.True(t, slices.ContainsFunc(got.Outcomes, func(other engine.Outcome) bool { return slices.Equal(o, other) }))
			}
		}
	}
	require.Greater(t, verdicts[engine.Proved], programs/20)
	require.Greater(t, verdicts[engine.Refuted], programs/20)
	require.Greater(t, more, programs/20, "trays made something possible that was not")
}

func storingCode(r *rand.Rand) (code machine.Code) {
	for len(code) < 3 {
		v, reg := engine.ObjectID(r.IntN(2)), machine.Reg(r.IntN(2))
		switch r.IntN(14) {
		case 0, 1, 2, 3, 4:
			code = append(code, write(v, machine.Const(int64(1+r.IntN(2)))))
		case 5, 6, 7, 8, 9:
			code = append(code, read(v, reg))
		case 10:
			code = append(code, read(v, reg), add(reg, 1), write(1-v, machine.Value(reg)))
		case 11:
			code = append(code, machine.Instr{Verb: machine.Yield + machine.Verb(r.IntN(2))})
		case 12:
			code = append(code, lock(2), write(v, machine.Value(reg)), unlock(2))
		default:
			code = append(code, machine.Instr{Verb: machine.Add, Object: v, A: machine.Const(1), To: reg})
		}
	}
	if r.IntN(4) == 0 {
		code = append(code, machine.Instr{Verb: machine.Assert, A: machine.Value(0), Relation: machine.LessOrEqual, B: machine.Const(1)})
	}
	return code
}
