package kit

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// markdown may hold HTML, since all of it is our own.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

var (
	levelWord = regexp.MustCompile(`\[\[level ([a-z0-9-]+)\]\]`)
	linesWord = regexp.MustCompile(`\[\[lines ([0-9])\]\]`)
	// From one number to another, such as minutes 11–24, which stay on one line.
	span = regexp.MustCompile(`(\d)–(\d)`)
	// A line break between Chinese characters would become a space on the page.
	chineseBreak = regexp.MustCompile(`([\p{Han}，。；：、？！）”])\n([\p{Han}“（])`)
	factWord     = regexp.MustCompile(`\[\[([^|\[\]]*)\|([^|\[\]]+)\]\]`)
)

// Fact is an answer and the question that the engine is asked for it.
type Fact struct {
	Answer   string // what the page shows; "" where it says the same in words
	Question string
}

// Facts returns the facts of a source, in order.
func Facts(source string) []Fact {
	var facts []Fact
	for _, m := range factWord.FindAllStringSubmatch(source, -1) {
		facts = append(facts, Fact{m[1], m[2]})
	}
	return facts
}

// render makes a page of Markdown; its first line is the title.
func render(catalog *levels.Catalog, language puzzle.Language, name, source string) (Page, error) {
	var missing error
	source = levelWord.ReplaceAllStringFunc(source, func(word string) string {
		id := levelWord.FindStringSubmatch(word)[1]
		l, ok := catalog.Level(id)
		if !ok {
			missing = fmt.Errorf("kit: %s names the level %s, which the campaign does not have", name, id)
			return word
		}
		named := puzzle.Bilingual{EN: `"%s" (%d)`, ZH: "“%s”（%d）"}.In(language)
		return fmt.Sprintf(named, l.Text(language).Title, l.Puzzle.Number)
	})
	if missing != nil {
		return Page{}, missing
	}
	source = linesWord.ReplaceAllStringFunc(source, func(word string) string {
		n, _ := strconv.Atoi(linesWord.FindStringSubmatch(word)[1]) // one digit
		return strings.Repeat(`<div class="line"></div>`, n)
	})
	source = factWord.ReplaceAllString(source, "$1")
	source = span.ReplaceAllString(source, "$1\u2060–\u2060$2")
	source = chineseBreak.ReplaceAllString(source, "$1$2")
	var body bytes.Buffer
	if err := markdown.Convert([]byte(source), &body); err != nil {
		return Page{}, err
	}
	first, _, _ := strings.Cut(source, "\n")
	page := Page{Name: name, Title: strings.TrimPrefix(first, "# ")}
	var out bytes.Buffer
	err := pageTemplate.Execute(&out, map[string]any{
		"Language": map[puzzle.Language]string{puzzle.English: "en", puzzle.Chinese: "zh-CN"}[language],
		"Kind":     strings.TrimRight(strings.SplitN(name, ".", 2)[0], "-0123456789"), // such as "worksheet"
		"Title":    page.Title, "Body": template.HTML(body.String()),
	})
	page.HTML = out.Bytes()
	return page, err
}
