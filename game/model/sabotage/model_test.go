package sabotage_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/format"
)

// open opens a level of the campaign.
func open(t *testing.T, id string, visit sabotage.Visit) *sabotage.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok, "no level %q", id)
	return begin(t, level, visit)
}

// openFile opens a level that is written in the test.
func openFile(t *testing.T, file string, visit sabotage.Visit) *sabotage.Model {
	t.Helper()
	p, err := format.ParseLevel([]byte(file), "level.yaml")
	require.NoError(t, err)
	return begin(t, levels.Alone(p), visit)
}

func begin(t *testing.T, level *levels.Level, visit sabotage.Visit) *sabotage.Model {
	t.Helper()
	m, err := sabotage.New(level, visit)
	require.NoError(t, err)
	t.Cleanup(m.Close)
	return m
}

// Two philosophers of whom each takes one key and then the other's; two
// interrupts are allowed.
const twoTools = `
format: 1
id: two-tools
chapter: 5
number: 1
role: sabotage
concepts: [deadlock]
routines:
  saw-first: [{lock: red}, {lock: blue}, {work: 1}, {unlock: blue}, {unlock: red}]
  drill-first: [{lock: blue}, {lock: red}, {work: 1}, {unlock: red}, {unlock: blue}]
workers:
  - {routine: saw-first}
  - {routine: drill-first}
goal:
  show: deadlock
  demands: {interrupts: 1}
`

// The first worker calls the second and waits for him.
const caller = `
format: 1
id: caller
chapter: 1
number: 1
role: sabotage
concepts: [join]
globals: {total: 0}
routines:
  boss: [{spawn: 2}, {join: 2}, {write: total, value: 1}]
  hand: [{increment: total}]
workers:
  - {routine: boss}
  - {routine: hand, asleep: true}
goal:
  final: total == 1
  break: total == 2
`

func step(m *sabotage.Model, workers ...int64) []msg.Effect {
	var effects []msg.Effect
	for _, w := range workers {
		effects = append(effects, m.Update(msg.Number(msg.StepTask, w))...)
	}
	return effects
}

func find(effects []msg.Effect, kind msg.EffectKind) (msg.Effect, bool) {
	for _, e := range effects {
		if e.Kind == kind {
			return e, true
		}
	}
	return msg.Effect{}, false
}

// wait lets more time pass than anything takes.
func wait(m *sabotage.Model) {
	for range 600 {
		m.Update(msg.Number(msg.Tick, 1))
	}
}

func TestEveryInterleavingOfTwoHands(t *testing.T) {
	var all, won []string
	var play func(schedule []int64)
	play = func(schedule []int64) {
		m := open(t, "two-hands", sabotage.Visit{})
		effects := step(m, schedule...)
		if m.Outcome() == sabotage.Running {
			for w := range int64(m.Workers()) {
				if m.Refusal(engine.TaskID(w)).Why == sabotage.Nothing {
					play(append(append([]int64{}, schedule...), w+1))
				}
			}
			return
		}
		name := m.Schedule().String()
		all = append(all, name)
		if solved, ok := find(effects, msg.Solved); ok {
			require.Equal(t, sabotage.Broken, m.Outcome())
			require.Equal(t, int64(m.Result().Stars.Count()), solved.N)
			won = append(won, name)
		} else {
			require.Equal(t, sabotage.Harmless, m.Outcome())
		}
	}
	play(nil)
	require.Equal(t, []string{"1*2 2*2", "1 2 1 2", "1 2*2 1", "2 1*2 2", "2 1 2 1", "2*2 1*2"}, all)
	require.Equal(t, []string{"1 2 1 2", "1 2*2 1", "2 1*2 2", "2 1 2 1"}, won)
}

func TestStarsAreForFewStepsAndFewInterrupts(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 2, 2, 1)
	require.Equal(t, 3, m.Result().Stars.Count(), "one interrupt is what it takes")

	m = open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 2, 1, 2)
	require.Equal(t, 2, m.Interrupts(), "worker 1 could go on, and then worker 2; the third switch was free")
	require.True(t, m.Result().Stars.Fast)
	require.False(t, m.Result().Stars.Lean)
}

