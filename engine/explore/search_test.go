package explore

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

func prove(t *testing.T, p *engine.Program) *engine.Report {
	t.Helper()
	report, err := Prove(p, engine.Limits{})
	require.NoError(t, err)
	return report
}

// Two workers, one increment each: six interleavings, written out, of which four
// lose an update.
//
//	1 1 2 2 and 2 2 1 1                     end at 2
//	1 2 1 2, 1 2 2 1, 2 1 1 2 and 2 1 2 1   end at 1
func TestTwoHandsOneCounter(t *testing.T) {
	report, err := ProveWith(counter(2, 1), Options{NoSymmetry: true})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	require.Equal(t, 12, report.States)
	require.Equal(t, "6", report.Interleavings.String())
	require.Equal(t, []engine.Outcome{{1}, {2}}, report.Outcomes)
	require.Equal(t, engine.WrongOutcome, report.Shortest.Finding.Kind)
	require.Equal(t, 4, report.Shortest.Steps())
	require.Equal(t, 1, report.Shortest.Preemptions)
	require.Equal(t, "1 2*2 1", report.Shortest.Schedule.String())
	require.Equal(t, "1 2*2 1", report.Clearest.Schedule.String())
}

func TestTwoTimesFiveIncrementsEndAnywhereFromTwoToTen(t *testing.T) {
	report := prove(t, counter(2, 5))
	var want []engine.Outcome
	for total := int64(2); total <= 10; total++ {
		want = append(want, engine.Outcome{total})
	}
	require.Equal(t, want, report.Outcomes)
	require.Equal(t, "184756", report.Interleavings.String())
	require.Equal(t, 20, report.Shortest.Steps())
	require.Equal(t, 1, report.Shortest.Preemptions)
}

// The numbers of states, interleavings and steps have been computed by other
// tools and by hand; see also the closed forms (nk)!/(k!)^n for locked counters.
func TestKnownCounts(t *testing.T) {
	for _, test := range []struct {
		name          string
		program       *engine.Program
		states        int
		interleavings string
		verdict       engine.Verdict
		steps         int
		preemptions   int
	}{
		{"counter 2,1", counter(2, 1), 12, "6", engine.Refuted, 4, 1},
		{"counter 2,2", counter(2, 2), 57, "70", engine.Refuted, 8, 1},
		{"counter 3,1", counter(3, 1), 59, "90", engine.Refuted, 6, 1},
		{"counter 3,2", counter(3, 2), 904, "34650", engine.Refuted, 12, 1},
		{"counter 4,1", counter(4, 1), 330, "2520", engine.Refuted, 8, 1},
		{"counter 2,5", counter(2, 5), 1277, "184756", engine.Refuted, 20, 1},
		{"counter 4,2", counter(4, 2), 17231, "63063000", engine.Refuted, 16, 1},
		{"locked 3,2", locked(3, 2), 189, "90", engine.Proved, 0, 0},
		{"locked 2,5", locked(2, 5), 216, "252", engine.Proved, 0, 0},
		{"locked 8,1", locked(8, 1), 3328, "40320", engine.Proved, 0, 0},
		{"philosophers 3", philosophers(3, false), 0, "168", engine.Refuted, 3, 1},
		{"philosophers 4", philosophers(4, false), 0, "98184", engine.Refuted, 4, 1},
		{"philosophers 5", philosophers(5, false), 0, "", engine.Refuted, 5, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			report, err := ProveWith(test.program, Options{NoSymmetry: true, NoReduction: true})
			require.NoError(t, err)
			require.Equal(t, test.verdict, report.Verdict)
			if test.states > 0 {
				require.Equal(t, test.states, report.States)
			}
			if test.interleavings != "" {
				require.Equal(t, test.interleavings, report.Interleavings.String())
			}
			if test.verdict == engine.Refuted {
				require.Equal(t, test.steps, report.Shortest.Steps())
				require.Equal(t, test.preemptions, report.Clearest.Preemptions)
			}
		})
	}
}
