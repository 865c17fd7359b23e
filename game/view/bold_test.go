package view_test

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"lostupdate/game/loc"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

var updateBold = flag.Bool("update-bold", false, "write the list of han in bold anew")

const (
	boldList    = "../../assets/fonts/han-bold.txt"
	hanInALine  = 50
	boldOfEvery = 50 // one han in so many may be missing until somebody makes the fonts anew
)

// What may stand in bold is what the game says in its own words, and titles and names of the campaign. Stories, goals, hints,
// lessons, explanations and comments of programs are read in regular. A han that is missing is emboldened, which few would notice;
// many would look uneven.
func TestWhatIsSaidInBoldIsInTheBoldFont(t *testing.T) {
	said := saidInBold(t)
	if *updateBold {
		require.NoError(t, os.WriteFile(boldList, []byte(inLines(said)), 0o644))
	}
	list, err := os.ReadFile(boldList)
	require.NoError(t, err)
	missing := slices.DeleteFunc(slices.Clone(said), func(c rune) bool { return strings.ContainsRune(string(list), c) })
	require.LessOrEqual(t, len(missing), len(said)/boldOfEvery,
		"%s: run go test ./game/view -run Bold -update-bold, and then assets/fonts/subset.sh", string(missing))
}

// saidInBold lists the han that may stand in bold, sorted.
func saidInBold(t *testing.T) []rune {
	t.Helper()
	words, err := loc.Open()
	require.NoError(t, err)
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	var all []string
	for _, language := range loc.Languages() { // each names the other in its own letters
		for _, key := range words.Keys(language) {
			all = append(all, words.Text(language, key))
		}
	}
	for _, chapter := range catalog.Chapters() {
		all = append(all, chapter.Title.ZH, chapter.About.ZH)
	}
	for _, level := range catalog.Levels() {
		text := level.Text(puzzle.Chinese)
		all = append(all, text.Title)
		for _, name := range grade.Named(level.Puzzle) { // those of other variants are met in homework only
			all = append(all, text.Names[name])
		}
	}
	han := map[rune]bool{}
	for _, c := range strings.Join(all, "") {
		if unicode.Is(unicode.Han, c) {
			han[c] = true
		}
	}
	return slices.Sorted(maps.Keys(han))
}

// inLines writes han as the lists of the fonts have them.
func inLines(han []rune) string {
	var b strings.Builder
	for line := range slices.Chunk(han, hanInALine) {
		b.WriteString(string(line) + "\n")
	}
	return b.String()
}
