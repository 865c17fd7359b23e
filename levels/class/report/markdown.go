package report

import (
	"fmt"
	"io"
	"strings"

	"lostupdate/levels/class"
)

// detailed is for how many students each level that is not done gets a line of its own: a build of one student's
// repository says all, that of a class stays readable.
const detailed = 5

// markdown is a table in the Markdown of GitHub, which GitLab and Gitea read too. It is made for $GITHUB_STEP_SUMMARY.
func (p printer) markdown(out io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n", plain("Lost Update · "+p.assignment()))
	head := []string{p.say("name", "名字"), p.say("done", "完成"), p.say("stars", "星"), "%"}
	for _, l := range p.Levels {
		head = append(head, plain(shortName(l.Puzzle.Number, l.ID())))
	}
	row := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	if len(p.Students) > 0 {
		row(head)
		b.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	}
	for i := range p.Students {
		s := &p.Students[i]
		cells := []string{plain(s.Name), fmt.Sprintf("%d/%d", s.Met(), len(p.Levels)), fmt.Sprintf("%d/%d", s.Points(), p.Wanted()), fmt.Sprint(p.Percent(s))}
		for m := range s.Marks {
			cells = append(cells, plain(s.Marks[m].Glyph()))
		}
		row(cells)
	}
	fmt.Fprintf(&b, "\n%s\n", plain(p.legend()))
	p.markdownDetails(&b)
	p.markdownProblems(&b)
	_, err := io.WriteString(out, b.String())
	return err
}

// markdownDetails says of each level that is not done why it is not.
func (p printer) markdownDetails(b *strings.Builder) {
	if len(p.Students) > detailed {
		return
	}
	for i := range p.Students {
		s := &p.Students[i]
		var lines []string
		for column := range s.Marks {
			if m := &s.Marks[column]; !m.Met() {
				lines = append(lines, fmt.Sprintf("- **%s**: %s", plain(p.title(p.Levels[column])), plain(p.wanting(m))))
			}
		}
		if len(lines) > 0 {
			fmt.Fprintf(b, "\n### %s\n\n%s\n", plain(s.Name), strings.Join(lines, "\n"))
		}
	}
}

// wanting says what a mark lacks.
func (p printer) wanting(m *class.Mark) string {
	if m.State == class.Proved {
		return fmt.Sprintf(p.say("proved, %d of %d stars that are wanted", "已证明，得 %d 颗星，要求 %d 颗"), m.Stars, m.Wanted)
	}
	return p.why(m)
}

func (p printer) markdownProblems(b *strings.Builder) {
	var lines []string
	line := func(place string, problem *class.Problem) {
		lines = append(lines, fmt.Sprintf("- %s: %s", plain(place), plain(problem.Text.In(p.language))))
	}
	for _, list := range [][]*class.Problem{p.Strange, p.Refused} {
		for _, problem := range list {
			line(problem.Place, problem)
		}
	}
	for i := range p.Students {
		for _, problem := range p.Students[i].Problems {
			line(p.Students[i].Name+" ("+problem.Place+")", problem)
		}
	}
	if len(lines) > 0 {
		fmt.Fprintf(b, "\n### %s\n\n%s\n", p.say("Worth a look", "值得留意"), strings.Join(lines, "\n"))
	}
}

// plain returns a text in which Markdown and HTML find no markup, link or mention: punctuation that could begin one
// becomes numbered characters, which count as text whatever they stand for (CommonMark, section 2.5).
func plain(text string) string {
	const markup = "!#$&()*+<>@[\\]^_`{|}~"
	text = strings.NewReplacer("\r", " ", "\n", " ").Replace(text)
	var b strings.Builder
	for i, r := range text {
		address := r == ':' && strings.HasPrefix(text[i:], "://") || r == '.' && strings.HasSuffix(strings.ToLower(text[:i]), "www")
		if address || strings.ContainsRune(markup, r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
