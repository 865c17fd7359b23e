package compile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
	"lostupdate/levels/compile"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

func level(t testing.TB, source string) *puzzle.Puzzle {
	t.Helper()
	p, err := format.ParseLevel([]byte(source), "test.yaml")
	require.NoError(t, err)
	return p
}

func factory(t testing.TB, p *puzzle.Puzzle, edits ...string) *compile.Factory {
	t.Helper()
	b := p.Start
	for _, line := range edits {
		e, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		b, err = e.Apply(p, b)
		require.NoError(t, err)
	}
	f, err := compile.Compile(p, b)
	require.NoError(t, err)
	return f
}

// alone runs a routine of one worker to its end and returns the places that it
// passed, as "2" for station 2 and "red@1" for the red gate in slot 1, and the
// values of the globals.
func alone(t *testing.T, f *compile.Factory) (places []string, final map[string]int64) {
	t.Helper()
	trace, err := sched.Run(f.Program, sched.RoundRobin(), engine.Limits{})
	require.NoError(t, err)
	require.Nil(t, trace.Finding)
	for _, e := range trace.Events {
		at, ok := f.At(e.Task, e.Op)
		require.True(t, ok)
		if at.Gate >= 0 {
			g := f.Blueprint.Gates[at.Gate]
			require.Equal(t, g.Slot, at.Slot)
			places = append(places, g.Do.String()+"@"+string(rune('0'+g.Slot)))
			continue
		}
		places = append(places, f.Routine(e.Task).Stations[at.Station].Kind.String())
	}
	final = map[string]int64{}
	for i, o := range f.Program.Objects {
		if o.Kind == engine.Variable {
			final[o.Name] = trace.Final[i]
		}
	}
	return places, final
}

const gates = "tools: {gates: [{key: red, locks: 9, unlocks: 9}]}\n"

func TestRepeatPassesTheGatesInItInEveryRound(t *testing.T) {
	p := level(t, `format: 1
id: rounds
globals: {total: 0}
routines:
  count:
    - repeat: 3
      do:
        - increment: total
workers: [{routine: count}]
`+gates)
	round := []string{"lock@1", "read", "compute", "write", "unlock@4"}
	places, final := alone(t, factory(t, p, "gate lock red count 1", "gate unlock red count 4"))
	require.Equal(t, append(append(append([]string{}, round...), round...), round...), places)
	require.EqualValues(t, 3, final["total"])

	body := []string{"read", "compute", "write"}
	places, _ = alone(t, factory(t, p, "gate lock red count 0", "gate unlock red count 5"))
	want := append(append(append([]string{"lock@0"}, body...), body...), body...)
	require.Equal(t, append(want, "unlock@5"), places)
}

func TestNestedRepeatsMultiply(t *testing.T) {
	p := level(t, `format: 1
id: nested
globals: {total: 0}
routines:
  count:
    - repeat: 3
      do:
        - repeat: 4
          do: [{stamp: total}]
        - repeat: 2
          do: [{stamp: total, by: 100}]
workers: [{routine: count}]
`)
	_, final := alone(t, factory(t, p))
	require.EqualValues(t, 3*4+3*2*100, final["total"])
}

func TestWhileAndIfDecideByGlobalsAndRegisters(t *testing.T) {
	p := level(t, `format: 1
id: decide
globals: {left: 3, even: 0, odd: 0}
routines:
  sort:
    - while: left > 0
      do:
        - read: left
        - compute: r1 = r - 2
        - if: r1 == 0
          then: [{stamp: even}]
          else:
            - if: left != 2
              then: [{stamp: odd}]
        - stamp: left
          by: -1
workers: [{routine: sort}]
`)
	_, final := alone(t, factory(t, p))
	require.Equal(t, map[string]int64{"left": 0, "even": 1, "odd": 2}, final)
}

// A gate belongs to the branch it stands in: slot by slot through "if ... else".
func TestGatesOfBranches(t *testing.T) {
	source := func(first string) string {
		return `format: 1
id: branches
globals: {stock: ` + first + `}
routines:
  pick:
    - if: stock > 0
      then: [{work: 1}]
      else: [{work: 2}]
    - work: 3
workers: [{routine: pick}]
` + gates
	}
	// stations: 0 if, 1 work, 2 else, 3 work, 4 end-if, 5 work
	for _, test := range []struct {
		first string
		slot  string
		want  []string
	}{
		{"1", "0", []string{"lock@0", "if", "work", "work"}},
		{"1", "1", []string{"if", "lock@1", "work", "work"}},
		{"1", "2", []string{"if", "work", "lock@2", "work"}},
		{"1", "3", []string{"if", "work", "work"}},
		{"1", "4", []string{"if", "work", "work"}},
		{"1", "5", []string{"if", "work", "lock@5", "work"}},
		{"0", "1", []string{"if", "work", "work"}},
		{"0", "2", []string{"if", "work", "work"}},
		{"0", "3", []string{"if", "lock@3", "work", "work"}},
		{"0", "4", []string{"if", "work", "lock@4", "work"}},
		{"0", "5", []string{"if", "work", "lock@5", "work"}},
		{"0", "6", []string{"if", "work", "work", "lock@6"}},
	} {
		places, _ := alone(t, factory(t, level(t, source(test.first)), "gate lock red pick "+test.slot))
		require.Equal(t, test.want, places, "stock %s, slot %s", test.first, test.slot)
	}
}

