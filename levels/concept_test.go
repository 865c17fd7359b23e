package levels_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// One vocabulary: what a level of the campaign names has words, and what has words some level teaches.
func TestLevelsAndTheListOfConceptsUseTheSameNames(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	all, err := levels.Concepts()
	require.NoError(t, err)
	taught := map[string]bool{}
	for _, c := range all {
		require.NotContains(t, taught, c.ID, "it is listed twice")
		taught[c.ID] = false
	}
	for _, l := range catalog.Levels() {
		seen := map[string]bool{}
		for _, name := range l.Puzzle.Concepts {
			require.Contains(t, taught, name, "level %s names a concept that coverage.yaml does not know", l.ID())
			require.False(t, seen[name], "level %s names %s twice", l.ID(), name)
			taught[name], seen[name] = true, true
		}
	}
	for name, is := range taught {
		require.True(t, is, "no level teaches %s", name)
	}
}

func TestEveryConceptHasItsOwnWords(t *testing.T) {
	all, err := levels.Concepts()
	require.NoError(t, err)
	for _, language := range puzzle.Languages() {
		who := map[string]string{}
		for _, c := range all {
			word := levels.ConceptTitle(c.ID).In(language)
			require.NotEmpty(t, word, c.ID)
			require.NotEqual(t, c.ID, word)
			require.Empty(t, who[word], "%s and %s are called the same", who[word], c.ID)
			who[word] = c.ID
		}
	}
	require.Equal(t, puzzle.Bilingual{EN: "brewing", ZH: "brewing"}, levels.ConceptTitle("brewing"), "a pack's own")
}
