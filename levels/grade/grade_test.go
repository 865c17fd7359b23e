package grade_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

func campaign(t testing.TB) *levels.Catalog {
	t.Helper()
	c, err := levels.Campaign()
	require.NoError(t, err)
	return c
}

func campaignLevel(t testing.TB, id string) *levels.Level {
	t.Helper()
	l, ok := campaign(t).Level(id)
	require.True(t, ok)
	return l
}

func written(t testing.TB, source string) *levels.Level {
	t.Helper()
	p, err := format.ParseLevel([]byte("format: 1\nid: test\n"+source), "test.yaml")
	require.NoError(t, err)
	return levels.Alone(p)
}

func edited(t testing.TB, l *levels.Level, edits ...string) puzzle.Blueprint {
	t.Helper()
	b := l.Puzzle.Start
	for _, line := range edits {
		e, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		b, err = e.Apply(l.Puzzle, b)
		require.NoError(t, err)
	}
	return b
}

func judge(t testing.TB, l *levels.Level, edits ...string) *grade.Result {
	t.Helper()
	r, err := grade.Judge(l, edited(t, l, edits...), engine.Limits{})
	require.NoError(t, err)
	return r
}

// The campaign is as it should be: every proof proved, every trap refuted with
// its finding, texts complete in both languages.
func TestCampaign(t *testing.T) {
	for _, l := range campaign(t).Levels() {
		t.Run(l.ID(), func(t *testing.T) {
			for _, p := range grade.Check(l, engine.Limits{}) {
				t.Errorf("%s: %s", p.File, p.Message)
			}
		})
	}
}

// Every trap leaves a counterexample that can be shown and a sentence in both
// languages; for every star there is a proof that has it.
func TestCampaignResultsCanBeShown(t *testing.T) {
	for _, l := range campaign(t).Levels() {
		var earned grade.Stars
		for _, s := range append(append([]puzzle.Solution{}, l.Proofs...), l.Traps...) {
			r, err := grade.Judge(l, s.Blueprint, engine.Limits{})
			require.NoError(t, err)
			require.NotEmpty(t, r.Explanation.EN, s.Name)
			require.NotEmpty(t, r.Explanation.ZH, s.Name)
			require.NotEqual(t, r.Explanation.EN, r.Explanation.ZH)
			earned.Fast, earned.Lean = earned.Fast || r.Stars.Fast, earned.Lean || r.Stars.Lean
			if r.Verdict == engine.Refuted {
				require.Zero(t, r.Stars.Count())
				require.True(t, r.Replay != nil || len(r.Missed) > 0, s.Name)
			}
			for _, i := range r.Decisive {
				require.Less(t, i, len(r.Replay.Events))
			}
		}
		require.True(t, earned.Fast && earned.Lean, "%s: there is a star that no proof has", l.ID())
	}
}

// Two workers, five increments each, nothing protected: every total from 2 to 10
// is possible and no other.
func TestTwoTimesFiveIncrementsEndAtTwoToTen(t *testing.T) {
	r := judge(t, campaignLevel(t, "the-key"))
	require.Equal(t, engine.Refuted, r.Verdict)
	var totals []int64
	for _, o := range r.Report.Outcomes {
		totals = append(totals, o[0])
	}
	require.Equal(t, []int64{2, 3, 4, 5, 6, 7, 8, 9, 10}, totals)
	require.Equal(t, "184756", r.Report.Interleavings.String())
}

func TestTwoHandsBreakInFourStepsWithOneInterrupt(t *testing.T) {
	r := judge(t, campaignLevel(t, "two-hands"))
	require.Equal(t, engine.WrongOutcome, r.Finding)
	require.LessOrEqual(t, r.Report.States, 13)
	require.Equal(t, 4, r.Report.Shortest.Steps())
	require.Equal(t, 1, r.Report.Shortest.Preemptions)
	require.Len(t, r.Replay.Schedule(), 4)
}

