package view_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/glyph"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// The fonts hold the letters that are in use and not many more, so a new level may have
// a word with a letter that nobody could read.
func TestEveryLetterOfTheCampaignHasAPicture(t *testing.T) {
	book, err := glyph.Open()
	require.NoError(t, err)
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	for _, level := range catalog.Levels() {
		for _, language := range puzzle.Languages() {
			text := level.Text(language)
			all := slices.Concat([]string{text.Title, text.Goal, text.Story, text.After}, text.Hints)
			for _, name := range text.Names {
				all = append(all, name)
			}
			for _, r := range strings.Join(all, "") {
				require.True(t, book.Has(r), "%s, %s: there is no picture of %q in the fonts", level.ID(), language, r)
			}
		}
	}
}
