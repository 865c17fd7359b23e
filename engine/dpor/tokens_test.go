package dpor

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// Four or five tasks that take tokens, put some in, and write: whether two of them
// depend on each other changes with the number of tokens, step by step.
func TestTokens(t *testing.T) {
	dice := sched.NewDice(9)
	for n := range 300 {
		p := &engine.Program{Objects: []engine.Object{{Name: "x"}, {Name: "box", Kind: engine.Semaphore, Init: int64(2 + dice.Roll(3))}}}
		tasks := 4 + dice.Roll(2)
		for range tasks {
			var code machine.Code
			for range 1 + dice.Roll(2) {
				switch dice.Roll(4) {
				case 0, 1:
					code = append(code, machine.Instr{Verb: machine.Acquire, Object: 1})
				case 2:
					code = append(code, machine.Instr{Verb: machine.Release, Object: 1})
				default:
					code = append(code, specimen.Write(0, machine.Const(1)))
				}
			}
			p.Tasks = append(p.Tasks, engine.Task{Body: code})
		}
		b, start := newBrute(p)
		traces := b.traces(start, 2000)
		if traces < 0 {
			continue
		}
		r := prove(t, p, Options{})
		require.Equal(t, traces, r.Executions, "program %d", n)
		require.Zero(t, r.Blocked, "program %d", n)
	}
}

// A task that waits for several others can only come first if all of them come later.
func TestWaitingForSeveral(t *testing.T) {
	const board, box = 0, 1
	do := func(v machine.Verb, o engine.ObjectID) machine.Instr { return machine.Instr{Verb: v, Object: o} }
	for _, test := range []struct {
		name   string
		tasks  []engine.Body
		traces int
	}{
		{"two readers who stay, and a writer", []engine.Body{
			machine.Code{do(machine.ReadLock, board)}, machine.Code{do(machine.ReadLock, board)}, machine.Code{do(machine.WriteLock, board)}}, 2},
		{"three readers who stay, and a writer who goes", []engine.Body{
			machine.Code{do(machine.ReadLock, board)}, machine.Code{do(machine.ReadLock, board)}, machine.Code{do(machine.ReadLock, board)},
			machine.Code{do(machine.WriteLock, board), do(machine.WriteUnlock, board)}}, 2},
		{"two tokens for three", []engine.Body{
			machine.Code{do(machine.Acquire, box)}, machine.Code{do(machine.Acquire, box)}, machine.Code{do(machine.Acquire, box)}}, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := &engine.Program{Objects: []engine.Object{{Name: "board", Kind: engine.RWLock}, {Name: "box", Kind: engine.Semaphore, Init: 2}},
				Tasks: specimen.Crew(test.tasks...)}
			b, start := newBrute(p)
			require.Equal(t, test.traces, b.traces(start, 1000))
			r := prove(t, p, Options{})
			require.Equal(t, test.traces, r.Executions)
			require.Zero(t, r.Blocked)
		})
	}
}