func TestHowItIsSlicedNeverShows(t *testing.T) {
	for _, l := range campaign(t).Levels() {
		whole := judge(t, l)
		for _, slice := range []int{1, 7, 1000} {
			job, err := grade.New(l, l.Puzzle.Start, engine.Limits{})
			require.NoError(t, err)
			require.Nil(t, job.Result())
			for !job.Advance(slice) {
				require.False(t, job.Progress().Done)
				require.NotNil(t, job.Shift(), "the reference shift is there from the first slice on")
			}
			require.True(t, job.Progress().Done)
			require.True(t, job.Advance(1), "a job that is done stays done")
			require.Equal(t, summary(whole), summary(job.Result()), "%s in slices of %d", l.ID(), slice)
		}
	}
}

// summary is what people see of a result.
func summary(r *grade.Result) string {
	text := fmt.Sprint(r.Verdict, r.Finding, r.Measures, r.Missed, r.Stars, r.Explanation, r.Decisive)
	if r.Report != nil {
		text += fmt.Sprint(r.Report.States, r.Report.Transitions, r.Report.Outcomes, r.Report.Interleavings)
	}
	if r.Replay != nil {
		text += fmt.Sprintf("%x", r.Replay.Hash())
	}
	return text
}

func TestALimitMakesItUnknownAndIsNamed(t *testing.T) {
	l := campaignLevel(t, "the-key")
	r, err := grade.Judge(l, edited(t, l, "gate lock red pack 2", "gate unlock red pack 5"), engine.Limits{States: 3})
	require.NoError(t, err)
	require.Equal(t, engine.Unknown, r.Verdict)
	require.Equal(t, engine.StatesLimit, r.Limit)
	require.Contains(t, r.Explanation.EN, "Undecided")
	require.Zero(t, r.Stars.Count())
}

// When the search gives up but the reference shift itself failed, that shift is
// a counterexample.
func TestAShiftThatFailsRefutesWhatTheSearchCannot(t *testing.T) {
	l := campaignLevel(t, "the-key")
	r, err := grade.Judge(l, l.Puzzle.Start, engine.Limits{States: 3})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, engine.WrongOutcome, r.Finding)
	require.Equal(t, engine.NoLimit, r.Limit)
	require.NotNil(t, r.Replay.Finding)
}

// Nobody is stuck, and yet nobody gets done: the replay goes round once.
func TestALivelockIsShownByOneRound(t *testing.T) {
	l := written(t, "globals: {flag: 0}\nroutines: {wait: [{while: flag == 0, do: [{work: 1}]}]}\nworkers: [{routine: wait, count: 2}]\n")
	r := judge(t, l)
	require.Equal(t, engine.Livelock, r.Finding)
	require.Equal(t, "Worker 1 and worker 2 can go round and round for ever: each gets a turn again and again, and still the shift never ends.", r.Explanation.EN)
	require.Equal(t, "工人 1 和工人 2 可以一直兜圈子：每个人都一次次轮到，班次却永远不会结束。", r.Explanation.ZH)
	require.Less(t, r.Round, len(r.Replay.Events))
	require.Equal(t, engine.Livelock, r.Replay.Finding.Kind)
}

func TestDemandsOfTheReferenceShift(t *testing.T) {
	source := `routines: {build: [{work: 6}]}
workers: [{routine: build, count: 3}]
bench: {cores: 1, quantum: 6, switch: 1}
tools: {quanta: [1, 6], pool: {kind: staff, min: 1, max: 3}, gates: [{key: red, locks: 1, unlocks: 1}, {key: blue, locks: 1, unlocks: 1}]}
goal: {demands: {%s}}
`
	for _, test := range []struct {
		demand string
		edits  []string
		want   grade.Miss
		kind   engine.FindingKind
	}{
		{"ticks: 19", nil, grade.Miss{Demand: grade.DemandTicks, Want: 19, Got: 20}, engine.DeadlineMissed},
		{"first-seen: 13", nil, grade.Miss{Demand: grade.DemandFirstSeen, Want: 13, Got: 14}, engine.DeadlineMissed},
		{"switches: 1", nil, grade.Miss{Demand: grade.DemandSwitches, Want: 1, Got: 2}, engine.GoalMissed},
		{"memory: 10", nil, grade.Miss{Demand: grade.DemandMemory, Want: 10, Got: 11}, engine.GoalMissed},
		{"workers: 3", []string{"pool 2"}, grade.Miss{Demand: grade.DemandWorkers, Want: 3, Got: 2}, engine.GoalMissed},
		{"keys: 1", []string{"gate lock red build 0", "gate unlock red build 1", "gate lock blue build 0", "gate unlock blue build 1"},
			grade.Miss{Demand: grade.DemandKeys, Want: 1, Got: 2}, engine.GoalMissed},
	} {
		r := judge(t, written(t, fmt.Sprintf(source, test.demand)), test.edits...)
		require.Equal(t, engine.Refuted, r.Verdict, test.demand)
		require.Equal(t, []grade.Miss{test.want}, r.Missed)
		require.Equal(t, test.kind, r.Finding)
		require.Contains(t, r.Explanation.EN, fmt.Sprint(test.want.Got))
	}
	r := judge(t, written(t, fmt.Sprintf(source, "ticks: 20, first-seen: 14, switches: 2, memory: 11, workers: 3")))
	require.Equal(t, engine.Proved, r.Verdict)
	require.Equal(t, grade.Stars{Works: true}, r.Stars, "without pars there is one star to earn")
}

