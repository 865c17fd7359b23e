package explain

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"lostupdate/levels/format"
	"lostupdate/levels/phrase"
	"lostupdate/levels/puzzle"
)

//go:embed catalogue.*.yaml
var catalogueFiles embed.FS

// catalogues returns the sentences of every language. They are part of the program
// and are read once; nothing changes them afterwards.
var catalogues = sync.OnceValue(func() map[puzzle.Language]map[string]phrase.Text {
	byName := map[puzzle.Language]map[string]phrase.Text{}
	for _, l := range puzzle.Languages() {
		source, err := catalogueFiles.ReadFile("catalogue." + string(l) + ".yaml")
		if err == nil {
			byName[l], err = phrase.Read(source)
		}
		if err != nil {
			panic(fmt.Sprintf("explain: the built-in catalogue cannot be read: %v", err))
		}
	}
	return byName
})

// blanks are what is filled into a sentence, by the names that the catalogues
// use.
type blanks = phrase.Blanks

// say returns a sentence of the catalogue in one language. "Count" among the
// blanks chooses between singular and plural where the catalogue has both.
func say(l puzzle.Language, id string, fill blanks) string {
	text, ok := catalogues()[l][id]
	if !ok {
		// A test says every sentence of every catalogue, so this is for a
		// sentence that nobody has written: its name is better than nothing.
		return id
	}
	return spaced(format.Unfold(text.Fill(fill, fill["Count"])))
}

// spaced puts a space between a Chinese character and a Latin letter or digit,
// which the catalogues cannot do for what is filled in: it may be either.
func spaced(text string) string {
	var b strings.Builder
	before := rune(0)
	for _, c := range text {
		if unicode.Is(unicode.Han, before) && latin(c) || latin(before) && unicode.Is(unicode.Han, c) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

func latin(c rune) bool { return c < 0x80 && (unicode.IsLetter(c) || unicode.IsDigit(c)) }

// inAll says a sentence in every language; fill gives the blanks for one.
func inAll(id string, fill func(l puzzle.Language) blanks) puzzle.Bilingual {
	one := func(l puzzle.Language) string { return say(l, id, fill(l)) }
	return puzzle.Bilingual{EN: one(puzzle.English), ZH: one(puzzle.Chinese)}
}

// plain is for sentences whose blanks are the same in every language.
func plain(id string, fill blanks) puzzle.Bilingual {
	return inAll(id, func(puzzle.Language) blanks { return fill })
}
