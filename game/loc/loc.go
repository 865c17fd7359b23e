package loc

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"lostupdate/levels/texts"
)

//go:embed catalog
var files embed.FS

// The languages of the game, as messages and saved settings name them.
const (
	English = "en"
	Chinese = "zh"
)

// Languages lists the languages in the order in which they are offered.
func Languages() []string { return []string{English, Chinese} }

// Known tells whether the game speaks the language.
func Known(language string) bool { return slices.Contains(Languages(), language) }

// Name is what a language calls itself.
func Name(language string) string {
	if language == Chinese {
		return "中文"
	}
	return "English"
}

// Book holds the catalogues of all languages. It is not safe for use by several goroutines at once.
type Book struct {
	languages map[string]*catalogue
}

// catalogue is what one language says. Texts without holes are worked out once: they are most of a screen, and a
// screen is built sixty times a second.
type catalogue struct {
	language  string
	localizer *i18n.Localizer
	texts     map[string]*i18n.Message
	plain     map[string]string
	said      said
}

// Open reads the catalogues that the program carries.
func Open() (*Book, error) {
	inside, err := fs.Sub(files, "catalog")
	if err != nil {
		return nil, fmt.Errorf("loc: %w", err)
	}
	return Read(inside)
}

// Read reads catalogues from any folder whose files are named DOMAIN.LANGUAGE.yaml.
func Read(folder fs.FS) (*Book, error) {
	names, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("loc: %w", err)
	}
	book := &Book{languages: map[string]*catalogue{}}
	for _, lang := range Languages() {
		c := &catalogue{language: lang, texts: map[string]*i18n.Message{}, plain: map[string]string{}}
		if err := c.read(folder, names); err != nil {
			return nil, err
		}
		book.languages[lang] = c
	}
	return book, nil
}

func (c *catalogue) read(folder fs.FS, names []string) error {
	tag := language.Make(c.language)
	// A bundle of its own for every language: a missing text must show its key and not the other language.
	bundle := i18n.NewBundle(tag)
	for _, name := range names {
		parts := strings.Split(name, ".")
		if len(parts) != 3 || !Known(parts[1]) {
			return fmt.Errorf("loc: catalogue %s: its name is not DOMAIN.LANGUAGE.yaml with one of the languages %v", name, Languages())
		}
		if parts[1] != c.language {
			continue
		}
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return fmt.Errorf("loc: catalogue %s: %w", name, err)
		}
		messages, err := bundle.ParseMessageBytes(tag, data, texts.Unmarshal)
		if err != nil {
			return fmt.Errorf("loc: catalogue %s: %w", name, err)
		}
		for _, m := range messages {
			if domain, _, _ := strings.Cut(m.ID, "."); domain != parts[0] {
				return fmt.Errorf("loc: catalogue %s: key %s is of another domain; everything in the file stands under %q", name, m.ID, parts[0]+":")
			}
			c.texts[m.ID] = m
		}
	}
	c.localizer = i18n.NewLocalizer(bundle, c.language)
	return nil
}

// In returns the words of a language; an unknown one gets English.
func (b *Book) In(language string) Words {
	if c, ok := b.languages[language]; ok {
		return Words{c, b}
	}
	return Words{b.languages[English], b}
}

// Keys lists every key that the language has, sorted.
func (b *Book) Keys(language string) []string {
	var keys []string
	for key := range b.In(language).c.texts {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Text returns the text of a key as the catalogue has it, its holes unfilled, every plural form on a line of its own.
// It is what checks are made on.
func (b *Book) Text(language, key string) string {
	m := b.In(language).c.texts[key]
	if m == nil {
		return ""
	}
	var forms []string
	for _, form := range []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
		if form != "" {
			forms = append(forms, form)
		}
	}
	return strings.Join(forms, "\n")
}

// Words are what the game says in one language.
type Words struct {
	c    *catalogue
	book *Book
}

// Args fill the holes of a text.
type Args map[string]any

// Language returns "en" or "zh".
func (w Words) Language() string { return w.c.language }

// Other returns the words of the other language.
func (w Words) Other() Words {
	languages := Languages()
	at := slices.Index(languages, w.c.language)
	return w.book.In(languages[(at+1)%len(languages)])
}

// Has tells whether the language has the key.
func (w Words) Has(key string) bool { return w.c.texts[key] != nil }

// Say returns the text of a key, with its holes filled. A key that is not there is returned itself.
func (w Words) Say(key string, args ...Args) string {
	if len(args) == 0 {
		if text, ok := w.c.plain[key]; ok {
			return text
		}
	}
	if !w.Has(key) {
		return key
	}
	memorable := false
	if len(args) > 0 {
		text, known, may := w.c.said.ask(key, args[0])
		if known {
			return text
		}
		memorable = may
	}
	config := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		config.TemplateData = map[string]any(args[0])
		if w.c.texts[key].One != "" { // a text with one form says the same of one as of many
			config.PluralCount = plural(args[0]["N"])
		}
	}
	text, err := w.c.localizer.Localize(config)
	if err != nil {
		return key
	}
	switch {
	case len(args) == 0:
		w.c.plain[key] = text
	case memorable:
		w.c.said.keep(text)
	}
	return text
}

// plural gives what the plural form is chosen by. Whole numbers do; a number already written out, such as "2,355", is
// many in every language of the game.
func plural(n any) any {
	switch n := n.(type) {
	case int, int64:
		return n
	case int32:
		return int(n)
	case uint64:
		return strconv.FormatUint(n, 10)
	}
	return nil
}

// Number writes a whole number the way people read it: "184,756".
func (w Words) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append(groups, digits[len(digits)-3:])
		digits = digits[:len(digits)-3]
	}
	groups = append(groups, digits)
	slices.Reverse(groups)
	return sign + strings.Join(groups, ",")
}
