package explore_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/machine"
)

// A program that can deadlock after two steps and end with a wrong sum after more:
// each kind can be asked for on its own.
func TestOnlyLooksForOneKind(t *testing.T) {
	const total, saw, drill = 0, 1, 2
	body := func(first, second engine.ObjectID) machine.Code {
		return machine.Code{
			{Verb: machine.Read, Object: total}, {Verb: machine.Set, A: machine.Value(0), B: machine.Const(1)},
			{Verb: machine.Write, Object: total, A: machine.Value(0)},
			{Verb: machine.Lock, Object: first}, {Verb: machine.Lock, Object: second},
			{Verb: machine.Unlock, Object: first}, {Verb: machine.Unlock, Object: second},
		}
	}
	p := &engine.Program{
		Objects: []engine.Object{{Name: "total", Kind: engine.Variable}, {Name: "saw", Kind: engine.Mutex}, {Name: "drill", Kind: engine.Mutex}},
		Tasks:   []engine.Task{{Body: body(saw, drill)}, {Body: body(drill, saw)}},
		Final:   sumIs{total, 2},
	}
	for _, want := range []struct {
		only  engine.FindingKind
		steps int
	}{{engine.NoFinding, 6}, {engine.Deadlock, 6}, {engine.WrongOutcome, 12}} {
		report, err := explore.ProveWith(p, explore.Options{Only: want.only})
		require.NoError(t, err)
		require.Equal(t, engine.Refuted, report.Verdict, want.only)
		require.Equal(t, want.steps, report.Shortest.Steps(), want.only)
		if want.only != engine.NoFinding {
			require.Equal(t, want.only, report.Shortest.Finding.Kind)
			require.Equal(t, want.only, report.Clearest.Finding.Kind)
		}
	}
	for _, only := range []engine.FindingKind{engine.Misuse, engine.AssertFailed, engine.Livelock} {
		report, err := explore.ProveWith(p, explore.Options{Only: only})
		require.NoError(t, err)
		require.Equal(t, engine.Proved, report.Verdict, "nothing of kind %s can happen", only)
	}
}

type sumIs struct {
	object engine.ObjectID
	want   int64
}

func (s sumIs) Holds(value func(engine.ObjectID) int64) bool { return value(s.object) == s.want }
func (s sumIs) String() string                               { return "total == 2" }
