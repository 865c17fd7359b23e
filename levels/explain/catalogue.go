package explain

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
	"lostupdate/levels/texts"
)

//go:embed catalogue.*.yaml
var catalogueFiles embed.FS

// localizers returns a localizer for every language, by its name. The catalogues
// are part of the program and are read once; nothing changes them afterwards.
var localizers = sync.OnceValue(func() map[puzzle.Language]*i18n.Localizer {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", texts.Unmarshal)
	byName := map[puzzle.Language]*i18n.Localizer{}
	for _, l := range puzzle.Languages() {
		if _, err := bundle.LoadMessageFileFS(catalogueFiles, "catalogue."+string(l)+".yaml"); err != nil {
			panic(fmt.Sprintf("explain: the built-in catalogue cannot be read: %v", err))
		}
	}
	for _, l := range puzzle.Languages() {
		byName[l] = i18n.NewLocalizer(bundle, string(l))
	}
	return byName
})

// blanks are what is filled into a sentence, by the names that the catalogues
// use.
type blanks map[string]any

// say returns a sentence of the catalogue in one language. "Count" among the
// blanks chooses between singular and plural where the catalogue has both.
func say(l puzzle.Language, id string, fill blanks) string {
	text, err := localizers()[l].Localize(&i18n.LocalizeConfig{
		MessageID: id, TemplateData: fill, PluralCount: fill["Count"],
		Funcs: template.FuncMap{"cap": capital},
	})
	if err != nil {
		// A test says every sentence of every catalogue, so this is for a
		// sentence that nobody has written: its name is better than nothing.
		return id
	}
	return spaced(format.Unfold(text))
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

// capital returns the text with its first letter as a capital one.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// inAll says a sentence in every language; fill gives the blanks for one.
func inAll(id string, fill func(l puzzle.Language) blanks) puzzle.Bilingual {
	one := func(l puzzle.Language) string { return say(l, id, fill(l)) }
	return puzzle.Bilingual{EN: one(puzzle.English), ZH: one(puzzle.Chinese)}
}

// plain is for sentences whose blanks are the same in every language.
func plain(id string, fill blanks) puzzle.Bilingual {
	return inAll(id, func(puzzle.Language) blanks { return fill })
}
