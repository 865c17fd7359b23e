package dpor

import (
	"os"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

func TestMain(m *testing.M) { os.Exit(specimen.RunLeakFree(m)) }

func prove(t *testing.T, p *engine.Program, o Options) *Report {
	t.Helper()
	r, err := Prove(p, o)
	require.NoError(t, err)
	return r
}

// Two workers, one increment each: of the six interleavings 1 2 1 2 and 1 2 2 1 begin
// with two reads, whose order does not matter, and so do 2 1 1 2 and 2 1 2 1.
func TestTwoHandsOneCounter(t *testing.T) {
	r := prove(t, specimen.Counter(2, 1), Options{})
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, 4, r.Executions)
	require.Equal(t, []engine.Outcome{{1}, {2}}, r.Outcomes)
	require.Equal(t, []engine.FindingKind{engine.WrongOutcome}, r.Findings)
	require.Equal(t, []engine.ObjectID{0}, r.Races)
	requireShows(t, specimen.Counter(2, 1), r.Witness)
}

func TestRunsOnGoroutinesAreTheSame(t *testing.T) {
	for seed := range uint64(400) {
		p := specimen.Mixed(sched.NewDice(seed))
		require.Equal(t, prove(t, p, Options{}), prove(t, p, Options{Goroutines: true}), "program %d", seed)
	}
}

func TestSlicingDoesNotShow(t *testing.T) {
	dice := sched.NewDice(5)
	for seed := range uint64(200) {
		p := specimen.Mixed(sched.NewDice(seed))
		s, err := New(p, Options{})
		require.NoError(t, err)
		for !s.Advance(1 + dice.Roll(7)) {
		}
		require.Equal(t, prove(t, p, Options{}), s.Report(), "program %d", seed)
		s.Close()
	}
}

func TestSearchThatMetALimitGoesOn(t *testing.T) {
	p := specimen.Locked(3, 2)
	whole := prove(t, p, Options{})
	require.Equal(t, engine.Proved, whole.Verdict)
	for limit, limits := range map[engine.LimitName]Limits{
		engine.ExecutionsLimit: {Executions: 7},
		engine.StepsLimit:      {Steps: 100},
		engine.DepthLimit:      {Depth: 20},
		engine.MemoryLimit:     {MemoryBytes: 1},
	} {
		t.Run(string(limit), func(t *testing.T) {
			s, err := New(p, Options{Limits: limits})
			require.NoError(t, err)
			defer s.Close()
			require.True(t, s.Advance(1<<20))
			require.Equal(t, engine.Unknown, s.Report().Verdict)
			require.Equal(t, limit, s.Report().Limit)
			require.True(t, s.Extend(Limits{}))
			require.True(t, s.Advance(1<<20))
			require.Equal(t, whole, s.Report())
			require.False(t, s.Extend(Limits{}), "there is nothing left to do")
		})
	}
}

func TestSearchCanBeAbandoned(t *testing.T) {
	for _, goroutines := range []bool{false, true} {
		s, err := New(specimen.Counter(3, 3), Options{Goroutines: goroutines})
		require.NoError(t, err)
		require.False(t, s.Advance(100))
		s.Close()
		s.Close()
		require.True(t, s.Advance(100), "a closed search is done")
		require.False(t, s.Extend(Limits{}))
	}
}

func TestFirstFindingIsEnough(t *testing.T) {
	r := prove(t, specimen.Counter(3, 2), Options{First: true})
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Less(t, r.Executions, 7134)
	requireShows(t, specimen.Counter(3, 2), r.Witness)
}

