package hb

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

// A trace may come from a file, or belong to another version of a level. Whatever
// it says, it must not be able to break anything.
func TestSpoiltTracesAreSurvived(t *testing.T) {
	odd := []int64{-1, 0, 1, 2, 63, 64, 255, 256, 1 << 40, -1 << 62}
	for seed := range uint64(3000) {
		dice := sched.NewDice(seed)
		random := func() *engine.Program {
			switch seed % 3 {
			case 0:
				return specimen.RandomOfAll(dice)
			case 1:
				return specimen.Factory(dice)
			}
			return specimen.Random(dice)
		}
		p := random()
		trace, err := sched.Run(p, sched.Random(seed), engine.Limits{Transitions: 100})
		if err != nil {
			require.ErrorAs(t, err, new(*sched.LimitError))
		}
		spoil(trace, dice, odd)
		if dice.Roll(2) == 0 {
			p = random() // another program
		}
		x := Explain(p, trace)
		for _, i := range x.Steps {
			require.True(t, i >= 0 && i < len(trace.Events))
		}
		if o, err := NewOrder(p, trace); err == nil {
			o.Races()
		}
	}
}

func spoil(trace *engine.Trace, dice *sched.Dice, odd []int64) {
	if trace.Finding == nil || dice.Roll(3) == 0 {
		kind, _ := engine.ParseFindingKind([]string{"wrong-outcome", "assert-failed", "deadlock", "misuse", "stuck", "collision", "starvation", "leaked-task"}[dice.Roll(8)])
		trace.Finding = &engine.Finding{
			Kind: kind, Task: engine.TaskID(odd[dice.Roll(len(odd))]), Waiting: engine.TaskSet(dice.Next()),
			Detail: []string{"unlock-free", "unlock-foreign", "spawn-again", "",
				"wait-nested", "arrive-again", "count-below-zero", "read-again", "read-unlock-unheld", "write-unlock-unheld",
				"item-out-of-range", "entry-out-of-range", "foreign-memory", "fork-again", "collided"}[dice.Roll(15)],
		}
	}
	if dice.Roll(4) == 0 {
		trace.Final = trace.Final[:dice.Roll(len(trace.Final)+1)]
	}
	for range 1 + dice.Roll(3) {
		if len(trace.Events) == 0 {
			return
		}
		e := &trace.Events[dice.Roll(len(trace.Events))]
		strange := odd[dice.Roll(len(odd))]
		switch dice.Roll(6) {
		case 0:
			e.Task = engine.TaskID(strange)
		case 1:
			e.Op.Object = engine.ObjectID(strange)
		case 2:
			e.Op.Kind = engine.OpKind(dice.Roll(int(engine.OpKinds()) + 1))
		case 3:
			e.Value = strange
		case 4:
			e.Op.Arg = strange
		case 5:
			trace.Events = trace.Events[:dice.Roll(len(trace.Events))]
		}
	}
}

func TestNothingToExplain(t *testing.T) {
	p := specimen.Counter(2, 1)
	require.Equal(t, Explanation{}, Explain(p, &engine.Trace{}))
	require.Equal(t, Explanation{Pattern: GoalMissed}, Explain(p, &engine.Trace{Finding: &engine.Finding{Kind: engine.GoalMissed, Task: -1}}))
	require.Equal(t, Explanation{Pattern: WrongOutcome}, Explain(&engine.Program{}, &engine.Trace{Finding: &engine.Finding{Kind: engine.WrongOutcome}}))
}

// The experiments on a run as long as runs can be come to an end.
func TestLongRunsAreExplainedInTime(t *testing.T) {
	p := specimen.Counter(4, 6_000)
	trace, err := sched.Run(p, sched.Random(3), engine.Limits{})
	require.NoError(t, err)
	require.Len(t, trace.Schedule(), 48_000)
	require.Equal(t, LostUpdate, Explain(p, trace).Pattern)
}

// A body that waits for a value without end keeps no experiment going for ever.
func TestSpinningBodiesAreExplainedInTime(t *testing.T) {
	spin := machine.Code{specimen.Read(1, 0), {Verb: machine.Branch, A: machine.Value(0), B: machine.Const(1), Relation: machine.NotEqual, Target: 0}}
	p := &engine.Program{Objects: specimen.Variables(2), Final: specimen.EndsAt(0, 2), Tasks: specimen.Crew(
		specimen.Sequence(specimen.Counter(1, 1).Tasks[0].Body.(machine.Code), machine.Code{specimen.Write(1, machine.Const(1))}, spin),
		specimen.Sequence(specimen.Counter(1, 1).Tasks[0].Body.(machine.Code), spin),
	)}
	x, _ := explained(t, p, "1 2*20 1*3 2")
	require.Equal(t, LostUpdate, x.Pattern)
}
