package format

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/puzzle"
)

func dataFiles(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "data", "*", pattern))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	source, err := os.ReadFile(name)
	require.NoError(t, err)
	return source
}

// alone returns the puzzle without its variants, as it is printed.
func alone(p *puzzle.Puzzle) *puzzle.Puzzle {
	only := *p
	only.Variants, only.Parameters = 0, nil
	return &only
}

func TestPrintedLevelReadsAsTheSame(t *testing.T) {
	for _, name := range dataFiles(t, "level.yaml") {
		p, err := ParseLevel(read(t, name), name)
		require.NoError(t, err)
		again, err := ParseLevel(PrintLevel(p), "printed")
		require.NoError(t, err, "%s", PrintLevel(p))
		require.Equal(t, alone(p), again, name)
	}
}

func TestPrintedSolutionReadsAsTheSame(t *testing.T) {
	for _, pattern := range []string{"proof*.yaml", "trap*.yaml"} {
		for _, name := range dataFiles(t, pattern) {
			levelFile := filepath.Join(filepath.Dir(name), "level.yaml")
			_, variant := puzzle.SplitID(strings.TrimSuffix(filepath.Base(name), ".yaml"))
			p, err := ParseVariant(read(t, levelFile), levelFile, variant)
			require.NoError(t, err)
			s, err := ParseReference(read(t, name), name, p)
			require.NoError(t, err)
			again, err := ParseSolution(PrintSolution(s, p), name, p)
			require.NoError(t, err, "%s", PrintSolution(s, p))
			require.Equal(t, s, again, name)
		}
	}
}