func TestInterruptsAreWhatTheEngineCounts(t *testing.T) {
	for _, schedule := range []string{"1*2 2*2", "1 2 1 2", "1 2*2 1", "2 1*2 2", "1 2", ""} {
		m := open(t, "two-hands", sabotage.Visit{})
		choices, err := engine.ParseSchedule(schedule)
		require.NoError(t, err)
		for _, c := range choices {
			step(m, int64(c.Task)+1)
		}
		trace, err := sched.Replay(m.Factory().Program, choices)
		require.NoError(t, err)
		require.Equal(t, trace.Preemptions(), m.Interrupts(), schedule)
		require.Equal(t, trace.Hash(), m.Line().Trace.Hash(), schedule)
	}
}

func TestTheResultComesUpWhenTheLastStepWasSeen(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{Next: "the-key"})
	step(m, 1, 2, 2, 1)
	require.Equal(t, sabotage.NoSheet, m.Sheet)
	require.Less(t, m.Head(), m.Line().End(), "the last step is still happening")
	wait(m)
	require.Equal(t, sabotage.ResultSheet, m.Sheet)
	require.Contains(t, m.Explanation().EN, "lost")

	m.Update(msg.Do(msg.Play))
	require.Equal(t, sabotage.NoSheet, m.Sheet, "watching it again")
	require.Zero(t, m.Head())
	require.True(t, m.Watching())
	wait(m)
	require.Equal(t, sabotage.ResultSheet, m.Sheet)

	require.Empty(t, m.Update(msg.Do(msg.Back)), "closes the result")
	require.Equal(t, sabotage.NoSheet, m.Sheet)
	wait(m)
	require.Equal(t, sabotage.NoSheet, m.Sheet, "and it stays closed")
	require.Equal(t, []msg.Effect{{Kind: msg.Leave, Text: "map"}}, m.Update(msg.Do(msg.Back)))
}

func TestAllWentWell(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	effects := step(m, 1, 1, 2, 2)
	require.Equal(t, sabotage.Harmless, m.Outcome())
	_, solved := find(effects, msg.Solved)
	require.False(t, solved)
	require.NotEmpty(t, m.Explanation().ZH)
	wait(m)
	require.Equal(t, sabotage.NoSheet, m.Sheet)

	m.Update(msg.Do(msg.Undo))
	require.Equal(t, sabotage.Running, m.Outcome(), "and can be taken back")
	require.Nil(t, m.Result())
	require.Empty(t, m.Explanation().EN)
}

func TestAWorkerWhoCannotMoveSaysWhy(t *testing.T) {
	m := openFile(t, twoTools, sabotage.Visit{})
	step(m, 1)
	require.Equal(t, sabotage.Nothing, m.Refusal(1).Why)
	step(m, 2)
	require.Equal(t, sabotage.Broken, m.Outcome(), "each holds what the other one wants")
	require.Equal(t, 1, m.Interrupts())
	require.Equal(t, sabotage.WaitsForKey, m.Refusal(0).Why)
	require.Equal(t, engine.TaskID(1), m.Refusal(0).Task)
	require.Equal(t, engine.TaskID(0), m.Refusal(1).Task)
	require.Equal(t, sabotage.NoSuchWorker, m.Refusal(2).Why)
	require.Equal(t, sabotage.NoSuchWorker, m.Refusal(-1).Why)

	m = openFile(t, caller, sabotage.Visit{})
	require.Equal(t, sabotage.Asleep, m.Refusal(1).Why)
	step(m, 1)
	require.Equal(t, sabotage.Refusal{Why: sabotage.WaitsForWorker, Object: -1, Task: 1}, m.Refusal(0))
	step(m, 2, 2)
	require.Equal(t, sabotage.GoneHome, m.Refusal(1).Why)

	before := m.Steps()
	require.Equal(t, []msg.Effect{{Kind: msg.Sound, Text: "refused"}}, step(m, 2))
	require.Equal(t, before, m.Steps())
}

func TestALevelMayAllowOnlySoManyInterrupts(t *testing.T) {
	m := openFile(t, threeFree, sabotage.Visit{})
	step(m, 1)
	require.True(t, m.Interrupting(1), "worker 1 has not written yet")
	require.Equal(t, sabotage.Nothing, m.Refusal(1).Why, "one interrupt is allowed")
	step(m, 2)
	require.Equal(t, sabotage.Refusal{Why: sabotage.NoInterruptLeft, Object: -1, Task: 1}, m.Refusal(2))
	require.Equal(t, sabotage.Nothing, m.Refusal(1).Why)
	step(m, 3)
	require.Equal(t, 2, m.Place(), "no step was made")
	step(m, 2)
	require.False(t, m.Interrupting(2), "worker 2 has gone home: moving on is free")
	require.Equal(t, sabotage.Nothing, m.Refusal(2).Why)
}

