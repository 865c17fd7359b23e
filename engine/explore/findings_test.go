package explore

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

var always = machine.Instr{Verb: machine.Branch, A: machine.Const(0), Relation: machine.Equal, B: machine.Const(0)}

// served makes every task of a program a server: when it has done its work it says so
// and begins again. What it counts is of no interest: it would never come round.
func served(p *engine.Program) *engine.Program {
	for t := range p.Tasks {
		code := slices.Clone(p.Tasks[t].Body.(machine.Code))
		for i, in := range code {
			if in.Verb == machine.Write && in.A.Register {
				code[i].A = machine.Const(1)
			}
		}
		p.Tasks[t].Body = append(code[:len(code):len(code)], do(machine.Progress, 0), always)
	}
	p.Final = nil
	return p
}

// fair asks that nobody can be starved.
func fair(p *engine.Program) *engine.Program {
	p.StarvationFree = true
	return p
}

// sharedKey is n workers who each do something with the key, 0.
func sharedKey(n int, patience int) *engine.Program {
	return &engine.Program{
		Objects: []engine.Object{{Name: "key", Kind: engine.Mutex, Patience: patience}},
		Tasks:   workers(n, machine.Code{lock(0), unlock(0)}),
	}
}

// turns lets two workers go one after the other, over and over.
func turns() *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "turn"}}}
	for i := range int64(2) {
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{
			read(0, 0), branch(machine.Value(0), machine.Equal, 1-i, 0), do(machine.Progress, 0), write(0, machine.Const(1-i)), always,
		}})
	}
	return p
}

// corridor is two people who step aside for each other: each says that he comes, looks
// whether the other one does, and if so goes back and tries again.
func corridor() *engine.Program {
	p := &engine.Program{Objects: []engine.Object{{Name: "left"}, {Name: "right"}}}
	for i := range engine.ObjectID(2) {
		p.Tasks = append(p.Tasks, engine.Task{Body: machine.Code{
			write(i, machine.Const(1)), read(1-i, 0), branch(machine.Value(0), machine.Equal, 0, 5),
			write(i, machine.Const(0)), always,
			write(i, machine.Const(0)),
		}})
	}
	return p
}

// clerk goes round for ever beside a program, and makes progress or does not.
func clerk(p *engine.Program, makes bool) *engine.Program {
	desk := engine.ObjectID(len(p.Objects))
	p.Objects = append(p.Objects, engine.Object{Name: "desk"})
	code := machine.Code{write(desk, machine.Const(1)), write(desk, machine.Const(0))}
	if makes {
		code = append(code, do(machine.Progress, 0))
	}
	p.Tasks = append(p.Tasks, engine.Task{Name: "clerk", Body: append(code, always)})
	return p
}

// painter needs both places of a room into which two readers come again and again.
// With a turnstile nobody comes in while the painter waits for those who are in.
func painter(patience int, turnstile bool) *engine.Program {
	const room, gate = 0, 1
	p := &engine.Program{Objects: []engine.Object{{Name: "room", Kind: engine.Semaphore, Init: 2}, {Name: "turnstile", Kind: engine.Mutex}}}
	acquire, release := do(machine.Acquire, room), do(machine.Release, room)
	reader := machine.Code{acquire, do(machine.Progress, 0), release, always}
	paint := machine.Code{acquire, acquire, release, release}
	if turnstile {
		reader = machine.Code{lock(gate), acquire, unlock(gate), do(machine.Progress, 0), release, always}
		paint = machine.Code{lock(gate), acquire, acquire, release, release, unlock(gate)}
	}
	p.Tasks = append(workers(2, reader), engine.Task{Name: "painter", Body: paint, Patience: patience, PatientAt: []engine.ObjectID{room}})
	return p
}

// section is two workers in a region, with the key around it or without.
func section(key bool) *engine.Program {
	code := machine.Code{do(machine.Enter, 0), do(machine.Leave, 0)}
	if key {
		code = machine.Code{lock(1), do(machine.Enter, 0), do(machine.Leave, 0), unlock(1)}
	}
	return &engine.Program{
		Objects: []engine.Object{{Name: "oven", Kind: engine.Region}, {Name: "key", Kind: engine.Mutex}},
		Tasks:   workers(2, code),
	}
}

// apprentices are two tasks that the first one spawns; it joins so many of them.
func apprentices(joined int) *engine.Program {
	code := machine.Code{do(machine.Spawn, 1), do(machine.Spawn, 2), do(machine.Join, 1), do(machine.Join, 2)}
	hand := machine.Code{write(0, machine.Const(1))}
	return &engine.Program{
		Objects: []engine.Object{{Name: "x"}}, JoinAll: true,
		Tasks: []engine.Task{{Body: code[:2+joined]}, {Body: hand, Dormant: true}, {Body: hand, Dormant: true}},
	}
}

