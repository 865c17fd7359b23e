package machine_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/machine"
)

// The variables of the litmus tests: two that are written, and what each task saw.
const (
	x = engine.ObjectID(iota)
	y
	seen0
	seen1
)

func write(v engine.ObjectID, n int64) machine.Instr {
	return machine.Instr{Verb: machine.Write, Object: v, A: machine.Const(n)}
}

// keep reads a variable and keeps what was seen in another one.
func keep(v, in engine.ObjectID) machine.Code {
	return machine.Code{{Verb: machine.Read, Object: v, To: 0}, {Verb: machine.Exchange, Object: in, A: machine.Value(0), To: 1}}
}

func litmus(tasks ...machine.Code) *engine.Program {
	p := &engine.Program{Observed: []engine.ObjectID{seen0, seen1}}
	for _, name := range []string{"x", "y", "seen0", "seen1"} {
		p.Objects = append(p.Objects, engine.Object{Name: name})
	}
	for i, code := range tasks {
		p.Tasks = append(p.Tasks, engine.Task{Name: fmt.Sprint("task ", i), Body: code})
	}
	return p
}

func outcomesOf(t *testing.T, p *engine.Program) []engine.Outcome {
	t.Helper()
	report, err := explore.Prove(p, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, report.Verdict)
	return report.Outcomes
}

// The litmus tests of the literature, with all their outcomes under sequential
// consistency and under total store order. The outcomes are those of Sewell and
// others (2010) and of the Intel and AMD manuals.
func TestLitmus(t *testing.T) {
	then := func(parts ...machine.Code) (code machine.Code) {
		for _, part := range parts {
			code = append(code, part...)
		}
		return code
	}
	one := func(in machine.Instr) machine.Code { return machine.Code{in} }
	fence := one(machine.Instr{Verb: machine.Fence})
	all := []engine.Outcome{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
	for _, test := range []struct {
		name      string
		program   *engine.Program
		sc, trays []engine.Outcome
	}{
		{"store buffering: both may see the old values", litmus(
			then(one(write(x, 1)), keep(y, seen0)), then(one(write(y, 1)), keep(x, seen1))), all[1:], all},
		{"store buffering with fences", litmus(
			then(one(write(x, 1)), fence, keep(y, seen0)), then(one(write(y, 1)), fence, keep(x, seen1))), all[1:], all[1:]},
		{"store buffering with one fence", litmus(
			then(one(write(x, 1)), fence, keep(y, seen0)), then(one(write(y, 1)), keep(x, seen1))), all[1:], all},
		{"store buffering with exchanges", litmus(
			then(one(machine.Instr{Verb: machine.Exchange, Object: x, A: machine.Const(1), To: 2}), keep(y, seen0)),
			then(one(machine.Instr{Verb: machine.Exchange, Object: y, A: machine.Const(1), To: 2}), keep(x, seen1))), all[1:], all[1:]},
		{"message passing: stores reach memory in order", litmus(
			then(one(write(x, 1)), one(write(y, 1))), then(keep(y, seen0), keep(x, seen1))),
			[]engine.Outcome{{0, 0}, {0, 1}, {1, 1}}, []engine.Outcome{{0, 0}, {0, 1}, {1, 1}}},
		{"load buffering: loads are not delayed", litmus(
			then(keep(x, seen0), one(write(y, 1))), then(keep(y, seen1), one(write(x, 1)))), all[:3], all[:3]},
		{"a task sees its own stores", litmus(
			then(one(write(x, 1)), keep(x, seen0)), then(one(write(y, 1)), keep(y, seen1))), all[3:], all[3:]},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.sc, outcomesOf(t, test.program))
			for entries := int64(1); entries <= engine.TrayEntriesMax; entries++ {
				trays, err := machine.WithOutTrays(test.program, entries)
				require.NoError(t, err)
				require.Equal(t, test.trays, outcomesOf(t, trays), "%d entries", entries)
			}
		})
	}
}

