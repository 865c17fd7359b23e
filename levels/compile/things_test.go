package compile_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/machine"
	"lostupdate/levels/compile"
)

const things = `format: 1
id: things
lines: [A, {name: B, parent: A, detached: night}, {name: C, leads: true, house-key: true}]
globals: {total: 0, shelf: {value: 3, shared: true}}
keys: {red: {recursive: kind, robust: true, shared: true, patience: 2}}
boxes: {oven: tokens}
bells: {room: {key: red, ghosts: true}}
barriers: {shift: 3}
tallies: {left: 3}
lamps: {ready: on}
boards: [notice]
belts: {out: 2}
devices: {kiln: 12}
routines:
  all:
    - acquire: oven
    - release: oven
    - lock: red
      into: r2
    - wait: room
    - notify: room
    - notify-all: room
    - unlock: red
    - arrive: shift
    - count-down: left
    - await: left
    - await: ready
    - light: ready
    - darken: ready
    - read-lock: notice
    - read-unlock: notice
    - write-lock: notice
    - write-unlock: notice
    - put: out
      value: r1
    - take: out
      into: r2
    - use: kiln
      ticks: pace
    - try-lock: red
      into: r3
    - exchange: total
      value: 1
      into: r4
    - swap: total
      from: 1
      to: r2
      into: r5
    - yield
    - fence
    - progress
    - section: room-one
      do: [{work: pace}]
    - section: kitchen
      room: 2
      do: [{work: 1}]
    - fork: B
    - join: 2
      into: r1
    - crash: perhaps
    - exit
  rest: [{work: 1}]
workers:
  - {routine: all, patience: 4, patient-at: oven}
  - {routine: rest, home: B, count: 2}
  - {routine: rest, home: C, count: 2}
tools: {dials: {tokens: [1, 2], pace: [5, 7]}}
`

// Every card says the machine's word for it, at its own station.
func TestCardsOfThingsAndLines(t *testing.T) {
	f := factory(t, level(t, things), "dial tokens 2", "dial pace 7", "switch kind on", "switch night on")
	var got []string
	stations := f.Routine(0).Stations
	for i, in := range f.Tasks[0].Code {
		name := ""
		switch {
		case in.Verb == machine.Fork || in.Verb == machine.JoinInto:
			name = fmt.Sprint(" task ", in.Object)
		case in.Verb != machine.Work && in.Verb != machine.Assert && !verbOnNothing(in.Verb):
			name = " " + f.Program.Objects[in.Object].Name
		}
		at := f.Tasks[0].Sites[i]
		require.Equal(t, -1, at.Gate)
		got = append(got, stations[at.Station].Kind.String()+": "+in.Verb.String()+name)
	}
	require.Equal(t, []string{
		"acquire: acquire A.oven", "release: release A.oven", "lock: lock-into red", "wait: wait A.room", "wake: wake A.room",
		"notify: notify A.room", "notify-all: notify-all A.room", "unlock: unlock red", "arrive: arrive A.shift", "pass: pass A.shift",
		"count-down: count-down A.left", "await: await A.left", "await: await A.ready", "light: set-event A.ready",
		"darken: reset-event A.ready", "read-lock: read-lock A.notice", "read-unlock: read-unlock A.notice",
		"write-lock: write-lock A.notice", "write-unlock: write-unlock A.notice", "put: put out", "take: take out", "use: use kiln",
		"try-lock: try-lock red", "exchange: exchange A.total", "swap: swap A.total", "yield: yield", "fence: fence", "progress: progress",
		"section: enter A.room-one", "work: work", "end-section: leave A.room-one", "section: add A.kitchen", "section: assert",
		"work: work", "end-section: add A.kitchen", "fork: fork task 1", "join: join-into task 1", "crash: crash", "exit: exit",
	}, got)

	code := f.Tasks[0].Code
	require.EqualValues(t, 7, code[21].A.Const, "the dial's ticks")
	require.EqualValues(t, 7, code[29].A.Const)
	require.Equal(t, f.Object(0, "", "red"), code[3].With, "who waits for a bell gives its key back")
	require.EqualValues(t, 1, code[37].A.Const, "perhaps")
}

func verbOnNothing(v machine.Verb) bool {
	switch v {
	case machine.Yield, machine.Fence, machine.Progress, machine.Crash, machine.Exit:
		return true
	}
	return false
}

