package report

import (
	"fmt"
	"io"
	"strings"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// Format is a way to print a class.
type Format string

// The formats.
const (
	Table      Format = "table"
	CSV        Format = "csv"
	Gradebook  Format = "gradebook"
	JSON       Format = "json"
	HTML       Format = "html"
	JUnit      Format = "junit"
	Gradescope Format = "gradescope"
	Markdown   Format = "md"
)

// Write prints a class in a format. language is that of titles and sentences; JSON has both.
func Write(w io.Writer, f Format, r *class.Roster, language puzzle.Language) error {
	p := printer{r, language}
	switch f {
	case Table:
		return p.table(w)
	case CSV:
		return p.csv(w)
	case Gradebook:
		return p.gradebook(w)
	case JSON:
		return p.json(w)
	case HTML:
		return p.html(w)
	case JUnit:
		return p.junit(w)
	case Gradescope:
		return p.gradescope(w)
	case Markdown:
		return p.markdown(w)
	}
	return fmt.Errorf("report: there is no format %q", string(f))
}

type printer struct {
	*class.Roster
	language puzzle.Language
}

// say picks the language.
func (p printer) say(english, chinese string) string {
	return puzzle.Bilingual{EN: english, ZH: chinese}.In(p.language)
}

// title returns what a level is called on the map.
func (p printer) title(l *levels.Level) string {
	title := l.Text(p.language).Title
	if l.Puzzle.Number == 0 {
		return title
	}
	return fmt.Sprintf("%d %s", l.Puzzle.Number, title)
}

// assignment returns what the class was asked for, on one line.
func (p printer) assignment() string {
	a := p.Assignment
	if a == nil {
		return p.say("no assignment: every level that was handed in", "没有作业：所有交来的关卡")
	}
	parts := []string{}
	for _, text := range []string{a.Label, a.Due} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(append(parts, p.say("code ", "代码 ")+a.Code()), " · ")
}

// state names what became of a level.
func (p printer) state(s class.State) string {
	word := s.Word()
	return p.say(word.EN, word.ZH)
}

// why returns one sentence about a mark that is not proved; "" for one that is.
func (p printer) why(m *class.Mark) string {
	switch {
	case m.State == class.Proved:
		return ""
	case m.Text.In(p.language) != "":
		return m.Text.In(p.language)
	}
	return p.state(m.State)
}

// concept returns the words for what a level teaches.
func (p printer) concept(name string) string { return levels.ConceptTitle(name).In(p.language) }

// findings returns how often what went wrong, such as "deadlock × 2, data race × 1".
func (p printer) findings(counts []class.Count) string {
	var all []string
	for _, c := range counts {
		all = append(all, fmt.Sprintf("%s × %d", explain.Kind(c.Finding).In(p.language), c.Times))
	}
	return strings.Join(all, p.say(", ", "、"))
}

// names returns the names of students, such as "9, 17".
func (p printer) names(students []int) string {
	var names []string
	for _, s := range students {
		names = append(names, p.Students[s].Name)
	}
	return strings.Join(names, p.say(", ", "、"))
}

// met returns how many students have done a level as it was wanted.
func (p printer) met(column int) int {
	total := 0
	for s := range p.Students {
		if p.Students[s].Marks[column].Met() {
			total++
		}
	}
	return total
}

// level returns a level of the class by its id.
func (p printer) level(id string) *levels.Level {
	for _, l := range p.Levels {
		if l.ID() == id {
			return l
		}
	}
	return nil
}
