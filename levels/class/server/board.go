package server

import (
	"cmp"
	"fmt"
	"slices"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

// Parts of pages that change by themselves. The row of a student has a name of its own.
const (
	partSummary = "summary" // what the teacher sees of the class as a whole
	partScreen  = "screen"  // what the projector shows
	partDuel    = "duel"    // a round has begun or ended
	partVotes   = "votes"   // somebody has voted
	partGone    = "gone"    // the class was erased
)

const rowPrefix = "row-"

func rowPart(p *pupil) string { return fmt.Sprintf("%s%d", rowPrefix, p.id) }

// row is a student in the teacher's grid.
type row struct {
	Part    string
	ID      store.StudentID
	Name    string
	Cells   []cell
	Points  int
	Wanted  int
	Met     int
	Waiting int  // tickets that are being verified
	Known   bool // marks are up to date
}

// cell is a level of a student.
type cell struct {
	class.Mark
	Level *levels.Level
	Tries int
	Done  int64
}

// Word names the state, to those who are still at it.
func (c cell) Word() puzzle.Bilingual {
	switch c.State {
	case class.Proved:
		if !c.Met() {
			return say("proved, more stars are wanted", "已证明，还要更多的星")
		}
		return say("done", "完成")
	case class.Missing:
		return say("nothing yet", "还没有")
	}
	return c.State.Word()
}

func rowOf(p *pupil) row {
	is := p.standing()
	r := row{Part: rowPart(p), ID: p.id, Name: p.name, Waiting: is.waiting, Known: is.known, Wanted: p.room.assignment.Stars()}
	for i, m := range is.marks {
		noted := is.notes.Levels[m.Level]
		r.Cells = append(r.Cells, cell{m, p.room.levels[i], noted.Tries, noted.Done})
		r.Points += m.Points()
		if m.Met() {
			r.Met++
		}
	}
	return r
}

// rowsOf returns everybody, by nickname.
func rowsOf(r *room) []row {
	var all []row
	for _, p := range r.everybody() {
		all = append(all, rowOf(p))
	}
	slices.SortStableFunc(all, func(a, b row) int { return cmp.Or(class.CompareNames(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all
}

// summary is a class as a whole.
type summary struct {
	Open     bool
	Students int
	Active   int // who have handed in something
	Finished int // who have done everything as it was wanted
	Waiting  int
	Columns  []column
	Troubles []class.Trouble // the most frequent first
}

// column is a level of a class.
type column struct {
	Level  *levels.Level
	Wanted int
	Met    int
	Proved int // proved with fewer stars than are wanted, or one part of two
	Wrong  int
	Stuck  []stuck // who have a wrong solution, most tries first
	Bars   []bar   // of what the solutions that are right need
	Unit   puzzle.Bilingual
}

// stuck is somebody who has a wrong solution of a level.
type stuck struct {
	Name  string
	Tries int
	Text  puzzle.Bilingual
}

// bar is a bar of a histogram. Percent is of the longest.
type bar struct {
	Value, Count int64
	Percent      int64
	More         bool // the value, or a greater one
}

// summaryOf counts. Nicknames are in it only as Stuck, which the projector does not show.
func summaryOf(r *room) summary {
	all := rowsOf(r)
	s := summary{Open: r.isOpen(), Students: len(all)}
	roster := class.Roster{Assignment: r.assignment, Levels: r.levels}
	for i := range all {
		one := class.Student{Name: all[i].Name}
		handed := false
		for _, c := range all[i].Cells {
			one.Marks = append(one.Marks, c.Mark)
			handed = handed || c.State != class.Missing
		}
		roster.Students = append(roster.Students, one)
		s.Waiting += all[i].Waiting
		if handed {
			s.Active++
		}
		if all[i].Met == len(r.levels) {
			s.Finished++
		}
	}
	for i := range r.levels {
		s.Columns = append(s.Columns, columnOf(&roster, all, i))
	}
	s.Troubles = class.Troubles(&roster)
	return s
}

func columnOf(r *class.Roster, all []row, at int) column {
	l := r.Levels[at]
	w, _ := r.Assignment.Wants(l.ID())
	c := column{Level: l, Wanted: w.Stars, Unit: say("ticks", "拍")}
	for i := range all {
		switch m := all[i].Cells[at]; {
		case m.Met():
			c.Met++
		case m.State == class.Proved || m.State == class.Half:
			c.Proved++
		case m.State != class.Missing:
			c.Wrong++
			c.Stuck = append(c.Stuck, stuck{all[i].Name, m.Tries, m.Text})
		}
	}
	slices.SortStableFunc(c.Stuck, func(a, b stuck) int { return cmp.Compare(b.Tries, a.Tries) })
	spread := r.Spread(at)
	switch {
	case spread.Steps && spread.Beyond:
		c.Unit = say("steps beyond the best", "比最优解多的步数")
	case spread.Steps:
		c.Unit = say("steps", "步")
	case spread.Beyond:
		c.Unit = say("ticks beyond the best", "比最优解多的拍数")
	}
	c.Bars = barsOf(spread.Bars)
	return c
}

// barsMax is how many bars a histogram has at most; what is beyond is in the last.
const barsMax = 8

func barsOf(counted []puzzle.Bar) []bar {
	var bars []bar
	longest := int64(1)
	for i, b := range counted {
		if i >= barsMax {
			bars[barsMax-1].Count += b.Count
			bars[barsMax-1].More = true
		} else {
			bars = append(bars, bar{Value: b.Value, Count: b.Count})
		}
		longest = max(longest, bars[len(bars)-1].Count)
	}
	for i := range bars {
		bars[i].Percent = 100 * bars[i].Count / longest
	}
	return bars
}
