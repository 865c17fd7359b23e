package class

import (
	"cmp"
	"slices"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Roster returns the class, graded. All pieces of work must be done.
func (g *Grading) Roster() *Roster {
	r := g.roster
	r.Judged = len(g.works)
	r.Students = nil
	for _, h := range g.tickets {
		s := Student{Name: h.ticket.Name, File: h.file, Problems: slices.Clone(h.problems), Others: h.others}
		for _, l := range r.Levels {
			s.Marks = append(s.Marks, g.mark(&h, l))
		}
		for _, m := range s.Marks {
			switch {
			case m.State == Foreign && m.Text == otherVariant():
				s.Problems = append(s.Problems, problem(OtherVariant, h.file, "the solution of level %q is for the numbers that another student has: was it made under another name?", "关卡 %q 的解法用的是别的同学的数字：是不是换过名字？", m.Level))
			case m.State == Foreign:
				s.Problems = append(s.Problems, problem(OtherRevision, h.file, "the solution of level %q is for another revision of the level", "关卡 %q 的解法是为另一版关卡做的", m.Level))
			}
		}
		if slices.ContainsFunc(h.works, func(i int) bool { return g.works[i].costly }) {
			s.Problems = append(s.Problems, problem(Costly, h.file, "judging this ticket takes more than is usual: some of it is undecided", "评判这份交卷文件所需的工作量超出常规：部分内容未判定"))
		}
		r.Students = append(r.Students, s)
	}
	g.alike()
	g.twins()
	r.Troubles = Troubles(r)
	return r
}

// mark works out what a ticket has reached in a level, from the best solution of each part.
func (g *Grading) mark(h *handed, l *levels.Level) Mark {
	m := Mark{Level: l.ID(), Variant: 1, State: Missing, Wanted: 1, Par: l.Par}
	if a := g.options.Assignment; a != nil {
		w, _ := a.Wants(l.ID())
		m.Wanted = w.Stars
		m.of(a.LevelFor(h.ticket.Name, l))
	}
	parts := l.Puzzle.Parts()
	proved := 0
	for _, role := range parts {
		best := g.best(h, l, role)
		switch {
		case best == nil:
		case best.state == Proved:
			m.of(best.level)
			proved++
			m.Stars += best.stars
			m.merge(best, role)
		default:
			m.State, m.Finding, m.Text = best.state, best.finding, best.said
		}
	}
	m.Stars /= len(parts)
	switch {
	case proved == len(parts):
		m.State, m.Finding, m.Text = Proved, engine.NoFinding, puzzle.Bilingual{}
	case proved > 0 && m.State == Missing:
		m.State = Half
	}
	return m
}

// of notes which variant the mark is for.
func (m *Mark) of(l *levels.Level) {
	_, m.Variant = puzzle.SplitID(l.ID())
	m.Par = l.Par
}

// merge fills in the measures that belong to a part.
func (m *Mark) merge(w *work, role puzzle.Role) {
	if role == puzzle.Saboteur {
		m.Measures.Steps, m.Measures.Interrupts = w.measures.Steps, w.measures.Interrupts
		return
	}
	steps, interrupts := m.Measures.Steps, m.Measures.Interrupts
	m.Measures = w.measures
	m.Measures.Steps, m.Measures.Interrupts = steps, interrupts
}

// best returns the solution of one part of a level that counts: a proved one with the most stars,
// otherwise the last in the ticket. What cannot be built belongs to every part that has nothing better.
func (g *Grading) best(h *handed, l *levels.Level, role puzzle.Role) *work {
	var best *work
	for _, i := range h.works {
		w := &g.works[i]
		built := w.state != Foreign && w.state != Illegal
		if w.level.Base() != l.Base() || built && w.role != role {
			continue
		}
		if best == nil || best.state != Proved || w.state == Proved && w.stars > best.stars {
			best = w
		}
	}
	return best
}

// alike finds the solutions that several students have in common.
func (g *Grading) alike() {
	who := make([][]int, len(g.works))
	for s, h := range g.tickets {
		for _, w := range h.works {
			who[w] = append(who[w], s)
		}
	}
	var of []int
	for w, students := range who {
		if len(students) > 1 && (g.works[w].state == Proved || g.works[w].state == Refuted) {
			of = append(of, w)
		}
	}
	slices.SortStableFunc(of, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.column(g.works[a].level.ID()), g.column(g.works[b].level.ID())), slices.Compare(who[a], who[b]), cmp.Compare(a, b))
	})
	g.roster.Alike = nil
	for _, i := range of {
		w := &g.works[i]
		known := 0
		if w.role == puzzle.Engineer {
			known = w.level.Par.Histogram.Solutions
		}
		g.roster.Alike = append(g.roster.Alike, Alike{Level: w.level.Base(), Proved: w.state == Proved, Students: who[i], Known: known})
		for _, s := range who[i] {
			mark := &g.roster.Students[s].Marks[g.column(w.level.ID())]
			if best := g.best(&g.tickets[s], w.level, w.role); best == w {
				mark.Alike = len(g.roster.Alike)
			}
		}
	}
}

