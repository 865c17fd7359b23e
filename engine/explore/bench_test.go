package explore

import (
	"testing"

	"lostupdate/engine"
)

// BenchmarkDecide measures a whole verdict, cold: goroutines started, bodies
// learned, graph searched. The metric Mtrans/s is of transitions of the graph.
func BenchmarkDecide(b *testing.B) {
	whole := Options{NoSymmetry: true, NoReduction: true}
	for _, bench := range []struct {
		name    string
		program *engine.Program
		options Options
	}{
		{"counter 2,5", counter(2, 5), Options{}},
		{"counter 4,3", counter(4, 3), Options{}},
		{"counter 5,2", counter(5, 2), Options{}},
		{"counter 8,1", counter(8, 1), Options{}},
		{"locked 4,10", locked(4, 10), Options{}},
		{"philosophers 8", philosophers(8, false), Options{}},
		{"ordered philosophers 8", philosophers(8, true), Options{}},
		{"counter 4,2 whole", counter(4, 2), whole},
		{"counter 4,3 whole", counter(4, 3), whole},
		{"locked 4,10 whole", locked(4, 10), whole},
	} {
		b.Run(bench.name, func(b *testing.B) {
			bench.options.NoWitness, bench.options.NoInterleavings = true, true
			transitions := 0
			b.ReportAllocs()
			for b.Loop() {
				report, err := ProveWith(bench.program, bench.options)
				if err != nil {
					b.Fatal(err)
				}
				transitions += report.Transitions
			}
			b.ReportMetric(float64(transitions)/b.Elapsed().Seconds()/1e6, "Mtrans/s")
		})
	}
}
