package class

import (
	"cmp"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Options are how a class is graded.
type Options struct {
	Catalog    *levels.Catalog
	Assignment *Assignment   // nil: every level that is in some ticket, one star each
	Limits     engine.Limits // of each judgement; zero values stand for those of DefaultLimits
	Memory     *Memory       // of earlier gradings with this catalog and these limits; nil for none
	Efforts    Efforts       // of each ticket and of all; zero values stand for those of DefaultEfforts
}

// DefaultLimits bound each judgement: they are those of the game, so that what was proved there is proved here, too. One
// that was made to cost time is over within seconds.
func DefaultLimits() engine.Limits { return grade.ScreenLimits() }

// PerLevelMax is how many solutions of a level count in a ticket, the first ones; the game puts one for each part of a
// level into it. So no ticket can cost more than its levels do.
const PerLevelMax = 4

// Grading is the grading of a class, divided into pieces of work that do not
// depend on one another: equal solutions of a level are one piece. As long as Next returns pieces, do them, in any
// order and on any goroutines; then ask for the Roster. Whoever bounds the work otherwise may do all pieces without Next.
type Grading struct {
	options Options
	roster  *Roster
	tickets []handed
	works   []work
	byKey   map[string]int // index of a work
	budget  budget
}

// handed is a ticket that can be graded.
type handed struct {
	ticket   *Ticket
	file     string
	problems []*Problem
	others   int
	works    []int // of its solutions that count
}

// work is a solution to judge.
type work struct {
	level     *levels.Level // the variant that the student has
	claimed   string        // the one that the ticket says
	text      string
	blueprint puzzle.Blueprint
	role      puzzle.Role
	canonical string // equal for solutions that build the same
	effort    int    // that it took in this round
	costly    bool   // a budget had no room for it
	found
}

// NewGrading reads the tickets in files. It judges nothing yet.
func NewGrading(files []File, options Options) *Grading {
	if options.Limits == (engine.Limits{}) {
		options.Limits = DefaultLimits()
	}
	options.Efforts = options.Efforts.orDefault()
	g := &Grading{options: options, roster: &Roster{Assignment: options.Assignment}, byKey: map[string]int{}}
	if a := options.Assignment; a != nil {
		g.roster.Strange = a.Strangers(options.Catalog)
	}
	g.read(files)
	g.columns()
	for i := range g.tickets {
		g.share(&g.tickets[i])
	}
	return g
}

// Grade grades a class on all cores. progress, if there is one, is told how many pieces are decided, never by
// two goroutines at once.
func Grade(files []File, options Options, progress func(done, all int)) *Roster {
	g := NewGrading(files, options)
	for pieces := g.Next(); len(pieces) > 0; pieces = g.Next() {
		g.round(pieces, progress)
	}
	if progress != nil && len(g.works) > 0 {
		progress(len(g.works), len(g.works))
	}
	return g.Roster()
}

// round does the pieces of a round on all cores.
func (g *Grading) round(pieces []int, progress func(done, all int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	var telling sync.Mutex
	decided := len(g.works) - len(pieces)
	for range min(runtime.GOMAXPROCS(0), len(pieces)) {
		workers.Go(func() {
			for n := int(next.Add(1)) - 1; n < len(pieces); n = int(next.Add(1)) - 1 {
				g.Do(pieces[n])
				telling.Lock()
				if g.works[pieces[n]].state != "" {
					if decided++; progress != nil && decided < len(g.works) {
						progress(decided, len(g.works))
					}
				}
				telling.Unlock()
			}
		})
	}
	workers.Wait()
}

// read reads the tickets, by name and file. Of equal ones it keeps the first.
func (g *Grading) read(files []File) {
	seen := map[string]string{}
	for _, f := range files {
		if f.Problem != nil {
			g.roster.Refused = append(g.roster.Refused, f.Problem)
			continue
		}
		t, damage, err := ParseTicket(f.Source, f.Name)
		var p *Problem
		if errors.As(err, &p) {
			g.roster.Refused = append(g.roster.Refused, p)
			continue
		}
		text := string(t.Print())
		if first, twice := seen[text]; twice {
			g.roster.Refused = append(g.roster.Refused, problem(Duplicate, f.Name, "this is the same ticket as %s", "与 %s 是同一份交卷文件", first))
			continue
		}
		seen[text] = f.Name
		h := handed{ticket: t, file: f.Name}
		if damage != nil {
			h.problems = append(h.problems, damage)
		}
		g.tickets = append(g.tickets, h)
	}
	slices.SortStableFunc(g.tickets, func(a, b handed) int {
		return cmp.Or(CompareNames(a.ticket.Name, b.ticket.Name), cmp.Compare(a.file, b.file))
	})
	slices.SortStableFunc(g.roster.Refused, func(a, b *Problem) int { return cmp.Compare(a.Place, b.Place) })
	for i := range g.tickets {
		g.odd(i)
	}
}

// odd notes what is odd about a ticket that can be graded.
func (g *Grading) odd(i int) {
	h := &g.tickets[i]
	note := func(kind Kind, english, chinese string, values ...any) {
		h.problems = append(h.problems, problem(kind, h.file, english, chinese, values...))
	}
	if a := g.options.Assignment; a != nil && h.ticket.Assignment != a.Hash() {
		note(OtherAssignment, "the ticket was made for another assignment, or for none", "这份交卷文件属于别的作业，或不属于任何作业")
	}
	if h.ticket.Rules != engine.RulesVersion {
		note(OtherRules, "the ticket was made under rules %d, and is judged under rules %d", "交卷文件使用规则第 %d 版，按第 %d 版评判", h.ticket.Rules, engine.RulesVersion)
	}
	same := func(j int) bool { return j >= 0 && j < len(g.tickets) && g.tickets[j].ticket.Name == h.ticket.Name }
	if same(i-1) || same(i+1) {
		note(SameName, "there is more than one ticket of this name", "这个名字有不止一份交卷文件")
	}
}

// columns decides which levels are graded.
func (g *Grading) columns() {
	if a := g.options.Assignment; a != nil {
		for _, w := range a.Levels {
			if l, ok := g.options.Catalog.Level(w.ID); ok {
				g.roster.Levels = append(g.roster.Levels, l)
			}
		}
		return
	}
	handedIn := map[string]bool{}
	for _, h := range g.tickets {
		for _, e := range h.ticket.Solutions {
			handedIn[puzzle.BaseID(e.Level)] = true
		}
	}
	for _, l := range g.options.Catalog.Levels() {
		if handedIn[l.ID()] {
			g.roster.Levels = append(g.roster.Levels, l)
		}
	}
}

// column finds the level that an id is of, or is of a variant of.
func (g *Grading) column(id string) int {
	return slices.IndexFunc(g.roster.Levels, func(l *levels.Level) bool { return l.Base() == puzzle.BaseID(id) })
}

// levelOf returns the variant of a level by which a solution is judged: the one that the student has been given, or without
// an assignment the one that he has chosen.
func (g *Grading) levelOf(h *handed, e Entry, column int) *levels.Level {
	l := g.roster.Levels[column]
	if a := g.options.Assignment; a != nil {
		return a.LevelFor(h.ticket.Name, l)
	}
	_, number := puzzle.SplitID(e.Level)
	if v, ok := l.Variant(number); ok {
		return v
	}
	return l
}

// share makes pieces of work of a ticket's solutions, or finds those that equal ones have.
func (g *Grading) share(h *handed) {
	of := make([]int, len(g.roster.Levels)) // how many solutions of each level were taken
	for _, e := range h.ticket.Solutions {
		column := g.column(e.Level)
		if column < 0 || of[column] == PerLevelMax {
			h.others++
			continue
		}
		of[column]++
		g.roster.Solutions++
		level := g.levelOf(h, e, column)
		key := level.ID() + "\n" + e.Level + "\n" + e.Text
		at, known := g.byKey[key]
		if !known {
			w := work{level: level, claimed: e.Level, text: e.Text}
			w.parse()
			// Files that differ by words alone build the same, and are judged once.
			if at, known = g.byKey[w.canonical]; !known {
				at = len(g.works)
				g.works = append(g.works, w)
			}
			g.byKey[w.canonical] = at
			g.byKey[key] = at
		}
		if !slices.Contains(h.works, at) {
			h.works = append(h.works, at)
		}
	}
}

// parse reads a solution, and settles what needs no judgement.
func (w *work) parse() {
	p := w.level.Puzzle
	w.canonical = "as it is\n" + w.level.ID() + "\n" + w.text
	if w.claimed != w.level.ID() {
		w.state, w.said = Foreign, otherVariant()
		return
	}
	if revisionOf(w.text) != p.Revision {
		w.state = Foreign
		w.said = puzzle.Bilingual{EN: "This solution was made for another revision of the level.", ZH: "这个解法是为这一关的另一版做的。"}
		return
	}
	s, err := format.ParseSolution([]byte(w.text), w.level.ID(), p)
	if err != nil {
		w.illegal(err)
		return
	}
	w.blueprint, w.role = s.Blueprint, p.PartOf(s.Blueprint)
	s.Expect = puzzle.Expectation{}
	w.canonical = builtMark + string(format.PrintSolution(s, p))
}

// otherVariant says what is wrong with a solution that was made for other numbers.
func otherVariant() puzzle.Bilingual {
	return puzzle.Bilingual{EN: "This solution was made for the numbers that another student has.", ZH: "这个解法用的是别的同学的数字。"}
}

// builtMark begins the canonical text of what can be built; the solution file follows.
const builtMark = "built\n"

func (w *work) illegal(err error) {
	said := err.Error()
	var bad *format.Error
	if errors.As(err, &bad) {
		said = bad.Message
	}
	w.state, w.said = Illegal, puzzle.Bilingual{EN: said, ZH: "这一关里搭不出这样的解法。"}
}

// revisionOf returns the revision that a solution file states; 1 where it states none.
func revisionOf(text string) int {
	if n, err := strconv.Atoi(fieldOf(text, "revision:")); err == nil {
		return n
	}
	return 1
}

// Pieces returns how many pieces of work there are.
func (g *Grading) Pieces() int { return len(g.works) }

// Do does a piece of work: to its end, or if Next has begun a round, as far as that goes. Different pieces can be done at
// the same time.
func (g *Grading) Do(i int) {
	w := &g.works[i]
	if w.state != "" || g.options.Memory.recall(w) {
		return
	}
	r, err := g.judge(w)
	switch {
	case err != nil:
		w.illegal(err)
		return
	case r == nil:
		return
	}
	defer g.options.Memory.keep(w)
	w.state = [...]State{engine.Unknown: Undecided, engine.Proved: Proved, engine.Refuted: Refuted}[r.Verdict]
	w.stars, w.measures, w.finding, w.said = r.Stars.Count(), r.Measures, r.Finding, r.Explanation
}

// CompareNames orders names as people do: 2 before 10.
func CompareNames(a, b string) int {
	isDigit := func(c byte) bool { return '0' <= c && c <= '9' }
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if isDigit(a[i]) && isDigit(b[j]) {
			m, n := i, j
			for ; i < len(a) && isDigit(a[i]); i++ {
			}
			for ; j < len(b) && isDigit(b[j]); j++ {
			}
			x, y := trimZeros(a[m:i]), trimZeros(b[n:j])
			if order := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); order != 0 {
				return order
			}
			continue
		}
		if a[i] != b[j] {
			return cmp.Compare(a[i], b[j])
		}
		i, j = i+1, j+1
	}
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func trimZeros(digits string) string {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits
}
