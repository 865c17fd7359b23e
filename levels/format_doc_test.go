package levels_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/format"
)

// Every example in FORMAT.md can be copied into a file and read.
func TestExamplesInTheFormatDocumentRead(t *testing.T) {
	text, err := os.ReadFile("FORMAT.md")
	require.NoError(t, err)
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	examples := regexp.MustCompile("(?s)```yaml (level|solution) ?([a-z-]*)\n(.*?)```").FindAllSubmatch(text, -1)
	require.GreaterOrEqual(t, len(examples), 5)
	for _, e := range examples {
		kind, id, source := string(e[1]), string(e[2]), e[3]
		if kind == "level" {
			_, err := format.ParseLevel(source, "FORMAT.md")
			require.NoError(t, err)
			continue
		}
		l, ok := campaign.Level(id)
		require.True(t, ok, id)
		_, err := format.ParseSolution(source, "FORMAT.md", l.Puzzle)
		require.NoError(t, err)
	}
}
