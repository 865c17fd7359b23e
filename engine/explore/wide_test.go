package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
)

func do(verb machine.Verb, object engine.ObjectID) machine.Instr {
	return machine.Instr{Verb: verb, Object: object}
}

func into(verb machine.Verb, object engine.ObjectID, to machine.Reg) machine.Instr {
	return machine.Instr{Verb: verb, Object: object, To: to}
}

// diedWithTheKey is two lines with a shared shelf: the child locks, and may blow up
// before it unlocks.
func diedWithTheKey(robust bool) *engine.Program {
	const shelf, key = 0, 1
	return &engine.Program{
		Processes: []engine.Process{{Name: "shop"}, {Name: "fireworks", Forked: true}},
		Objects: []engine.Object{{Name: "shelf", Process: engine.Shared},
			{Name: "key", Kind: engine.Mutex, Process: engine.Shared, Robust: robust}},
		Tasks: []engine.Task{
			{Name: "boss", Leads: true, Body: machine.Code{do(machine.Fork, 1), do(machine.Lock, key), read(shelf, 0), add(0, 1),
				write(shelf, machine.Value(0)), do(machine.Unlock, key), do(machine.Join, 1)}},
			{Name: "child", Process: 1, Leads: true, Body: machine.Code{do(machine.Lock, key),
				{Verb: machine.Crash, A: machine.Const(1)}, write(shelf, machine.Const(5)), do(machine.Unlock, key)}},
		},
	}
}

func TestDiedWithTheKey(t *testing.T) {
	report := prove(t, diedWithTheKey(false))
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.Deadlock, report.Shortest.Finding.Kind)
	require.Equal(t, engine.TaskSet(1), report.Shortest.Finding.Waiting, "the dead do not wait")
	require.Equal(t, "1 2*2", report.Shortest.Schedule.String())
	report = prove(t, diedWithTheKey(true))
	require.Equal(t, engine.Proved, report.Verdict)
	require.Equal(t, []engine.Outcome{{1}, {5}, {6}}, report.Outcomes)
}

func TestForkedMemoryIsACopy(t *testing.T) {
	p := &engine.Program{
		Processes: []engine.Process{{Name: "office"}, {Name: "branch", Forked: true}},
		Objects:   []engine.Object{{Name: "count", Init: 1}, {Name: "count", Process: 1}},
		Tasks: []engine.Task{
			{Body: machine.Code{write(0, machine.Const(2)), do(machine.Fork, 1), write(0, machine.Const(3)), do(machine.Join, 1)}},
			{Process: 1, Leads: true, Body: machine.Code{read(1, 0), add(0, 10), write(1, machine.Value(0))}},
		},
	}
	report := prove(t, p)
	require.Equal(t, engine.Proved, report.Verdict)
	require.Equal(t, []engine.Outcome{{3, 12}}, report.Outcomes, "whatever is done afterwards")
}

// nightShift is an office whose leader goes home while its child has a push to
// deliver.
func nightShift(detached bool) *engine.Program {
	return &engine.Program{
		Processes: []engine.Process{{Name: "office"}, {Name: "pusher", Forked: true, Detached: detached}},
		Objects:   []engine.Object{{Name: "delivered", Process: engine.Shared}},
		Tasks: []engine.Task{
			{Leads: true, Body: machine.Code{do(machine.Fork, 1)}},
			{Process: 1, Leads: true, Body: machine.Code{write(0, machine.Const(1))}},
		},
		Final: endsAt(0, 1),
	}
}

func TestTheNightShiftGoesOnWhereItIsDetached(t *testing.T) {
	require.Equal(t, engine.Proved, prove(t, nightShift(true)).Verdict)
	report := prove(t, nightShift(false))
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.WrongOutcome, report.Shortest.Finding.Kind)
	require.Equal(t, "1*2", report.Shortest.Schedule.String(), "the fork, and the end of the office")
}

// The end of a leader is a step of its own: whom it stops may have moved before.
func TestOthersMayMoveBeforeALeaderEnds(t *testing.T) {
	p := nightShift(false)
	p.Final = nil
	require.Equal(t, []engine.Outcome{{0}, {1}}, prove(t, p).Outcomes)
}

func TestACrashStopsOneProcessOnly(t *testing.T) {
	risky := machine.Code{do(machine.Crash, 0)}
	counts := func(object engine.ObjectID) machine.Code { return machine.Code{write(object, machine.Const(1))} }
	oneLine := &engine.Program{
		Objects: []engine.Object{{Name: "made"}},
		Tasks:   []engine.Task{{Body: risky}, {Body: counts(0)}},
		Final:   endsAt(0, 1),
	}
	require.Equal(t, engine.Refuted, prove(t, oneLine).Verdict)
	twoLines := &engine.Program{
		Processes: []engine.Process{{Name: "shop"}, {Name: "fireworks", Forked: true}},
		Objects:   []engine.Object{{Name: "made"}, {Name: "told"}},
		Tasks: []engine.Task{
			{Body: machine.Code{do(machine.Fork, 1), write(0, machine.Const(1)), into(machine.JoinInto, 1, 0), write(1, machine.Value(0))}},
			{Process: 1, Leads: true, Body: risky},
		},
		Final: endsAt(0, 1),
	}
	report := prove(t, twoLines)
	require.Equal(t, engine.Proved, report.Verdict)
	require.Equal(t, []engine.Outcome{{1, 1}}, report.Outcomes, "and the parent is told")
}

// Witnesses of programs with processes replay on goroutines to the same finding, and
// what the search says of the end is what a run comes to.
func TestWitnessesOfProcessesReplay(t *testing.T) {
	for _, p := range []*engine.Program{diedWithTheKey(false), nightShift(false)} {
		report := prove(t, p)
		for _, w := range []*engine.Witness{report.Shortest, report.Clearest} {
			trace, err := sched.Replay(p, w.Schedule)
			require.NoError(t, err)
			require.Equal(t, w.Finding, *trace.Finding)
		}
	}
}

// Workers with the same body are exchanged within their process, and not beyond it:
// there the same operation is a misuse.
func TestWorkersAreExchangedWithinTheirProcess(t *testing.T) {
	code := machine.Code{read(0, 0), add(0, 1), write(0, machine.Value(0))}
	p := &engine.Program{
		Processes: []engine.Process{{Name: "A"}, {Name: "B"}},
		Objects:   []engine.Object{{Name: "total", Process: engine.Shared}},
		Tasks:     workers(4, code),
	}
	p.Tasks[2].Process, p.Tasks[3].Process = 1, 1
	all, err := ProveWith(p, Options{NoSymmetry: true})
	require.NoError(t, err)
	some := prove(t, p)
	requireSameFindings(t, all, some)
	require.Less(t, some.States, all.States)
	p.Objects[0].Process = 0
	require.Equal(t, engine.Misuse, prove(t, p).Shortest.Finding.Kind)
	require.Equal(t, "3", prove(t, p).Shortest.Schedule.String())
}
