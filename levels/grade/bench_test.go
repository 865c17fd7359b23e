package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels/grade"
)

// What a level's bench says comes out of the reference shift.
func TestBenchesOfLevels(t *testing.T) {
	const head = "routines: {fold: [{work: 12}], pack: [{work: 3}]}\n"
	for _, test := range []struct {
		name, rest string
		want       grade.Measures
	}{
		{"a turn is a share of the period", "workers: [{routine: fold, count: 6}]\nbench: {cores: 1, switch: 1, period: 12}\n",
			grade.Measures{Ticks: 107, Switches: 35, FirstSeen: 15, Memory: 14, Workers: 6, Busy: 67}},
		{"the seventh order does not fit the desk", "workers: [{routine: fold, count: 7}]\nbench: {cores: 1, quantum: 6, switch: 1, desk: {holds: 6, each-more: 10}}\n",
			grade.Measures{Ticks: 167, Switches: 13, FirstSeen: 102, Memory: 15, Workers: 7, Busy: 50}},
		{"admitted one by one", "workers: [{routine: fold, count: 7}]\nbench: {cores: 1, quantum: 6, switch: 1, desk: {holds: 6, each-more: 10}, admitted: 1}\n",
			grade.Measures{Ticks: 90, Switches: 6, FirstSeen: 78, Memory: 9, Workers: 7, Busy: 93}},
		{"a pool for each kind of job", `workers: [{routine: fold, count: 4, pool: folders}, {routine: pack, count: 4, pool: packers}]
bench: {cores: 2, switch: 0, pools: {folders: 1, packers: 1}}
`, grade.Measures{Ticks: 48, Switches: 6, FirstSeen: 36, Memory: 10, Workers: 8, Busy: 62}},
		{"starting takes time", "lines: [A, B]\nworkers: [{routine: pack}, {routine: pack}, {routine: pack, home: B}]\nbench: {cores: 3, start: {worker: 1, line: 6}}\n",
			grade.Measures{Ticks: 10, FirstSeen: 7, Memory: 19, Workers: 3, Busy: 30}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := judge(t, written(t, head+test.rest))
			require.Equal(t, engine.Proved, r.Verdict)
			require.Equal(t, test.want, r.Measures)
		})
	}
}

// What happens perhaps happens on the reference shift, unless the level says otherwise. The
// search tries both, whatever the bench says.
func TestCrashesOfTheReferenceShift(t *testing.T) {
	const level = `
globals: {made: {value: 0, shared: true}}
lines: [A, B]
routines: {risky: [{crash: perhaps}, {work: 20}, {stamp: made}], calm: [{work: 5}]}
workers: [{routine: risky}, {routine: calm, home: B}]
`
	down, spared := judge(t, written(t, level)), judge(t, written(t, level+"bench: {crashes: false}\n"))
	require.EqualValues(t, 1, down.Measures.Workers)
	require.EqualValues(t, 2, spared.Measures.Workers)
	require.Greater(t, spared.Measures.Ticks, down.Measures.Ticks)
	require.EqualValues(t, 0, down.Reference.Final[0])
	require.EqualValues(t, 1, spared.Reference.Final[0])
	require.Equal(t, down.Report.Outcomes, spared.Report.Outcomes)
	replay, err := sched.Replay(spared.Factory.Program, spared.Reference.Schedule())
	require.NoError(t, err)
	require.Equal(t, spared.Reference.Final, replay.Final, "the schedule says that it went well")
}

func TestDemandsOfTime(t *testing.T) {
	const head = "routines: {fold: [{work: 12}]}\nworkers: [{routine: fold, count: 3}, {routine: fold, due: 40}]\nbench: {cores: 1, quantum: 100, switch: 1}\n"
	for _, test := range []struct {
		name, rest string
		finding    engine.FindingKind
		miss       grade.Miss
		said       string
	}{
		{"a job is late", "", engine.DeadlineMissed, grade.Miss{Demand: grade.DemandDue, Want: 40, Got: 51},
			"Everything is right, but a job that was due at tick 40 is done only at tick 51."},
		{"too soon", "goal: {demands: {slow: 60}}\n", engine.DeadlineMissed, grade.Miss{Demand: grade.DemandSlow, Want: 60, Got: 51}, ""},
		{"too idle", "goal: {demands: {busy: 95}}\n", engine.DeadlineMissed, grade.Miss{Demand: grade.DemandBusy, Want: 95, Got: 94}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := judge(t, written(t, head+test.rest))
			require.Equal(t, engine.Refuted, r.Verdict)
			require.Equal(t, test.finding, r.Finding)
			require.Contains(t, r.Missed, test.miss)
			if test.said != "" {
				require.Equal(t, test.said, r.Explanation.EN)
			}
		})
	}
}