func TestFindingsAndWhatIsNone(t *testing.T) {
	const none = engine.NoFinding
	set := func(tasks ...engine.TaskID) (s engine.TaskSet) {
		for _, t := range tasks {
			s = s.With(t)
		}
		return s
	}
	for _, test := range []struct {
		name    string
		program *engine.Program
		want    engine.FindingKind // none: proved
		waiting engine.TaskSet
	}{
		{"a spin lock", spinLock(3), none, 0},
		{"spin-lock servers make progress", served(spinLock(2)), none, 0},
		{"but one can spin for ever while the other works", fair(served(spinLock(2))), engine.Starvation, set(0)},
		{"Peterson's lock", peterson(false), none, 0},
		{"Peterson's lock in servers", served(peterson(false)), none, 0},
		{"lets everybody in", fair(served(peterson(false))), none, 0},
		{"taking turns lets everybody in", fair(turns()), none, 0},
		{"a try-and-back-off pair", afterYou(), engine.Livelock, 0},
		{"a try-and-back-off pair who can also work", served(afterYou()), engine.Livelock, 0},
		{"the polite corridor", corridor(), engine.Livelock, 0},
		{"the polite corridor beside somebody who works", clerk(corridor(), true), none, 0},
		{"is not fair to those who are polite", fair(clerk(corridor(), true)), engine.Starvation, set(0)},
		{"philosophers", philosophers(3, false), engine.Deadlock, set(0, 1, 2)},
		{"ordered philosophers", philosophers(3, true), none, 0},
		{"philosophers beside a clerk who makes nothing", clerk(philosophers(2, false), false), engine.Deadlock, set(0, 1)},
		{"philosophers beside a clerk who works on", clerk(philosophers(2, false), true), engine.Deadlock, set(0, 1)},
		{"ordered philosophers beside a clerk who works on", clerk(philosophers(2, true), true), none, 0},
		{"a clerk who makes nothing", clerk(&engine.Program{}, false), engine.Livelock, 0},
		{"a clerk who works", clerk(&engine.Program{}, true), none, 0},
		{"servers who share a key", served(sharedKey(2, 0)), none, 0},
		{"a mutex has no line", fair(served(sharedKey(2, 0))), engine.Starvation, set(0)},

		{"two others: one has the key, and one can overtake", sharedKey(3, 1), none, 0},
		{"three others: two can overtake", sharedKey(4, 1), engine.Starvation, set(3)},
		{"three others, with patience for two", sharedKey(4, 2), none, 0},
		{"overtaken by servers", served(sharedKey(2, 3)), engine.Starvation, set(1)},
		{"readers keep coming", painter(2, false), engine.Starvation, set(2)},
		{"readers at a turnstile, with patience for the two who are in", painter(2, true), none, 0},
		{"readers at a turnstile, with patience for one of them", painter(1, true), engine.Starvation, set(2)},

		{"two in one place", section(false), engine.Collision, set(0, 1)},
		{"one after the other", section(true), none, 0},

		{"everybody is joined", apprentices(2), none, 0},
		{"one is not", apprentices(1), engine.LeakedTask, set(2)},
		{"nobody is", apprentices(0), engine.LeakedTask, set(1, 2)},
	} {
		report := prove(t, test.program)
		if test.want == none {
			require.Equal(t, engine.Proved, report.Verdict, test.name)
			continue
		}
		require.Equal(t, engine.Refuted, report.Verdict, test.name)
		require.Equal(t, test.want, report.Shortest.Finding.Kind, test.name)
		require.Equal(t, test.waiting, report.Shortest.Finding.Waiting, test.name)
		if report.Shortest.Cycle != nil {
			requireFairLasso(t, test.program, report.Shortest)
		} else {
			requireReplays(t, test.program, report.Shortest)
		}
	}
}

// A search that is cut short says so, whatever it was to find.
func TestFindingsAreUnknownAtALimit(t *testing.T) {
	for name, p := range map[string]*engine.Program{
		"two in one place": section(true), "overtaken": sharedKey(3, 2), "leaked": apprentices(2), "starved": fair(served(peterson(false))),
		"died with the key": diedWithTheKey(true), "livelock": clerk(philosophers(2, true), true),
	} {
		report, err := Prove(p, engine.Limits{States: 4})
		require.NoError(t, err)
		require.Equal(t, engine.Unknown, report.Verdict, name)
		require.Equal(t, engine.StatesLimit, report.Limit, name)
	}
}
