package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"lostupdate/game/model/share"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// memoryMax is how many judged solutions are remembered: those of 300 students who have all built something else in every
// level of the campaign. So a class that is graded again, with a few tickets more, takes a moment.
const memoryMax = 30_000

// Desk is a teacher's desk. One goroutine uses it.
type Desk struct {
	catalog  *levels.Catalog
	concepts []levels.Concept
	memory   *class.Memory

	intake  class.Intake
	grading *class.Grading // nil before Begin
	pieces  []int          // of this round
	next    int            // the first of them that is not done
	decided int
	roster  *class.Roster // nil until all is graded
}

// New returns a desk with the campaign on it.
func New() (*Desk, error) {
	catalog, err := levels.Campaign()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	concepts, err := levels.Concepts()
	if err != nil {
		return nil, fmt.Errorf("desk: %w", err)
	}
	return &Desk{catalog: catalog, concepts: concepts, memory: class.NewMemory(memoryMax)}, nil
}

// Clear takes all tickets, and what was found out about them, off the desk.
func (d *Desk) Clear() {
	d.intake, d.grading, d.roster = class.Intake{}, nil, nil
	d.pieces, d.next, d.decided = nil, 0, 0
}

// Most returns how many bytes of a file of that name are worth reading, one more than may be in it.
func (d *Desk) Most(name string) int { return d.intake.Most(name) + 1 }

// Take lays a file on the desk; Unreadable notes one that the browser could not read.
func (d *Desk) Take(name string, source []byte) { d.intake.Take(name, source) }

// Unreadable notes a file that the browser could not read.
func (d *Desk) Unreadable(name string) { d.intake.Unreadable(name) }

// Begin begins to grade what lies on the desk. assignment is a link or its text; "" grades every level that was handed
// in. It returns how many pieces of work there are. The error, a *class.Problem, says what is wrong with the assignment.
func (d *Desk) Begin(assignment string) (pieces int, err error) {
	options := class.Options{Catalog: d.catalog, Memory: d.memory}
	if assignment != "" {
		if options.Assignment, err = class.ParseAssignment(assignment); err != nil {
			return 0, err
		}
	}
	d.roster, d.pieces, d.next = nil, nil, 0
	d.grading = class.NewGrading(d.intake.Files(), options)
	return d.grading.Pieces(), nil
}

// Step does a piece of work, and returns how many are decided, and whether all is graded. Most pieces take a few
// milliseconds; one that was made to cost time takes up to a minute in a browser.
func (d *Desk) Step() (decided int, done bool) {
	switch {
	case d.grading == nil:
		return 0, false
	case d.roster != nil:
		return d.decided, true
	case d.next == len(d.pieces):
		d.pieces, d.next = d.grading.Next(), 0
		d.decided = 0
		for i := range d.grading.Pieces() {
			if d.grading.Settled(i) {
				d.decided++
			}
		}
		if len(d.pieces) == 0 {
			d.roster = d.grading.Roster()
		}
		return d.decided, d.roster != nil
	}
	i := d.pieces[d.next]
	d.next++
	d.grading.Do(i)
	if d.grading.Settled(i) {
		d.decided++
	}
	return d.decided, false
}

// Report prints the class, graded, in a format of package report; nil before it is, and for a format that there is not.
func (d *Desk) Report(f report.Format, language puzzle.Language) []byte {
	if d.roster == nil {
		return nil
	}
	var out bytes.Buffer
	if err := report.Write(&out, f, d.roster, language); err != nil {
		return nil
	}
	return out.Bytes()
}

// Shown is a solution that counts for a student.
type Shown struct {
	Role string `json:"role"` // "engineer" or "sabotage"
	Link string `json:"link"` // what is added to the game's address to look at it; "" where it cannot be built
	Text string `json:"text"` // solution file
}

// Solutions returns, as JSON, what counts for a student in a level, of each part one.
func (d *Desk) Solutions(student int, level string) string {
	shown := []Shown{}
	if d.roster == nil || student < 0 || student >= len(d.roster.Students) {
		return text(shown)
	}
	for _, e := range d.grading.Counting(student) {
		l, known := d.catalog.Level(e.Level)
		if puzzle.BaseID(e.Level) != level || !known {
			continue
		}
		s := Shown{Role: l.Puzzle.Parts()[0].String(), Text: e.Text}
		if solution, err := format.ParseSolution([]byte(e.Text), e.Level, l.Puzzle); err == nil {
			role := l.Puzzle.PartOf(solution.Blueprint)
			s.Role, s.Link = role.String(), share.Link(share.Shared{Level: e.Level, Role: role, Text: e.Text})
		}
		shown = append(shown, s)
	}
	return text(shown)
}

// text prints a value of this package as JSON. They hold texts, numbers and lists, which can always be printed.
func text(value any) string {
	printed, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("desk: %v", err))
	}
	return string(printed)
}

// bilingual is a text as the page gets it.
type bilingual struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// Shelf returns, as JSON, what there is to choose from: chapters, levels, concepts and bounds.
func (d *Desk) Shelf() string {
	type chapter struct {
		Number int       `json:"number"`
		Title  bilingual `json:"title"`
		About  bilingual `json:"about"`
	}
	type level struct {
		ID       string    `json:"id"`
		Number   int       `json:"number"`
		Chapter  int       `json:"chapter"`
		Role     string    `json:"role"`
		Title    bilingual `json:"title"`
		Concepts []string  `json:"concepts"`
		Variants int       `json:"variants"` // how many there are, the level itself included
	}
	type concept struct {
		ID    string    `json:"id"`
		Title bilingual `json:"title"`
	}
	shelf := struct {
		Chapters []chapter `json:"chapters"`
		Levels   []level   `json:"levels"`
		Concepts []concept `json:"concepts"`
		LabelMax int       `json:"labelMax"`
		DueMax   int       `json:"dueMax"`
		FilesMax int       `json:"filesMax"`
	}{[]chapter{}, []level{}, []concept{}, class.LabelMax, class.DueMax, class.FilesMax}
	for _, c := range d.catalog.Chapters() {
		if len(d.catalog.InChapter(c.Number)) > 0 {
			shelf.Chapters = append(shelf.Chapters, chapter{c.Number, bilingual(c.Title), bilingual(c.About)})
		}
	}
	for _, l := range d.catalog.Levels() {
		p := l.Puzzle
		shelf.Levels = append(shelf.Levels, level{l.ID(), p.Number, p.Chapter, p.Role.String(), titleOf(l), append([]string{}, p.Concepts...), l.Variants()})
	}
	for _, c := range d.concepts {
		taught := func(l *levels.Level) bool { return slices.Contains(l.Puzzle.Concepts, c.ID) }
		if slices.ContainsFunc(d.catalog.Levels(), taught) {
			shelf.Concepts = append(shelf.Concepts, concept{c.ID, bilingual(c.Title)})
		}
	}
	return text(shelf)
}

func titleOf(l *levels.Level) bilingual {
	return bilingual{l.Text(puzzle.English).Title, l.Text(puzzle.Chinese).Title}
}
