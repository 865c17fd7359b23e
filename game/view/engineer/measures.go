package engineer

import (
	"slices"
	"strconv"
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/levels/grade"
)

// measure is a row of the table of what the solution costs.
type measure struct {
	id     string // what it measures, for its tooltip
	label  string
	got    int64
	known  bool   // there is a judgement
	limit  string // par or demand; may be ""
	short  string // the same where there is little room: ★ for par
	marked bool   // it is worth a mark whether the limit is met
	met    bool
	par    bool // the limit is par
}

// measures draws what the solution costs, against par and what the level demands.
func (s *screen) measures(c *column, j *engineer.Judgement) {
	rows := s.measureRows(j)
	width := s.numberWidth(rows, c.r.W*0.58)
	room := c.r.W*0.58 - width
	tight := slices.ContainsFunc(rows, func(row measure) bool { return s.Book.Measure(row.limit, s.Font.Small) > room-6 })
	for _, row := range rows {
		r, visible := c.take(30, 0)
		if !visible {
			continue
		}
		s.Rule(r)
		label, rest := r.CutLeft(r.W * 0.42)
		number, limit := rest.CutLeft(width)
		s.Line(label, row.label, s.Font.Label, s.Theme.Ink, kit.Left)
		text := row.limit
		if tight { // one way of writing for all of them
			text = row.short
		}
		s.Target(row.target(s, r))
		s.Line(limit, text, s.Font.Small, s.Theme.InkSoft, kit.Right)
		if !row.known {
			s.Line(number, "–", s.Font.Number, s.Theme.InkSoft, kit.Right)
			continue
		}
		s.measured(number, row)
	}
	c.y += 12
}

// numberWidth returns how wide the column of the numbers must be: most often the same, and wider for a shift that never
// ended.
func (s *screen) numberWidth(rows []measure, rest float32) float32 {
	width := rest * 0.42
	for _, row := range rows {
		if row.known {
			width = max(width, markWidth+s.Book.Measure(s.Words.Number(row.got), s.Font.Number)+1)
		}
	}
	return width
}

// markWidth is the room before a number for the mark that it is met.
const markWidth = 16

// measured writes a number that is known, with a mark before it.
func (s *screen) measured(r draw.Rect, row measure) {
	mark, number := r.CutLeft(markWidth)
	color := s.Theme.Ink
	switch {
	case row.marked && row.met:
		s.Icon(kit.IconCheck, draw.RectAround(mark.Center(), 13, 13), s.Theme.Good)
	case row.marked:
		color = s.Theme.Bad
		s.Icon(kit.IconCross, draw.RectAround(mark.Center(), 13, 13), s.Theme.Bad)
	}
	s.Line(number, s.Words.Number(row.got), s.Font.Number, color, kit.Right)
}

// measureRows returns the rows that mean something in this level.
func (s *screen) measureRows(j *engineer.Judgement) []measure {
	var m grade.Measures
	if j != nil {
		m = j.Result.Measures
	}
	par, demands := s.m.Level.Par, s.puzzle.Goal.Demands
	works := j.Outcome() == engineer.Safe || j.Outcome() == engineer.Missed
	row := func(id, label string, got, most, par int64) measure {
		row := measure{id: id, label: label, got: got, known: j != nil}
		switch {
		case most > 0:
			row.limit, row.met, row.marked = s.say("engineer.most", loc.Args{"Number": s.Words.Number(most)}), got <= most, works
			row.short = "≤ " + s.Words.Number(most)
		case s.m.Level.Par.Ticks > 0:
			row.limit, row.met, row.marked = s.say("engineer.par", loc.Args{"Number": s.Words.Number(par)}), got <= par, works && got <= par
			row.short, row.par = "★ "+s.Words.Number(par), true
		}
		return row
	}
	least := func(id, label string, got, least int64) measure {
		return measure{
			id: id, label: label, got: got, known: j != nil,
			limit: s.say("engineer.least", loc.Args{"Number": s.Words.Number(least)}), short: "≥ " + s.Words.Number(least), met: got >= least, marked: works,
		}
	}
	rows := []measure{row("ticks", s.say("engineer.ticks"), m.Ticks, demands.TicksMax, par.Ticks)}
	if demands.TicksMin > 0 {
		rows[0] = least("ticks", s.say("engineer.ticks"), m.Ticks, demands.TicksMin)
	}
	if demands.FirstSeenMax > 0 {
		rows = append(rows, row("begun", s.say("engineer.first-seen"), m.FirstSeen, demands.FirstSeenMax, 0))
	}
	if demands.WorkersMin > 0 {
		rows = append(rows, least("workers", s.say("engineer.workers"), m.Workers, demands.WorkersMin))
	}
	if demands.BusyMin > 0 {
		rows = append(rows, least("busy", s.say("engineer.busy"), m.Busy, demands.BusyMin))
	}
	rows = append(rows, s.dueRows(j, works)...)
	rows = append(rows, row("switches", s.say("engineer.switches"), m.Switches, demands.SwitchesMax, par.Switches))
	if len(s.puzzle.Keys) > 0 {
		rows = append(rows, row("keys", s.say("engineer.keys"), m.Keys, demands.KeysMax, par.Keys))
	}
	return append(rows, row("memory", s.say("engineer.memory"), m.Memory, demands.MemoryMax, par.Memory))
}

// target makes a row something that explains itself.
func (row *measure) target(s *screen, r draw.Rect) kit.Target {
	got := "–"
	if row.known {
		got = s.Words.Number(row.got)
	}
	t := kit.Target{ID: "measure " + row.id, Rect: r, Label: strings.TrimSuffix(row.label+": "+got+", "+row.limit, ", ")}
	if row.par {
		t.Tip = strings.Join([]string{t.Label, s.say("tip.measure-" + row.id), s.say("engineer.help-target")}, "\n")
	}
	return t
}

// dueRows returns a row for every worker who must have ended by a tick of his own.
func (s *screen) dueRows(j *engineer.Judgement, works bool) (rows []measure) {
	for i, w := range s.puzzle.Workers[:s.staff()] {
		if w.Due == 0 {
			continue
		}
		row := measure{
			id: "due " + strconv.Itoa(i+1), label: s.say("engineer.due", loc.Args{"Name": s.workerName(i + 1)}),
			limit: s.say("engineer.most", loc.Args{"Number": s.Words.Number(w.Due)}), short: "≤ " + s.Words.Number(w.Due),
		}
		if j != nil && j.Result.Reference != nil {
			row.got = j.Result.Ended(i + 1)
			row.known, row.met, row.marked = row.got >= 0, row.got >= 0 && row.got <= w.Due, works
		}
		rows = append(rows, row)
	}
	return rows
}