const threeFree = `
format: 1
id: three
chapter: 2
number: 1
role: sabotage
concepts: [lost-update]
globals: {total: 0}
routines:
  count: [{increment: total}]
workers:
  - {routine: count, count: 3}
goal:
  final: total == 3
  break: total == 1
  demands: {interrupts: 1}
`

func TestAnotherFailureThanTheOneAskedFor(t *testing.T) {
	m := openFile(t, threeFree, sabotage.Visit{})
	step(m, 1, 2, 2, 1, 3, 3)
	require.Equal(t, sabotage.Astray, m.Outcome(), "the total is 2: wrong, but not wrong enough")
	require.Contains(t, m.Explanation().EN, "worker")
}

func TestHintsAreCountedAndOnlyComeWhenAskedFor(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	wait(m)
	require.Zero(t, m.Hints)
	for _, want := range []int{1, 2, 3, 3} {
		m.Update(msg.Do(msg.Hint))
		require.Equal(t, want, m.Hints)
		require.Equal(t, sabotage.HintSheet, m.Sheet)
	}
	m.Update(msg.Do(msg.Edited))
	require.Equal(t, sabotage.NoSheet, m.Sheet)
	require.Equal(t, 3, m.Hints)
}

func TestUnfinishedWorkIsKeptAndTakenUpAgain(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	work, ok := find(step(m, 1, 2), msg.Work)
	require.True(t, ok)
	last := work
	for _, e := range step(m, 2) {
		if e.Kind == msg.Work {
			last = e
		}
	}
	again := open(t, "two-hands", sabotage.Visit{Work: last.Text})
	require.Equal(t, m.Steps(), again.Steps())
	require.Equal(t, 3, again.Place())
	require.False(t, again.Notice)
	require.Equal(t, again.Line().End(), again.Head(), "nothing moves by itself")
	for range 3 {
		require.True(t, again.CanUndo())
		again.Update(msg.Do(msg.Undo))
	}
	require.Zero(t, again.Place())
	require.False(t, again.CanUndo())
}

func TestWorkThatWasWonIsTakenUpWithoutTheResult(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	step(m, 1, 2, 2, 1)
	work := string(format.PrintSolution(solutionOf(m), m.Level.Puzzle))
	again := open(t, "two-hands", sabotage.Visit{Work: work})
	require.Equal(t, sabotage.Broken, again.Outcome())
	wait(again)
	require.Equal(t, sabotage.NoSheet, again.Sheet)
}

func TestWorkThatCannotBeReadIsSaidAndLeftOut(t *testing.T) {
	for name, work := range map[string]string{
		"no solution":       "format: 1\nlevel: two-h",
		"another level":     "format: 1\nlevel: the-key\n",
		"too many steps":    "format: 1\nlevel: two-hands\nschedule: 1*2 2*3\n",
		"nobody's number":   "format: 1\nlevel: two-hands\nschedule: 1 7\n",
		"no text at all":    "\x00\xff",
		"of a newer format": "format: 99\nlevel: two-hands\n",
	} {
		t.Run(name, func(t *testing.T) {
			m := open(t, "two-hands", sabotage.Visit{Work: work})
			require.True(t, m.Notice)
			step(m, 1, 2, 2, 1)
			require.True(t, m.Place() > 0, "the level can be played")
			wait(m)
			require.False(t, m.Notice, "and the notice goes away")
		})
	}
}

func TestMessagesThatMeanNothingHereAreIgnored(t *testing.T) {
	m := open(t, "two-hands", sabotage.Visit{})
	for _, x := range []msg.Msg{
		msg.Do(msg.None), msg.Number(msg.StepTask, 0), msg.Number(msg.StepTask, -5), msg.Number(msg.StepTask, 99),
		msg.Number(msg.Seek, -3), msg.Number(msg.Seek, 99), msg.Number(msg.Tick, -9), msg.Number(msg.Tick, 1<<40),
		msg.Say(msg.Edit, "gate lock red count 1"), msg.Do(msg.Undo), msg.Do(msg.Redo), msg.Do(msg.Play), msg.Do(msg.Reset),
	} {
		m.Update(x)
		require.Zero(t, m.Place(), x.String())
		require.Equal(t, sabotage.Running, m.Outcome())
	}
}