func TestDataRaceAsAFinding(t *testing.T) {
	p := specimen.Counter(2, 1)
	p.Final = nil
	r := prove(t, p, Options{Races: true})
	require.Equal(t, engine.Refuted, r.Verdict)
	require.Equal(t, []engine.FindingKind{engine.DataRace}, r.Findings)
	require.Equal(t, engine.TaskSet(0b11), r.Witness.Finding.Waiting)
	s, err := sched.NewSession(p)
	require.NoError(t, err)
	defer s.Close()
	for _, c := range r.Witness.Schedule {
		_, err := s.Choose(c)
		require.NoError(t, err)
	}
	for task := range r.Witness.Finding.Waiting.All() {
		op, next := s.Next(task)
		require.True(t, next)
		require.Equal(t, r.Witness.Finding.Object, op.Object)
	}
	require.Equal(t, engine.Proved, prove(t, specimen.Locked(2, 2), Options{Races: true}).Verdict)
}

// Every way in which a Go body can go wrong ends in a finding or in a limit that is
// named, with and without what was learned.
func TestBodiesThatGoWrong(t *testing.T) {
	const x, m = 0, 1
	runs := int64(0)
	for _, test := range []struct {
		name    string
		body    func(t *routine.Task)
		finding engine.FindingKind
		limit   engine.LimitName
	}{
		{"asserts", func(t *routine.Task) { t.Assert(t.Add(x, 1) == 1, "second") }, engine.AssertFailed, ""},
		{"panics", func(t *routine.Task) { _ = [1]int{}[t.Add(x, 1)-1] }, engine.BodyPanicked, ""},
		{"panics at once", func(*routine.Task) { panic("no boxes") }, engine.BodyPanicked, ""},
		{"ends its goroutine", func(t *routine.Task) {
			if t.Read(x) == 0 {
				runtime.Goexit()
			}
		}, engine.BodyExited, ""},
		{"deadlocks", func(t *routine.Task) { t.Lock(m); t.Lock(m) }, engine.Deadlock, ""},
		{"unlocks what it does not hold", func(t *routine.Task) { t.Read(x); t.Unlock(m) }, engine.Misuse, ""},
		{"uses what there is not", func(t *routine.Task) { t.Read(7) }, engine.Misuse, ""},
		{"works without end", func(t *routine.Task) {
			t.Read(x)
			for {
				t.Work(1)
			}
		}, engine.Stuck, ""},
		{"spins for ever", func(t *routine.Task) {
			for t.Read(x) == 0 {
			}
		}, engine.NoFinding, engine.DepthLimit},
		{"does something else each time", func(t *routine.Task) { runs++; t.Write(x, runs); t.Read(x); t.Write(x, runs) }, engine.NotRepeatable, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, goroutines := range []bool{false, true} {
				if test.finding == engine.NotRepeatable && !goroutines {
					continue // what is known is not run again
				}
				p := &engine.Program{Objects: []engine.Object{{Name: "x"}, {Name: "m", Kind: engine.Mutex}},
					Tasks: specimen.Crew(routine.Func(test.body), routine.Func(test.body))}
				r := prove(t, p, Options{Goroutines: goroutines, Limits: Limits{Depth: 200, Executions: 50}})
				if test.limit != "" {
					require.Equal(t, engine.Unknown, r.Verdict)
					require.NotEmpty(t, r.Limit)
					require.NotZero(t, r.Cut)
					continue
				}
				require.Equal(t, engine.Refuted, r.Verdict)
				require.Contains(t, r.Findings, test.finding)
				if test.finding != engine.NotRepeatable {
					requireShows(t, p, r.Witness)
				}
			}
		})
	}
}

func TestProgramsThatCannotRun(t *testing.T) {
	_, err := New(&engine.Program{}, Options{})
	require.ErrorIs(t, err, engine.ErrNoTasks)
}

// In the steady state a step allocates nothing.
func TestNoAllocationPerStep(t *testing.T) {
	s, err := New(specimen.Counter(3, 3), Options{})
	require.NoError(t, err)
	defer s.Close()
	s.Advance(200_000)
	require.Less(t, testing.AllocsPerRun(20, func() { s.Advance(5000) }), 5.0)
}