// With a pool of the other kind everybody comes, but not all at the same time.
func TestAPoolOfSoManyAtOnce(t *testing.T) {
	l := written(t, `routines: {build: [{work: 6}]}
workers: [{routine: build, count: 4}]
bench: {cores: 4, quantum: 6, switch: 0}
tools: {pool: {kind: at-once, min: 1, max: 4}, order: true}
goal: {}
`)
	require.EqualValues(t, 6, judge(t, l).Measures.Ticks)
	r := judge(t, l, "pool 2", "order 4 3 2 1")
	require.EqualValues(t, 12, r.Measures.Ticks)
	require.EqualValues(t, 4, r.Measures.Workers)
	require.Equal(t, engine.TaskID(3), r.Reference.Events[0].Task, "worker 4 begins")
}

// Every schedule is fine, but on these benches the one who is waited for is never
// let in: the shift itself is the counterexample, and no schedule can be one.
func TestADeadlockThatOnlyThePoolMakes(t *testing.T) {
	l := written(t, `routines: {boss: [{join: 2}], hand: [{work: 3}]}
workers: [{routine: boss}, {routine: hand}]
tools: {pool: {kind: at-once, min: 1, max: 2}}
goal: {}
`)
	require.Equal(t, engine.Proved, judge(t, l, "pool 2").Verdict)
	r := judge(t, l, "pool 1")
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, engine.Deadlock, r.Finding)
	require.Contains(t, r.Explanation.EN, "never let in")
	require.Equal(t, r.Reference, r.Replay)
}

func TestSleepersWhoAreNeverWokenHaveNotBegun(t *testing.T) {
	l := written(t, "routines: {a: [{work: 1}]}\nworkers: [{routine: a}, {routine: a, asleep: true}]\ngoal: {demands: {first-seen: 50}}\n")
	r := judge(t, l)
	require.Equal(t, []grade.Miss{{Demand: grade.DemandFirstSeen, Want: 50, Got: -1}}, r.Missed)
	require.Contains(t, r.Explanation.EN, "not every worker ever begins")
}

func TestSabotage(t *testing.T) {
	l := campaignLevel(t, "two-hands")
	won := judge(t, l, "schedule 1 2*2 1")
	require.Equal(t, engine.Proved, won.Verdict)
	require.Equal(t, grade.Stars{Works: true, Fast: true, Lean: true}, won.Stars)
	require.Equal(t, 4, won.Measures.Steps)
	require.Equal(t, 1, won.Measures.Interrupts)
	require.Contains(t, won.Explanation.EN, "1 update is lost")

	clumsy := judge(t, l, "schedule 1 2 1 2")
	require.Equal(t, grade.Stars{Works: true, Fast: true}, clumsy.Stars, "it took two interrupts")

	for schedule, want := range map[string]string{
		"1*2 2*2":   "Everybody has gone home with total = 2. The failure to show is total == 1.",
		"1 2":       "The shift is not over yet: somebody can still move.",
		"1*3":       "Step 3 is not possible: worker 1 cannot move there.",
		"1 2*2 1*2": "Step 5 is not possible: the shift is already over.",
	} {
		r := judge(t, l, "schedule "+schedule)
		require.Equal(t, engine.Refuted, r.Verdict, schedule)
		require.Equal(t, engine.GoalMissed, r.Finding, schedule)
		require.Equal(t, want, r.Explanation.EN)
	}
}

