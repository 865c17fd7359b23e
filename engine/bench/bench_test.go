package bench

import (
	"runtime"
	"runtime/debug"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/routine"
	"lostupdate/engine/sched"
)

// verdictOnly asks for no more than the peers give: a verdict and all outcomes.
func verdictOnly() explore.Options {
	return explore.Options{NoWitness: true, NoInterleavings: true, NoLiveness: true}
}

func TestVerdictsAndOutcomes(t *testing.T) {
	for _, test := range []struct {
		program *engine.Program
		verdict engine.Verdict
		states  int // with both reductions, and with neither
		whole   int
	}{
		{Counter(2, 5), engine.Refuted, 661, 1277},
		{Counter(3, 2), engine.Refuted, 211, 904},
		{Counter(4, 2), engine.Refuted, 1283, 17231},
		{Counter(5, 2), engine.Refuted, 7531, 384466},
		{Locked(3, 2), engine.Proved, 10, 189},
		{Locked(2, 5), engine.Proved, 21, 216},
		{Locked(4, 10), engine.Proved, 1001, 174361},
		{Philosophers(3, false), engine.Refuted, 27, 0},
		{Philosophers(8, false), engine.Refuted, 6561, 153631},
		{Philosophers(8, true), engine.Proved, 5832, 125440},
		{Buffer(2, 1), engine.Proved, 0, 0},
		{Buffer(2, 2), engine.Proved, 0, 0},
	} {
		t.Run(test.program.Name, func(t *testing.T) {
			o := verdictOnly()
			cut, err := explore.ProveWith(test.program, o)
			require.NoError(t, err)
			o.NoSymmetry, o.NoReduction = true, true
			whole, err := explore.ProveWith(test.program, o)
			require.NoError(t, err)
			require.Equal(t, test.verdict, cut.Verdict)
			require.Equal(t, test.verdict, whole.Verdict)
			require.Equal(t, whole.Outcomes, cut.Outcomes)
			if test.states > 0 {
				require.Equal(t, test.states, cut.States)
			}
			if test.whole > 0 {
				require.Equal(t, test.whole, whole.States)
			}
			t.Logf("%d states, %d of the whole graph", cut.States, whole.States)
		})
	}
}

// BenchmarkProof measures verdicts with both reductions.
func BenchmarkProof(b *testing.B) {
	for _, p := range []*engine.Program{
		Counter(2, 5), Counter(4, 2), Counter(4, 3), Counter(5, 2), Counter(8, 1), Counter(8, 2),
		Locked(4, 10), Locked(8, 10),
		Philosophers(8, false), Philosophers(8, true), Philosophers(10, false),
		Buffer(2, 1), Buffer(2, 2), Buffer(2, 3), Buffer(2, 5), Buffer(4, 2),
	} {
		b.Run(p.Name, func(b *testing.B) { prove(b, p, verdictOnly()) })
	}
}

// BenchmarkWhole measures verdicts on the whole graph: no reduction, no symmetry.
func BenchmarkWhole(b *testing.B) {
	o := verdictOnly()
	o.NoSymmetry, o.NoReduction = true, true
	for _, p := range []*engine.Program{
		Counter(2, 5), Counter(4, 2), Counter(4, 3), Counter(5, 2), Counter(8, 1),
		Locked(4, 10), Philosophers(8, false), Philosophers(8, true), Buffer(2, 2), Buffer(2, 3), Buffer(2, 5),
	} {
		b.Run(p.Name, func(b *testing.B) { prove(b, p, o) })
	}
}

// BenchmarkEverything measures reports with nothing left out: witnesses, livelocks
// and the number of interleavings too.
func BenchmarkEverything(b *testing.B) {
	for _, p := range []*engine.Program{
		Counter(2, 5), Counter(4, 2), Counter(5, 2), Locked(2, 5), Locked(4, 10), Philosophers(5, false), Buffer(2, 2),
	} {
		b.Run(p.Name, func(b *testing.B) { prove(b, p, explore.Options{}) })
	}
}

// BenchmarkThroughput measures transitions a second on whole graphs of growing size:
// the table of the first fits into a core's second cache, that of the last into no
// cache.
func BenchmarkThroughput(b *testing.B) {
	o := verdictOnly()
	o.NoSymmetry, o.NoReduction = true, true
	for _, p := range []*engine.Program{Counter(4, 2), Counter(3, 5), Counter(8, 1), Counter(3, 10)} {
		b.Run(p.Name, func(b *testing.B) { prove(b, p, o) })
	}
}

// BenchmarkTenMillion searches ten million states within a gibibyte, and tells how
// much memory that took, with all that was given up while growing.
func BenchmarkTenMillion(b *testing.B) {
	o := verdictOnly()
	o.NoSymmetry, o.NoReduction = true, true
	o.Limits = engine.Limits{States: 10_000_000, Transitions: 1 << 40, MemoryBytes: 1 << 30}
	debug.FreeOSMemory()
	b.Run("counter 3,30", func(b *testing.B) {
		report := prove(b, Counter(3, 30), o)
		require.Equal(b, engine.StatesLimit, report.Limit)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapSys)/(1<<20), "MiB")
	})
}

func prove(b *testing.B, p *engine.Program, o explore.Options) *engine.Report {
	var report *engine.Report
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if report, err = explore.ProveWith(p, o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(report.States), "states")
	b.ReportMetric(float64(report.Transitions)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mtrans/s")
	return report
}

// BenchmarkStep measures one step through a real goroutine: resumed, and back.
func BenchmarkStep(b *testing.B) {
	var pool routine.Pool
	defer pool.Close()
	c := pool.Get()
	c.Start(routine.Func(func(t *routine.Task) {
		for {
			t.Read(0)
		}
	}))
	b.ReportAllocs()
	for b.Loop() {
		c.Resume(1)
	}
	pool.Put(c)
}

// BenchmarkStayingStep measures a step of a run whose scheduler stays with the same
// task: the goroutine goes on by itself.
func BenchmarkStayingStep(b *testing.B) {
	var pool routine.Pool
	defer pool.Close()
	c := pool.Get()
	rest := 0
	c.Inline(func(*routine.Announcement) (int64, bool) {
		rest--
		return 1, rest > 0
	})
	c.Start(routine.Func(func(t *routine.Task) {
		for {
			t.Read(0)
		}
	}))
	const steps = 1000
	b.ReportAllocs()
	for b.Loop() {
		rest = steps
		c.Resume(1)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/steps, "ns/step")
	pool.Put(c)
}

// BenchmarkRun measures whole runs of one program: with the scheduler that changes
// tasks at every step, and with the one that stays as long as he can.
func BenchmarkRun(b *testing.B) {
	p := Counter(4, 500)
	for _, test := range []struct {
		name string
		by   func() sched.Scheduler
	}{{"changing", sched.RoundRobin}, {"staying", func() sched.Scheduler { return staying{} }}} {
		b.Run(test.name, func(b *testing.B) {
			b.ReportAllocs()
			steps := 0
			for b.Loop() {
				trace, err := sched.Run(p, test.by(), engine.Limits{})
				require.NoError(b, err)
				steps += len(trace.Schedule())
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/step")
		})
	}
}

// staying is a scheduler that never interrupts.
type staying struct{}

func (staying) Next(enabled engine.TaskSet, last engine.TaskID, _ sched.Ways) engine.Choice {
	if enabled.Has(last) {
		return engine.Choice{Task: last}
	}
	return engine.Choice{Task: enabled.First()}
}