func TestThingsBecomeObjects(t *testing.T) {
	f := factory(t, level(t, things), "dial tokens 2", "switch kind on")
	byName := map[string]engine.Object{}
	for _, o := range f.Program.Objects {
		byName[o.Name] = o
	}
	require.Equal(t, engine.Object{Name: "A.oven", Kind: engine.Semaphore, Init: 2}, byName["A.oven"])
	require.Equal(t, engine.Object{Name: "C.room", Kind: engine.Condition, Ghosts: true, Process: 2}, byName["C.room"])
	require.Equal(t, engine.Object{Name: "B.shift", Kind: engine.Barrier, Init: 3, Process: 1}, byName["B.shift"])
	require.Equal(t, engine.Object{Name: "A.left", Kind: engine.Countdown, Init: 3}, byName["A.left"])
	require.Equal(t, engine.Object{Name: "A.ready", Kind: engine.ManualEvent, Init: 1}, byName["A.ready"])
	require.Equal(t, engine.Object{Name: "A.notice", Kind: engine.RWLock}, byName["A.notice"])
	require.Equal(t, engine.Object{Name: "out", Kind: engine.Queue, Init: 2, Process: engine.Shared}, byName["out"])
	require.Equal(t, engine.Object{Name: "kiln", Kind: engine.Device, Init: 12, Process: engine.Shared}, byName["kiln"])
	require.Equal(t, engine.Object{Name: "shelf", Kind: engine.Variable, Init: 3, Process: engine.Shared}, byName["shelf"])
	require.Equal(t, engine.Object{Name: "red", Kind: engine.Mutex, Recursive: true, Robust: true, Patience: 2, Process: engine.Shared}, byName["red"])
	require.Equal(t, engine.Region, byName["A.room-one"].Kind)
	require.Equal(t, engine.Variable, byName["A.kitchen"].Kind)
	for _, id := range f.Program.ObservedVariables() {
		require.NotEmpty(t, f.Objects[id].Global, "who is in a section is no outcome")
	}
	require.Equal(t, f.ThingObject(0, "out"), f.ThingObject(2, "out"), "one for all lines")
	require.NotEqual(t, f.ThingObject(0, "oven"), f.ThingObject(2, "oven"))
}

func TestLinesBecomeProcesses(t *testing.T) {
	p := level(t, things)
	f := factory(t, p, "switch night on")
	require.Equal(t, []engine.Process{
		{Name: "A"}, {Name: "B", Forked: true, Parent: 0, Detached: true}, {Name: "C", HouseKey: true},
	}, f.Program.Processes)
	var leads []bool
	for _, task := range f.Program.Tasks {
		leads = append(leads, task.Leads)
	}
	require.Equal(t, []bool{false, true, false, true, false}, leads, "the first worker of B, and of C")
	require.Equal(t, 4, f.Program.Tasks[0].Patience)
	require.Equal(t, []engine.ObjectID{f.ThingObject(0, "oven")}, f.Program.Tasks[0].PatientAt)
	require.Nil(t, f.Program.Tasks[1].PatientAt, "anywhere")
	require.False(t, factory(t, p).Program.Processes[1].Detached)
}

// What stands in slots is emitted where it stands, and found again.
func TestPlacedCardsKnowWhereTheyStand(t *testing.T) {
	p := level(t, `format: 1
id: placed
globals: {total: 0}
boxes: {oven: 1}
routines:
  bake:
    - choose: look
      of:
        once: [{work: 1}]
        never: nothing
    - acquire: oven
    - increment: total
      movable: true
    - release: oven
workers: [{routine: bake}]
tools:
  gates: [{key: red}]
  cards: {give: {card: {release: oven}}}
`)
	describe := func(f *compile.Factory) (got []string) {
		for i, in := range f.Tasks[0].Code {
			at := f.Tasks[0].Sites[i]
			if at.Gate >= 0 {
				require.Equal(t, -1, at.Station)
				got = append(got, fmt.Sprintf("%s in slot %d part %d: %s", f.Blueprint.Gates[at.Gate].Do, at.Slot, at.Part, in.Verb))
				continue
			}
			got = append(got, fmt.Sprintf("station %d: %s", at.Station, in.Verb))
		}
		return got
	}
	require.Equal(t, []string{
		"station 1: work", "station 4: acquire", "place in slot 5 part 0: read", "place in slot 5 part 1: set",
		"place in slot 5 part 2: write", "station 5: release",
	}, describe(factory(t, p)))
	require.Equal(t, []string{
		"place in slot 0 part 0: read", "place in slot 0 part 1: set", "place in slot 0 part 2: write",
		"lock in slot 4 part 0: lock", "station 4: acquire", "place in slot 5 part 0: release", "station 5: release",
	}, describe(factory(t, p, "move bake 5 -> 0", "gate lock red bake 4", "place give bake 5", "switch look never")))
}

func TestOutTraysStandBehindEverythingElse(t *testing.T) {
	p := level(t, `format: 1
id: trays
out-trays: true
globals: {a: 0, b: 0}
routines: {left: [{write: a, value: 1}, {read: b}], right: [{write: b, value: 1}, {read: a}]}
workers: [{routine: left}, {routine: right}]
`)
	f := factory(t, p)
	require.Len(t, f.Tasks, 2)
	require.Equal(t, []compile.Tray{{Worker: 1, Global: "a"}, {Worker: 2, Global: "b"}}, f.Trays)
	require.Len(t, f.Program.Tasks, 4)
	require.Len(t, f.Direct.Tasks, 2)
	require.Equal(t, 2, f.Objects[3].Tray)
}

func TestARecursiveKeyCountsAsTwo(t *testing.T) {
	p := level(t, things)
	require.EqualValues(t, 1, factory(t, p).Keys())
	require.EqualValues(t, 2, factory(t, p, "switch kind on").Keys())
}
