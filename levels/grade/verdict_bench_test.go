package grade_test

import (
	"cmp"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// verdict is one judgement that a player waits for after pressing the button.
type verdict struct {
	name      string
	level     *levels.Level
	blueprint puzzle.Blueprint
}

// verdicts are the judgements of every level and variant as it opens, and of every solution.
func verdicts(t testing.TB) (all []verdict) {
	for _, first := range campaign(t).Levels() {
		family, err := first.Family()
		require.NoError(t, err)
		for _, l := range family {
			all = append(all, verdict{filepath.Join(l.ID(), "opening"), l, l.Puzzle.Start})
			for _, s := range slices.Concat(l.Proofs, l.Traps) {
				all = append(all, verdict{filepath.Join(l.ID(), filepath.Base(s.Name)), l, s.Blueprint})
			}
		}
	}
	return all
}

// TestVerdictsAreLittleWork holds on any machine what the benchmark shows on one: no
// verdict of the campaign is more work for the search than can be done in the time that
// a player is to wait at most. Its slices are as large as those of a frame of the game.
func TestVerdictsAreLittleWork(t *testing.T) {
	const slice, most = 20_000, 50
	for _, v := range verdicts(t) {
		job, err := grade.New(v.level, v.blueprint, engine.Limits{})
		require.NoError(t, err)
		slices := 0
		for !job.Advance(slice) {
			slices++
		}
		job.Close()
		require.LessOrEqual(t, slices, most, v.name)
	}
}

// BenchmarkVerdicts takes the time of each verdict by itself.
func BenchmarkVerdicts(b *testing.B) {
	for _, v := range verdicts(b) {
		b.Run(v.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := grade.Judge(v.level, v.blueprint, engine.Limits{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSlowestVerdict says which verdicts take longest: of each one the best time
// of all rounds counts, so that what else the machine does shows as little as it can.
// No verdict is to take more than 100 ms natively and 300 ms in WebAssembly: see doc.go
// for the commands and the figures.
func BenchmarkSlowestVerdict(b *testing.B) {
	all := verdicts(b)
	best := make([]time.Duration, len(all))
	for b.Loop() {
		for i, v := range all {
			begin := time.Now()
			if _, err := grade.Judge(v.level, v.blueprint, engine.Limits{}); err != nil {
				b.Fatal(err)
			}
			if took := time.Since(begin); best[i] == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(best[j], best[i]) })
	for _, i := range order[:5] {
		b.Logf("%8.2f ms  %s", best[i].Seconds()*1e3, all[i].name)
	}
	b.ReportMetric(best[order[0]].Seconds()*1e3, "max-ms")
	b.ReportMetric(float64(len(all)), "verdicts")
	b.ReportMetric(0, "ns/op") // of all of them together: nobody waits for that
}

// BenchmarkIdeas does the same for the small levels of TestIdeasOfTheCampaign.
func BenchmarkIdeas(b *testing.B) {
	for name, idea := range engineerIdeas {
		l := written(b, idea.level)
		for _, try := range idea.tries {
			blueprint := edited(b, l, try.edits...)
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					if _, err := grade.Judge(l, blueprint, engine.Limits{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkLargestPiece says for how long the screen stands still at most for a slice of a verdict, which is done between
// two pictures: with slices as large as the game's, and with the smallest that there are. Of each slice the best time of
// all rounds counts.
func BenchmarkLargestPiece(b *testing.B) {
	all := verdicts(b)
	for name, slice := range map[string]int{"frame": 20_000, "smallest": 1} {
		b.Run(name, func(b *testing.B) {
			best := make([][]time.Duration, len(all))
			for b.Loop() {
				for i, v := range all {
					best[i] = timeSlices(b, v, slice, best[i])
				}
			}
			longest := make([]int, len(all))
			for i := range longest {
				longest[i] = i
			}
			slices.SortFunc(longest, func(i, j int) int { return cmp.Compare(slices.Max(best[j]), slices.Max(best[i])) })
			for _, i := range longest[:5] {
				b.Logf("%8.2f ms  one of %d slices of %s", slices.Max(best[i]).Seconds()*1e3, len(best[i]), all[i].name)
			}
			b.ReportMetric(slices.Max(best[longest[0]]).Seconds()*1e3, "max-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// timeSlices judges in slices, and returns the best time of each so far.
func timeSlices(b *testing.B, v verdict, slice int, best []time.Duration) []time.Duration {
	job, err := grade.New(v.level, v.blueprint, grade.ScreenLimits())
	if err != nil {
		b.Fatal(err)
	}
	defer job.Close()
	for n, done := 0, false; !done; n++ {
		begin := time.Now()
		done = job.Advance(slice)
		took := time.Since(begin)
		if n == len(best) {
			best = append(best, took)
		}
		best[n] = min(best[n], took)
	}
	return best
}
