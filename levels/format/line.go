package format

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

func linesShape() shape[[]puzzle.LineTrait] {
	type l = puzzle.LineTrait
	short := mapShape(lineName(), func(name string) l { return l{Line: name} })
	long := object(l{},
		entry("name", "What it is called.", lineName(), func(l *l, v string) { l.Line = v }).must(),
		entry("parent", "The line whose fork card starts it, and with which it closes.", homeName(), func(l *l, v string) { l.Parent = v }),
		entry("detached", "Whether it stays when its parent closes.", flagOrSwitch(), func(l *l, v puzzle.Flag) { l.Detached = v }),
		entry("leads", "Whether it closes when the first of its workers has done his work; always so for a line with a parent.", boolean(), func(l *l, v bool) { l.Leads = v }),
		entry("house-key", "Whether only one of its workers can be on a bench at a time.", flagOrSwitch(), func(l *l, v puzzle.Flag) { l.HouseKey = v }),
	)
	all := list(either(short, long), 1, puzzle.LinesMax)
	return shape[[]puzzle.LineTrait]{all.schema, func(r *reader, n ast.Node) []puzzle.LineTrait {
		lines := all.read(r, n)
		for i, l := range lines {
			switch {
			case slices.ContainsFunc(lines[:i], func(m puzzle.LineTrait) bool { return m.Line == l.Line }):
				r.fail(n, "", "line %q is named twice", l.Line)
			case l.Parent != "" && !slices.ContainsFunc(lines[:i], func(m puzzle.LineTrait) bool { return m.Line == l.Parent }):
				r.fail(n, "list the parent before its child", "line %q has a parent that is not above it", l.Line)
			case l.Detached != puzzle.Flag{} && l.Parent == "":
				r.fail(n, "add parent, or remove detached", "line %q is detached from no parent", l.Line)
			}
		}
		return lines
	}}
}

func setLines(p *puzzle.Puzzle, lines []puzzle.LineTrait) {
	p.Lines = nil
	for _, l := range lines {
		p.Lines = append(p.Lines, l.Line)
		if l != (puzzle.LineTrait{Line: l.Line}) {
			p.LineTraits = append(p.LineTraits, l)
		}
	}
}

// forkable is the name of a line that has a parent.
func forkable() shape[string] {
	base := homeName()
	return shape[string]{base.schema, func(r *reader, n ast.Node) string {
		value := base.read(r, n)
		r.whenRead(func(p *puzzle.Puzzle) {
			if p.Line(value) >= 0 && p.LineTrait(value).Parent == "" {
				r.fail(n, "declare it as in \"lines: [A, {name: B, parent: A}]\"", "line %q has no parent that could fork it", value)
			}
		})
		return value
	}}
}