// peterson is Peterson's lock for two tasks: both want, each lets the other go
// first, and in the critical section nobody else may be.
func peterson(fences bool) *engine.Program {
	const turn, inside = 2, 3
	p := &engine.Program{Name: "peterson"}
	for _, name := range []string{"wants 0", "wants 1", "turn", "inside"} {
		p.Objects = append(p.Objects, engine.Object{Name: name})
	}
	for me := range engine.ObjectID(2) {
		other := 1 - me
		code := machine.Code{write(me, 1), write(turn, int64(other))}
		if fences {
			code = append(code, machine.Instr{Verb: machine.Fence})
		}
		again := len(code)
		code = append(code,
			machine.Instr{Verb: machine.Read, Object: other, To: 0},
			machine.Instr{Verb: machine.Branch, A: machine.Value(0), Target: again + 4}, // the other does not want
			machine.Instr{Verb: machine.Read, Object: turn, To: 0},
			machine.Instr{Verb: machine.Branch, A: machine.Value(0), Relation: machine.Equal, B: machine.Const(int64(other)), Target: again},
			machine.Instr{Verb: machine.Add, Object: inside, A: machine.Const(1), To: 0},
			machine.Instr{Verb: machine.Assert, A: machine.Value(0), B: machine.Const(1), Note: "alone"},
			machine.Instr{Verb: machine.Add, Object: inside, A: machine.Const(-1), To: 0},
			write(me, 0))
		p.Tasks = append(p.Tasks, engine.Task{Name: fmt.Sprint("task ", me), Body: code})
	}
	return p
}

func TestPetersonNeedsFences(t *testing.T) {
	for _, test := range []struct {
		fences, trays bool
		want          engine.Verdict
	}{
		{false, false, engine.Proved},
		{false, true, engine.Refuted},
		{true, true, engine.Proved},
		{true, false, engine.Proved},
	} {
		p := peterson(test.fences)
		if test.trays {
			var err error
			p, err = machine.WithOutTrays(p, 2)
			require.NoError(t, err)
		}
		report, err := explore.Prove(p, engine.Limits{})
		require.NoError(t, err)
		require.Equal(t, test.want, report.Verdict, "%+v", test)
		if test.want == engine.Refuted {
			require.Equal(t, engine.AssertFailed, report.Shortest.Finding.Kind)
		}
	}
}

func TestAJoinSeesAllThatTheEndedTaskWrote(t *testing.T) {
	p := litmus(
		machine.Code{write(x, 1)},
		append(machine.Code{{Verb: machine.Join, Object: 0}}, keep(x, seen0)...))
	trays, err := machine.WithOutTrays(p, 1)
	require.NoError(t, err)
	require.Equal(t, []engine.Outcome{{1, 0}}, outcomesOf(t, trays))
}

func TestTraysThatCannotBe(t *testing.T) {
	p := litmus(machine.Code{write(x, 1)})
	for _, entries := range []int64{0, -1, engine.TrayEntriesMax + 1} {
		_, err := machine.WithOutTrays(p, entries)
		require.ErrorContains(t, err, "possible are 1 to 3")
	}
	crowd := litmus()
	for range 33 {
		crowd.Tasks = append(crowd.Tasks, engine.Task{Body: machine.Code{write(x, 1)}})
	}
	_, err := machine.WithOutTrays(crowd, 1)
	require.ErrorContains(t, err, "66 tasks")
	_, err = machine.WithOutTrays(&engine.Program{}, 1)
	require.ErrorIs(t, err, engine.ErrNoTasks)
}

// Only what a step list writes needs a daemon; of other bodies nothing is known.
func TestDaemonsForWhatMayBeWritten(t *testing.T) {
	p := litmus(machine.Code{write(x, 1), write(y, 1)}, keep(x, seen1))
	trays, err := machine.WithOutTrays(p, 1)
	require.NoError(t, err)
	require.Len(t, trays.Tasks, 4)
	require.Len(t, trays.Objects, 6)
	require.True(t, trays.Tasks[2].Daemon)
	require.Equal(t, engine.OutTray, trays.Objects[4].Kind)
	require.Len(t, p.Tasks, 2, "the program itself is not changed")
	require.False(t, p.Tasks[0].Daemon)
}
