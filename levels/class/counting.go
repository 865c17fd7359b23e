package class

import "strings"

// Counting returns the solutions that a student's marks come from: of each part of each level the one that
// counts, in the order of levels, as short as it can be written. A ticket of these alone is graded as the whole ticket
// was. All pieces of work must be done; student is an index in Roster.Students.
func (g *Grading) Counting(student int) []Entry {
	h := &g.tickets[student]
	var counting []Entry
	for _, l := range g.roster.Levels {
		var taken []*work
		for _, role := range l.Puzzle.Parts() {
			best := g.best(h, l, role)
			if best == nil || len(taken) > 0 && taken[0] == best {
				continue // what cannot be built stands for both parts
			}
			taken = append(taken, best)
			text, built := strings.CutPrefix(best.canonical, builtMark)
			if !built {
				text = best.text
			}
			counting = append(counting, Entry{best.level.ID(), text})
		}
	}
	return counting
}

// Settled reports whether a piece of work needs no judgement any more: it is done, or known from before.
func (g *Grading) Settled(i int) bool {
	w := &g.works[i]
	return w.state != "" || g.options.Memory.recall(w)
}

// Cost returns the effort that went into a piece of work, as Efforts count it: of its last round alone, which is nearly all. It is 0
// for what needed none.
func (g *Grading) Cost(i int) int { return g.works[i].effort }

// Forgo leaves a piece of work undecided, as a limit does: whoever has spent all that a ticket may cost
// goes on with the next one. It is not remembered.
func (g *Grading) Forgo(i int) {
	w := &g.works[i]
	if w.state == "" {
		w.state = Undecided
		w.said = undecided().Text
	}
}

func undecided() *Problem {
	return problem(TooLarge, "", "Undecided: judging this ticket took more than one ticket may cost.", "未判定：评判这份交卷文件已超过单份的上限。")
}
