package class

import (
	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// State is what became of a level in a ticket.
type State string

// States of a level. Their texts are part of the JSON that the inspector prints.
const (
	Missing   State = "missing"   // there is no solution of it
	Proved    State = "proved"    // right under every schedule
	Half      State = "half"      // one of its two parts is proved
	Refuted   State = "refuted"   // there is a schedule under which it fails
	Undecided State = "undecided" // a limit was reached first
	Foreign   State = "foreign"   // made for another revision of the level, or for another student's variant
	Illegal   State = "illegal"   // it cannot be built in the level
)

// Mark is what one student has reached in one level. All of it was worked out from the
// solutions; nothing is taken from the ticket.
type Mark struct {
	Level   string
	Variant int // of the level, from 1: the one that the student had to solve
	State   State
	Stars   int // from 0 to StarsMax
	Wanted  int // stars that the assignment wants, 1 without an assignment

	// Measures are those of the best solution; of a level with two parts, each part's own.
	Measures grade.Measures

	// Finding and Text say what is wrong with a solution that is not proved.
	Finding engine.FindingKind
	Text    puzzle.Bilingual

	// Par is what the best solution of the student's variant needs.
	Par puzzle.Par

	Alike int // the number in Roster.Alike, from 1, of those with the same solution; 0 where nobody else has it
}

// Met reports whether the level is done as it was wanted.
func (m *Mark) Met() bool { return m.State == Proved && m.Stars >= m.Wanted }

// Points returns the stars that count: those earned, and not more than are wanted.
func (m *Mark) Points() int { return min(m.Stars, m.Wanted) }

// Student is one ticket, graded.
type Student struct {
	Name     string
	File     string
	Marks    []Mark     // one for every level of Roster.Levels
	Problems []*Problem // what is odd about the ticket, though it could be graded
	Others   int        // solutions of levels that were not asked for, or beyond PerLevelMax
}

// Points returns the stars that count, of all levels.
func (s *Student) Points() int {
	total := 0
	for i := range s.Marks {
		total += s.Marks[i].Points()
	}
	return total
}

// Met returns how many levels are done as they were wanted.
func (s *Student) Met() int {
	total := 0
	for i := range s.Marks {
		if s.Marks[i].Met() {
			total++
		}
	}
	return total
}

// Alike is a solution that several students have handed in. Many levels have only few right
// solutions, and then it says nothing: Known counts the right ones that there are.
type Alike struct {
	Level    string
	Proved   bool
	Students []int // in Roster.Students
	Known    int   // different right solutions of the level; 0 where nobody has counted
}

// Telling reports whether a solution in common is worth a talk: a wrong one, or one of many right ones.
func (a *Alike) Telling() bool { return !a.Proved || a.Known > tellingFrom }

// tellingFrom is how many right solutions a level must have before one in common tells anything.
const tellingFrom = 20

// Twins are students whose solutions are the same in every level, of at least twinLevels.
type Twins struct{ Students []int }

const twinLevels = 3

// Trouble is how often solutions about a concept were refuted, and with what.
type Trouble struct {
	Concept  string
	Failed   int // marks that are refuted
	Missing  int // marks of levels that nobody handed in
	Solved   int
	Findings []Count // the most frequent first
}

// Count is how often something was found.
type Count struct {
	Finding engine.FindingKind
	Times   int
}

// Roster is a class, graded. It is the same however many cores have worked on it.
type Roster struct {
	Assignment *Assignment // nil: whatever was handed in
	Levels     []*levels.Level
	Students   []Student  // by name, then by file
	Refused    []*Problem // files that could not be graded, by file
	Strange    []*Problem // what is wrong with the assignment
	Alike      []Alike    // by level, then by students
	Twins      []Twins
	Troubles   []Trouble // by how often they failed, then by name

	Solutions int // that were handed in
	Judged    int // different ones among them, each judged once
}

// Wanted returns how many stars a student can earn.
func (r *Roster) Wanted() int {
	if r.Assignment == nil {
		return len(r.Levels)
	}
	total := 0
	for _, l := range r.Levels {
		w, _ := r.Assignment.Wants(l.ID())
		total += w.Stars
	}
	return total
}

// Varied reports whether every student had variants of the levels of his own.
func (r *Roster) Varied() bool { return r.Assignment != nil && r.Assignment.Varied() }

// Percent returns a student's points in percent of what can be earned, rounded down.
func (r *Roster) Percent(s *Student) int {
	if r.Wanted() == 0 {
		return 0
	}
	return 100 * s.Points() / r.Wanted()
}

// Undecided reports whether some verdict is missing because a limit was reached.
func (r *Roster) Undecided() bool {
	for i := range r.Students {
		for _, m := range r.Students[i].Marks {
			if m.State == Undecided {
				return true
			}
		}
	}
	return false
}
