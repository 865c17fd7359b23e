package loc_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"
	"unicode"

	"github.com/stretchr/testify/require"

	"lostupdate/game/glyph"
	"lostupdate/game/loc"
)

func open(t *testing.T) *loc.Book {
	t.Helper()
	book, err := loc.Open()
	require.NoError(t, err)
	return book
}

func TestWordsAreSaidInBothLanguages(t *testing.T) {
	book := open(t)
	require.Equal(t, "Lost Update", book.In("en").Say("shell.game"))
	require.Equal(t, "丢失的更新", book.In("zh").Say("shell.game"))
	require.Equal(t, "Switch to 中文", book.In("en").Say("shell.language-tip", loc.Args{"Language": "中文"}))
	require.Equal(t, "en", book.In("tlh").Language(), "an unknown language gets English")
}

func TestAKeyThatIsNotThereIsShown(t *testing.T) {
	require.Equal(t, "shell.nonsense", open(t).In("en").Say("shell.nonsense"))
	require.Equal(t, "shell.nonsense", open(t).In("zh").Say("shell.nonsense", loc.Args{"N": 2}))
}

func TestNumbersChooseThePluralForm(t *testing.T) {
	book, err := loc.Read(fstest.MapFS{
		"a.en.yaml": {Data: []byte("a:\n  tick: \"tick {{.N}}\"\n  box:\n    one: \"{{.N}} box\"\n    other: \"{{.N}} boxes\"\n")},
		"a.zh.yaml": {Data: []byte("a:\n  tick: \"第 {{.N}} 拍\"\n  box:\n    other: \"{{.N}} 个箱子\"\n")},
	})
	require.NoError(t, err)
	say := func(language string, n any) string { return book.In(language).Say("a.box", loc.Args{"N": n}) }
	require.Equal(t, "1 box", say("en", 1))
	require.Equal(t, "2 boxes", say("en", int64(2)))
	require.Equal(t, "0 boxes", say("en", 0))
	require.Equal(t, "184,756 boxes", say("en", "184,756"))
	require.Equal(t, "1 个箱子", say("zh", 1))
	require.Equal(t, "tick 1", book.In("en").Say("a.tick", loc.Args{"N": 1}), "one form serves all numbers")
}

func TestNumbersAreGrouped(t *testing.T) {
	words := open(t).In("en")
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", -2355: "-2,355", 184_756_000: "184,756,000"} {
		require.Equal(t, want, words.Number(n))
	}
}

func TestBadCataloguesAreRefusedWithTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ file, text, want string }{
		"name":   {"shell.yaml", "", "DOMAIN.LANGUAGE.yaml"},
		"tongue": {"shell.fr.yaml", "shell: {}", "one of the languages"},
		"yaml":   {"shell.en.yaml", "shell: [", "catalogue shell.en.yaml"},
		"domain": {"shell.en.yaml", "other: {a: b}", "other domain"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loc.Read(fstest.MapFS{c.file: {Data: []byte(c.text)}})
			require.ErrorContains(t, err, c.want)
		})
	}
}

func TestBothLanguagesHaveTheSameKeysAndHoles(t *testing.T) {
	book := open(t)
	require.Equal(t, book.Keys("en"), book.Keys("zh"))
	for _, key := range book.Keys("en") {
		require.Equal(t, holes(book.Text("en", key)), holes(book.Text("zh", key)), "holes of %s", key)
	}
}

// holes lists the holes of a text, sorted and once each.
func holes(text string) []string {
	found := regexp.MustCompile(`{{[^}]*}}`).FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEveryTextIsWholeAndInItsLanguage(t *testing.T) {
	book := open(t)
	for _, language := range loc.Languages() {
		for _, key := range book.Keys(language) {
			text := book.Text(language, key)
			require.NotEmpty(t, strings.TrimSpace(text), "%s: %s", language, key)
			_, err := template.New(key).Parse(text)
			require.NoError(t, err, "%s: %s", language, key)
			if language == loc.English {
				require.False(t, strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s is Chinese: %s", key, text)
			}
		}
	}
}

func TestEveryCharacterIsInTheFonts(t *testing.T) {
	book := open(t)
	letters, err := glyph.Open()
	require.NoError(t, err)
	for _, language := range loc.Languages() {
		for _, key := range book.Keys(language) {
			for _, r := range book.Text(language, key) {
				require.True(t, letters.Has(r) || unicode.IsSpace(r), "%s: %s: no font has %q", language, key, r)
			}
		}
	}
}

// keyInSource finds what looks like a key in Go source: a whole string literal that begins with a domain.
var keyInSource = regexp.MustCompile(`"((?:shell|engineer|sabotage|card|guide|tip|tell)\.[a-z0-9.-]*)"`)

// keysInSource finds every key in the game's source, and in which file it stands. A key that ends in "." or "-" is the
// beginning of several.
func keysInSource(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, match := range keyInSource.FindAllSubmatch(source, -1) {
			found[string(match[1])] = path
		}
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, found, "the search itself works")
	return found
}

func isBeginning(key string) bool { return strings.HasSuffix(key, ".") || strings.HasSuffix(key, "-") }

func TestEveryKeyInTheSourceIsInTheCatalogues(t *testing.T) {
	known := open(t).Keys("en")
	for key, path := range keysInSource(t) {
		if isBeginning(key) {
			require.True(t, slices.ContainsFunc(known, func(k string) bool { return strings.HasPrefix(k, key) }), "%s: no key begins with %q", path, key)
		} else {
			require.Contains(t, known, key, "in %s", path)
		}
	}
}

func TestEveryKeyInTheCataloguesIsUsed(t *testing.T) {
	used := keysInSource(t)
	for _, key := range open(t).Keys("en") {
		_, whole := used[key]
		if of := strings.TrimSuffix(strings.TrimSuffix(key, "-short"), "-tip"); strings.HasPrefix(key, "card.") && !whole {
			_, whole = used[of] // a card's three texts go together
		}
		begun := false
		for beginning := range used {
			begun = begun || isBeginning(beginning) && strings.HasPrefix(key, beginning)
		}
		require.True(t, whole || begun, "nobody says %s", key)
	}
}
