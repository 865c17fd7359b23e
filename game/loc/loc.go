package loc

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"lostupdate/levels/phrase"
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

// catalogue is what one language says.
type catalogue struct {
	language string
	texts    map[string]phrase.Text
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
		c := &catalogue{language: lang, texts: map[string]phrase.Text{}}
		if err := c.read(folder, names); err != nil {
			return nil, err
		}
		book.languages[lang] = c
	}
	return book, nil
}

func (c *catalogue) read(folder fs.FS, names []string) error {
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
		texts, err := phrase.Read(data)
		if err != nil {
			return fmt.Errorf("loc: catalogue %s: %w", name, err)
		}
		for key, text := range texts {
			if domain, _, _ := strings.Cut(key, "."); domain != parts[0] {
				return fmt.Errorf("loc: catalogue %s: key %s is of another domain; everything in the file stands under %q", name, key, parts[0]+":")
			}
			c.texts[key] = text
		}
	}
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
	return strings.Join(b.In(language).c.texts[key].Forms(), "\n")
}

// Words are what the game says in one language.
type Words struct {
	c    *catalogue
	book *Book
}

// Args fill the holes of a text.
type Args = phrase.Blanks

// Language returns "en" or "zh".
func (w Words) Language() string { return w.c.language }

// Other returns the words of the other language.
func (w Words) Other() Words {
	languages := Languages()
	at := slices.Index(languages, w.c.language)
	return w.book.In(languages[(at+1)%len(languages)])
}

// Has tells whether the language has the key.
func (w Words) Has(key string) bool {
	_, ok := w.c.texts[key]
	return ok
}

// Say returns the text of a key, with its holes filled. A key that is not there is returned itself. N among the args
// chooses the plural form; a number already written out, such as "2,355", is many in every language of the game.
func (w Words) Say(key string, args ...Args) string {
	text, ok := w.c.texts[key]
	switch {
	case !ok:
		return key
	case len(args) == 0:
		return text.Fill(nil, nil)
	}
	return text.Fill(args[0], args[0]["N"])
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