// twins finds students whose tickets hold the same solutions throughout.
func (g *Grading) twins() {
	var groups []Twins
	for s := range g.tickets {
		mine := sorted(g.tickets[s].works)
		if len(mine) < twinLevels {
			continue
		}
		at := slices.IndexFunc(groups, func(t Twins) bool { return slices.Equal(sorted(g.tickets[t.Students[0]].works), mine) })
		if at < 0 {
			groups = append(groups, Twins{[]int{s}})
			continue
		}
		groups[at].Students = append(groups[at].Students, s)
	}
	g.roster.Twins = slices.DeleteFunc(groups, func(t Twins) bool { return len(t.Students) < 2 })
}

func sorted(numbers []int) []int {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	return numbers
}

// Troubles counts by concept what was solved and what was not, from the levels and marks of a roster.
func Troubles(r *Roster) []Trouble {
	var all []Trouble
	at := map[string]int{}
	for column, l := range r.Levels {
		for _, concept := range l.Puzzle.Concepts {
			i, known := at[concept]
			if !known {
				i = len(all)
				at[concept] = i
				all = append(all, Trouble{Concept: concept})
			}
			for s := range r.Students {
				all[i].count(&r.Students[s].Marks[column])
			}
		}
	}
	for i := range all {
		slices.SortFunc(all[i].Findings, func(a, b Count) int {
			return cmp.Or(cmp.Compare(b.Times, a.Times), cmp.Compare(a.Finding, b.Finding))
		})
	}
	slices.SortFunc(all, func(a, b Trouble) int {
		return cmp.Or(cmp.Compare(b.Failed, a.Failed), cmp.Compare(b.Missing, a.Missing), cmp.Compare(a.Concept, b.Concept))
	})
	return all
}

func (t *Trouble) count(m *Mark) {
	switch m.State {
	case Proved:
		t.Solved++
	case Missing:
		t.Missing++
	case Refuted:
		t.Failed++
		i := slices.IndexFunc(t.Findings, func(c Count) bool { return c.Finding == m.Finding })
		if i < 0 {
			i = len(t.Findings)
			t.Findings = append(t.Findings, Count{Finding: m.Finding})
		}
		t.Findings[i].Times++
	}
}

// Compared returns what a student's best solution needs in such a way that it can be compared with what others need: where
// they have variants, ticks, switches and steps are those beyond what the best solution of the own variant needs.
func (r *Roster) Compared(m *Mark) grade.Measures {
	x := m.Measures
	if r.Varied() {
		x.Ticks, x.Switches, x.Steps = x.Ticks-m.Par.Ticks, x.Switches-m.Par.Switches, x.Steps-m.Par.Steps
	}
	return x
}

// Spread is a histogram of the proved solutions of a level.
type Spread struct {
	Bars   []puzzle.Bar
	Steps  bool // they count steps, for a level that is sabotaged; ticks otherwise
	Beyond bool // beyond the best solution; see Compared
}

// Spread counts the proved solutions of a level, by the number of its column.
func (r *Roster) Spread(column int) Spread {
	s := Spread{
		Steps:  r.Levels[column].Puzzle.Role == puzzle.Saboteur,
		Beyond: r.Varied(),
	}
	for i := range r.Students {
		m := &r.Students[i].Marks[column]
		if m.State != Proved {
			continue
		}
		compared := r.Compared(m)
		value := compared.Ticks
		if s.Steps {
			value = int64(compared.Steps)
		}
		at, found := slices.BinarySearchFunc(s.Bars, value, func(b puzzle.Bar, v int64) int { return cmp.Compare(b.Value, v) })
		if !found {
			s.Bars = slices.Insert(s.Bars, at, puzzle.Bar{Value: value})
		}
		s.Bars[at].Count++
	}
	return s
}
