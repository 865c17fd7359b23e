package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"lostupdate/levels/class"
)

func (p printer) table(out io.Writer) error {
	fmt.Fprintf(out, "%s\n\n", p.assignment())
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	head := []string{p.say("name", "名字"), p.say("done", "完成"), p.say("stars", "星")}
	for _, l := range p.Levels {
		head = append(head, shortName(l.Puzzle.Number, l.ID()))
	}
	fmt.Fprintln(w, strings.Join(head, "\t"))
	for i := range p.Students {
		s := &p.Students[i]
		row := []string{s.Name, fmt.Sprintf("%d/%d", s.Met(), len(p.Levels)), fmt.Sprintf("%d/%d", s.Points(), p.Wanted())}
		for m := range s.Marks {
			row = append(row, s.Marks[m].Glyph())
		}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(out, "\n%s\n", p.legend())
	p.tableProblems(out)
	p.tableCommon(out)
	return nil
}

// shortName is a level's head of a column.
func shortName(number int, id string) string {
	if number == 0 {
		return id
	}
	return fmt.Sprint(number)
}

func (p printer) legend() string {
	return p.say("★ proved, a star for each   ☆ wanted, not earned   ½ one part of two   ✗ wrong   ? undecided   ≠ other revision   ! cannot be built   · not handed in",
		"★ 已证明，每颗一星   ☆ 要求但未得到   ½ 完成一半   ✗ 不对   ? 未判定   ≠ 另一版关卡   ! 搭不出来   · 未提交")
}

func (p printer) tableProblems(out io.Writer) {
	for _, list := range [][]*class.Problem{p.Strange, p.Refused} {
		for _, problem := range list {
			fmt.Fprintf(out, "%s: %s\n", problem.Place, problem.Text.In(p.language))
		}
	}
	for i := range p.Students {
		for _, problem := range p.Students[i].Problems {
			fmt.Fprintf(out, "%s (%s): %s\n", p.Students[i].Name, problem.Place, problem.Text.In(p.language))
		}
	}
}

func (p printer) tableCommon(out io.Writer) {
	for _, t := range p.Troubles {
		if t.Failed > 0 {
			fmt.Fprintf(out, p.say("%s: %d wrong, %d proved (%s)\n", "%s：%d 个不对，%d 个已证明（%s）\n"), p.concept(t.Concept), t.Failed, t.Solved, p.findings(t.Findings))
		}
	}
	for _, a := range p.Alike {
		if a.Telling() {
			fmt.Fprintf(out, p.say("%s: the same solution from %s\n", "%s：解法相同：%s\n"), p.title(p.level(a.Level)), p.names(a.Students))
		}
	}
	for _, t := range p.Twins {
		fmt.Fprintf(out, p.say("the same solutions throughout: %s\n", "所有解法都相同：%s\n"), p.names(t.Students))
	}
}
