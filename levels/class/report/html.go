package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"lostupdate/levels/puzzle"
)

//go:embed page.html
var pageSource string

// html is one page that holds everything it needs. The template escapes whatever comes from a ticket.
func (p printer) html(out io.Writer) error {
	functions := template.FuncMap{
		"say": p.say, "title": p.title, "level": p.level, "why": p.why, "state": p.state, "names": p.nameList, "concept": p.concept, "findings": p.findings,
		"text": func(t puzzle.Bilingual) string { return t.In(p.language) }, "metOf": p.met, "bars": p.bars,
		"add": func(a, b int) int { return a + b },
	}
	page, err := template.New("page").Funcs(functions).Parse(pageSource)
	if err != nil {
		return err
	}
	return page.Execute(out, map[string]any{
		"Language": map[puzzle.Language]string{puzzle.English: "en", puzzle.Chinese: "zh-CN"}[p.language],
		"Heading":  p.assignment(), "Legend": p.legend(), "Class": p.Roster,
	})
}

// bars is a histogram on one line, such as "49 × 12, 63 × 3", or "+0 × 12, +14 × 3".
func (p printer) bars(column int) string {
	spread, form := p.Spread(column), "%d × %d"
	if spread.Beyond {
		form = "%+d × %d"
	}
	var all []string
	for _, bar := range spread.Bars {
		all = append(all, fmt.Sprintf(form, bar.Value, bar.Count))
	}
	return strings.Join(all, ", ")
}
