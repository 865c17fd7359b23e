package bench

import (
	"testing"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/routine"
)

// goCounter is Counter with Go functions for bodies, which set no marks.
func goCounter(n int, k int64) *engine.Program {
	p := Counter(n, k)
	p.Name = "Go " + p.Name
	for t := range p.Tasks {
		p.Tasks[t].Body = routine.Func(func(t *routine.Task) {
			for range k {
				t.Write(0, t.Read(0)+1)
			}
		})
	}
	return p
}

// BenchmarkExecutions measures the search that keeps no states: one complete run a
// trace, on learned bodies and on goroutines. It is cold, as the others are.
func BenchmarkExecutions(b *testing.B) {
	for _, kind := range []struct {
		name       string
		goroutines bool
	}{{"learned", false}, {"goroutines", true}} {
		for _, p := range []*engine.Program{
			Counter(3, 2), Counter(2, 5), goCounter(2, 5), Locked(2, 5), Philosophers(8, false), Buffer(2, 2),
		} {
			b.Run(kind.name+"/"+p.Name, func(b *testing.B) {
				var report *dpor.Report
				b.ReportAllocs()
				for b.Loop() {
					var err error
					if report, err = dpor.Prove(p, dpor.Options{Goroutines: kind.goroutines}); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(report.Executions)*float64(b.N)/b.Elapsed().Seconds()/1e3, "kexec/s")
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(report.Steps)/float64(b.N), "ns/step")
			})
		}
	}
}
