package grade_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

var update = flag.Bool("update", false, "write testdata/runs.golden anew")

// goldenRuns describes runs of the whole campaign in lines with their hashes:
// every level as it opens and every solution, on the benches with three seeds,
// and the schedule that shows the verdict. It is the same on every platform.
func goldenRuns(t *testing.T) string {
	var b strings.Builder
	for _, l := range campaign(t).Levels() {
		describe(t, &b, l, "start", l.Puzzle.Start)
		for _, s := range append(append([]puzzle.Solution{}, l.Proofs...), l.Traps...) {
			describe(t, &b, l, filepath.Base(s.Name), s.Blueprint)
		}
	}
	return b.String()
}

func describe(t *testing.T, b *strings.Builder, l *levels.Level, name string, blueprint puzzle.Blueprint) {
	f, err := compile.Compile(l.Puzzle, blueprint)
	require.NoError(t, err)
	for _, seed := range []uint64{0, 1, 42} {
		shift, err := grade.RunShift(f, seed)
		require.NoError(t, err)
		fmt.Fprintf(b, "%s %s seed %d: %d ticks, %d switches, %016x\n", l.ID(), name, seed, shift.Metrics.Ticks, shift.Metrics.Switches, shift.Trace.Hash())
	}
	r, err := grade.Judge(l, blueprint, engine.Limits{})
	require.NoError(t, err)
	fmt.Fprintf(b, "%s %s: %s", l.ID(), name, r.Verdict)
	if r.Replay != nil {
		fmt.Fprintf(b, " by %s, %016x", r.Replay.Schedule(), r.Replay.Hash())
	}
	b.WriteByte('\n')
}

// The hashes are written down, so that a change of the rules cannot go unnoticed.
// A change that is meant raises engine.RulesVersion, and then
// "go test ./levels/grade -run Golden -update" writes them anew. The same test
// runs as WebAssembly: see wasm_test.go.
func TestGoldenRuns(t *testing.T) {
	name := filepath.Join("testdata", "runs.golden")
	got := goldenRuns(t)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}