func TestGatesOfAWhileStandInsideOrOutside(t *testing.T) {
	p := level(t, `format: 1
id: loop
globals: {left: 2}
routines:
  empty:
    - while: left > 0
      do:
        - stamp: left
          by: -1
workers: [{routine: empty}]
`+gates)
	// stations: 0 while, 1 stamp, 2 end-while
	places, _ := alone(t, factory(t, p, "gate lock red empty 0", "gate unlock red empty 3"))
	require.Equal(t, []string{"lock@0", "while", "stamp", "while", "stamp", "while", "unlock@3"}, places)
	places, _ = alone(t, factory(t, p, "gate lock red empty 1", "gate unlock red empty 2"))
	require.Equal(t, []string{"while", "lock@1", "stamp", "unlock@2", "while", "lock@1", "stamp", "unlock@2", "while"}, places)
}

const twoLines = `format: 1
id: shelves
lines: [A, B, C]
globals: {tally: 7}
routines:
  count: [{increment: tally}]
workers: [{routine: count, count: 2}]
tools: {homes: [1, 2], gates: [{key: red}]}
goal: {final: [tally >= 8, C.tally == 7]}
`

func TestEveryLineHasItsOwnCopyOfAll(t *testing.T) {
	p := level(t, twoLines)
	together := factory(t, p)
	require.Len(t, together.Program.Processes, 1)
	require.Len(t, together.Program.Objects, 2, "a tally and a key")
	require.Equal(t, "tally", together.Program.Objects[0].Name)

	apart := factory(t, p, "home 2 B")
	require.Len(t, apart.Program.Processes, 2)
	require.Equal(t, "A.tally", apart.Program.Objects[apart.Object(0, "tally", "")].Name)
	require.Equal(t, "B.red", apart.Program.Objects[apart.Object(1, "", "red")].Name)
	require.EqualValues(t, -1, apart.Object(2, "tally", ""), "nobody works in line C")
	_, final := alone(t, apart)
	require.Equal(t, map[string]int64{"A.tally": 8, "B.tally": 8}, final)
}

func TestClaimsAboutAnEmptyLineAreAboutItsFirstValue(t *testing.T) {
	f := factory(t, level(t, twoLines), "home 2 B")
	report, err := explore.Prove(f.Program, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, report.Verdict)
	require.Equal(t, "tally >= 8 and C.tally == 7", f.Program.Final.String())
	require.Equal(t, "not (tally >= 8 and C.tally == 7)", compile.Not(f.Program.Final).String())
	value := func(engine.ObjectID) int64 { return 7 }
	require.False(t, f.Program.Final.Holds(value))
	require.True(t, compile.Not(f.Program.Final).Holds(value))
}

func TestKeysAreCountedByColourAndOnlyWhereSomebodyPasses(t *testing.T) {
	p := level(t, `format: 1
id: keys
globals: {total: 0}
routines:
  used: [{lock: sky}, {unlock: sky}]
  unused: [{lock: purple}]
workers: [{routine: used, count: 2}]
tools: {gates: [{key: red, locks: 3, unlocks: 3}, {key: blue}]}
`)
	require.EqualValues(t, 1, factory(t, p).Keys())
	require.EqualValues(t, 2, factory(t, p, "gate lock red used 0", "gate lock red used 1", "gate lock blue unused 0").Keys())
	require.EqualValues(t, 1, factory(t, p, "gate unlock red used 0").Keys(), "a key that nobody takes costs nothing")
}

func TestSleepersAreDormantAndJoinsName(t *testing.T) {
	p := level(t, `format: 1
id: sleepers
globals: {total: 0}
routines:
  boss: [{spawn: 2}, {join: 2}, {check: total == 1}]
  hand: [{increment: total}]
workers: [{routine: boss}, {routine: hand, asleep: true}]
`)
	f := factory(t, p)
	require.True(t, f.Program.Tasks[1].Dormant)
	report, err := explore.Prove(f.Program, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Proved, report.Verdict)
}

func TestACycleOfJoinsIsADeadlockAndNoHang(t *testing.T) {
	p := level(t, `format: 1
id: after-you
routines:
  first: [{join: 2}]
  second: [{join: 1}]
workers: [{routine: first}, {routine: second}]
`)
	report, err := explore.Prove(factory(t, p).Program, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, engine.Deadlock, report.Shortest.Finding.Kind)
}

func TestOnlyTheStaffComesToWork(t *testing.T) {
	p := level(t, `format: 1
id: staff
routines:
  build: [{work: 3}]
workers: [{routine: build, count: 5}]
tools: {pool: {kind: staff, min: 1, max: 5}}
`)
	f := factory(t, p, "pool 2")
	require.Len(t, f.Tasks, 2)
}

func TestIllegalBlueprintsAreRefused(t *testing.T) {
	p := level(t, twoLines)
	b := p.Start.Clone()
	b.Quantum = 3
	_, err := compile.Compile(p, b)
	require.ErrorContains(t, err, "quantum-fixed")
}

func TestSourceMapNamesTheInstructionsOfAStation(t *testing.T) {
	p := level(t, `format: 1
id: map
globals: {total: 0}
routines:
  count: [{check: total == 0}, {increment: total}]
workers: [{routine: count}]
`+gates)
	f := factory(t, p, "gate lock red count 1")
	var verbs []machine.Verb
	for _, in := range f.Instructions(0, 0) {
		verbs = append(verbs, in.Verb)
	}
	require.Equal(t, []machine.Verb{machine.Read, machine.Assert}, verbs)
	require.Equal(t, []compile.Site{
		{Station: 0, Gate: -1, Slot: 0}, {Station: 0, Gate: -1, Slot: 0}, {Station: -1, Gate: 0, Slot: 1},
		{Station: 1, Gate: -1, Slot: 1}, {Station: 2, Gate: -1, Slot: 2}, {Station: 3, Gate: -1, Slot: 3},
	}, f.Tasks[0].Sites)
	_, ok := f.At(0, engine.Op{Site: 99})
	require.False(t, ok)
	_, ok = f.At(7, engine.Op{})
	require.False(t, ok)
}