func TestSabotageThatAsksForADeadlock(t *testing.T) {
	l := written(t, `role: sabotage
routines:
  a: [{lock: red}, {lock: blue}, {unlock: blue}, {unlock: red}]
  b: [{lock: blue}, {lock: red}, {unlock: red}, {unlock: blue}]
workers: [{routine: a}, {routine: b}]
goal: {show: deadlock, demands: {interrupts: 1}}
`)
	won := judge(t, l, "schedule 1 2")
	require.Equal(t, engine.Proved, won.Verdict)
	require.Contains(t, won.Explanation.EN, "nobody can ever go on")
	require.Equal(t, engine.Refuted, judge(t, l, "schedule 1*4 2*4").Verdict)
}

func TestASaboteurEmptiesOutTrays(t *testing.T) {
	l := written(t, `role: sabotage
out-trays: true
globals: {a: 0, b: 0}
routines:
  left: [{write: a, value: 1}, {read: b}, {if: r == 0, then: [{section: room, do: [{stamp: b, by: 0}]}]}]
  right: [{write: b, value: 1}, {read: a}, {if: r == 0, then: [{section: room, do: [{stamp: a, by: 0}]}]}]
workers: [{routine: left}, {routine: right}]
goal: {show: collision}
`)
	won := judge(t, l, "schedule 1*2 2*2 3 4 1*2 2*2") // 3 and 4 bring what 1 and 2 have written to the wall
	require.Equal(t, engine.Proved, won.Verdict, won.Explanation.EN)
	require.Equal(t, engine.Refuted, judge(t, l, "schedule 1 5").Verdict, "there is no fifth")
	tooFar := edited(t, l, "schedule 1")
	tooFar.Schedule[0].Task = 6
	require.ErrorContains(t, l.Puzzle.Check(tooFar), "no-such-worker")
}

func TestInterruptsThatAreTooManyAreNamed(t *testing.T) {
	l := written(t, `role: sabotage
globals: {total: 0}
routines: {a: [{increment: total}]}
workers: [{routine: a, count: 2}]
goal: {final: total == 2, break: total == 1, demands: {interrupts: 1}}
`)
	require.Equal(t, engine.Proved, judge(t, l, "schedule 1 2*2 1").Verdict)
	r := judge(t, l, "schedule 1 2 1 2")
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, []grade.Miss{{Demand: grade.DemandInterrupts, Want: 1, Got: 2}}, r.Missed)
}

func TestIllegalBlueprintsAreRefused(t *testing.T) {
	l := campaignLevel(t, "the-key")
	b := l.Puzzle.Start.Clone()
	b.Pool = 3
	_, err := grade.New(l, b, engine.Limits{})
	var illegal *puzzle.Illegal
	require.ErrorAs(t, err, &illegal)
}

func TestAJobLeavesNoGoroutineBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, l := range campaign(t).Levels() {
		judge(t, l)
		given, err := grade.New(l, l.Puzzle.Start, engine.Limits{})
		require.NoError(t, err)
		given.Advance(1)
		given.Advance(1)
		given.Close()
		require.True(t, given.Advance(1), "a job that was given up does not go on")
	}
	for i := 0; i < 1000 && runtime.NumGoroutine() > before; i++ {
		runtime.GC() // gives those that are about to end the time to
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}

// A hostile level ends with a verdict, not with a hang.
func TestHugeWorkIsJudgedInReasonableTime(t *testing.T) {
	l := written(t, `globals: {total: 0}
routines:
  busy:
    - repeat: 1000
      do: [{repeat: 1000, do: [{work: 10000}]}]
  spin:
    - while: total == 0
      do: [{work: 1}]
workers: [{routine: busy, count: 32}, {routine: spin, count: 32}]
`)
	r, err := grade.Judge(l, l.Puzzle.Start, engine.Limits{States: 10_000, Transitions: 100_000})
	require.NoError(t, err)
	require.NotEqual(t, engine.Proved, r.Verdict)
}
