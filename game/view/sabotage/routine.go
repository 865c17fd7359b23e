package sabotage

import (
	"fmt"

	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// spacing is how high the rows of a panel are.
type spacing struct {
	card, gap, bracket float32
	lone               bool // there is room for the current row alone
}

// spacings are tried from roomy to tight.
func (s *screen) spacings() []spacing {
	if s.Compact() {
		return []spacing{
			{card: 38, gap: 7, bracket: 20}, {card: 34, gap: 6, bracket: 20}, {card: 30, gap: 4, bracket: 18},
			{card: 27, gap: 3, bracket: 18}, {card: 25, gap: 2, bracket: 17},
		}
	}
	return []spacing{
		{card: 76, gap: 18, bracket: 32}, {card: 66, gap: 15, bracket: 30}, {card: 56, gap: 13, bracket: 28},
		{card: 46, gap: 11, bracket: 24}, {card: 40, gap: 9, bracket: 22}, {card: 36, gap: 7, bracket: 22},
		{card: 32, gap: 5, bracket: 20},
	}
}

// height returns how high a row is, its frame's parts included.
func (sp spacing) height(r *row) float32 {
	if r.kind == bracketRow {
		return sp.bracket
	}
	h := figure.CardHeight(sp.card, len(r.also))
	if r.first {
		h += figure.IncrementTab + 4
	}
	if r.last {
		h += 6
	}
	return h
}

// placed is a row with its place in the panel.
type placed struct {
	row
	index int
	rect  draw.Rect // of the card alone
}

// tightest returns the roomiest spacing in which the routines of all workers fit
// into a panel, so that all panels look alike. A routine that never fits does not
// count: of that only a part is shown, and if not even a part of each fits, of
// all of them only the current rows.
func (s *screen) tightest(list draw.Rect) spacing {
	all := s.spacings()
	least := all[len(all)-1]
	tight, lone := 0, false
	for t := range s.m.Workers() {
		rows := s.rows(engine.TaskID(t))
		if total(rows, least) > list.H {
			for i := range rows {
				lone = lone || least.height(&rows[i]) > list.H-2*moreHeight
			}
			continue
		}
		for total(rows, all[tight]) > list.H {
			tight++
		}
	}
	chosen := all[tight]
	chosen.lone = lone
	return chosen
}

// place stacks the rows, all of them if they fit, otherwise those about the
// current one, and returns them with what is left out above and below.
func (s *screen) place(rows []row, at int, area draw.Rect, tight spacing) (shown []placed, above, below bool) {
	if tight.lone {
		return alone(rows, max(at, 0), area), false, false
	}
	if spare := area.H - total(rows, tight); spare >= 0 {
		_, area = area.CutTop(min(spare*0.4, 28))
		return stack(rows, 0, len(rows), tight, area), false, false
	}
	all := s.spacings()
	least := all[len(all)-1]
	from, to := window(rows, max(at, 0), least, area.H-2*moreHeight)
	return stack(rows, from, to, least, area.InsetXY(0, moreHeight)), from > 0, to < len(rows)
}

// moreHeight is the room for the dots that stand for rows that are left out.
const moreHeight = 13

// alone is the current row by itself, without its frame, and without what else
// happens with it where there is room for a line and no more.
func alone(rows []row, at int, area draw.Rect) []placed {
	const most, least = 38, 28
	r := rows[at]
	r.caption, r.first, r.last = "", false, false
	if figure.CardHeight(least, len(r.also)) > area.H {
		r.also = nil
	}
	height := min(area.H, figure.CardHeight(most, len(r.also)))
	return []placed{{r, at, draw.RectAround(area.Center(), area.W, height)}}
}

func total(rows []row, sp spacing) float32 {
	sum := -sp.gap
	for i := range rows {
		sum += sp.height(&rows[i]) + sp.gap
	}
	return sum
}

// window returns the rows to show where not all of them fit: the current one,
// then one before it, and as many behind it as there is room for.
func window(rows []row, at int, sp spacing, room float32) (from, to int) {
	from, to = at, at+1
	room -= sp.height(&rows[at])
	grow := func(i int) bool {
		if i < 0 || i >= len(rows) || sp.height(&rows[i])+sp.gap > room {
			return false
		}
		room -= sp.height(&rows[i]) + sp.gap
		return true
	}
	if grow(to) {
		to++
	}
	if grow(from - 1) {
		from--
	}
	for grow(to) {
		to++
	}
	for grow(from - 1) {
		from--
	}
	return from, to
}

// stack gives rows their places from the top down.
func stack(rows []row, from, to int, sp spacing, area draw.Rect) []placed {
	var shown []placed
	y := area.Y
	for i := from; i < to; i++ {
		r := rows[i]
		height := sp.height(&r)
		indent := min(float32(r.depth)*14, area.W*0.3)
		card := draw.Rect{X: area.X + indent, Y: y, W: area.W - indent, H: height}
		if r.first {
			card.Y, card.H = card.Y+figure.IncrementTab+4, card.H-figure.IncrementTab-4
		}
		if r.last {
			card.H -= 6
		}
		if r.caption != "" {
			card = card.InsetXY(7, 0)
		}
		shown = append(shown, placed{r, i, card})
		y += height + sp.gap
	}
	return shown
}

// routine draws the cards of a worker's routine and the worker beside them.
func (s *screen) routine(t engine.TaskID, p parts, tight spacing) {
	rows := s.rows(t)
	w := s.line.Worker(t, s.head)
	at := current(rows, w.Place)
	if w.Absent {
		at = -1
	}
	shown, above, below := s.place(rows, at, p.list, tight)
	s.frames(t, shown)
	done := s.done(t, rows)
	for _, r := range shown {
		s.card(t, r, w, at, done[r.index])
	}
	if above {
		s.more(p.list.Center().X, p.list.Y+2)
	}
	if below {
		s.more(p.list.Center().X, p.list.Bottom()-2)
	}
	if p.scale > 0 {
		s.figure(t, w, shown, at, current(rows, w.After), p.stand, p.scale)
	}
}

// more draws the dots that stand for rows that are left out.
func (s *screen) more(x, y float32) {
	for _, dx := range []float32{-8, 0, 8} {
		s.List.FillCircle(draw.Pt(x+dx, y), 2, s.Theme.InkSoft)
	}
}

// frames draws the frames about unfolded increments.
func (s *screen) frames(t engine.TaskID, shown []placed) {
	for i := 0; i < len(shown); i++ {
		if shown[i].caption == "" {
			continue
		}
		from := i
		for !shown[i].last && i+1 < len(shown) && shown[i+1].caption != "" && !shown[i+1].first {
			i++
		}
		frame := shown[from].rect.Union(shown[i].rect).Inset(-7)
		frame.Y, frame.H = frame.Y+2, frame.H-2
		if shown[from].first {
			frame.Y, frame.H = frame.Y-figure.IncrementTab+3, frame.H+figure.IncrementTab-3
			s.pen.Increment(frame, shown[from].caption)
			s.foldTab(t, frame, &shown[from].row)
		} else {
			s.pen.Increment(frame, "")
		}
	}
}

// card draws one row.
func (s *screen) card(t engine.TaskID, r placed, w timeline.Worker, at int, done bool) {
	icon, text := s.cardText(t, &r.row)
	if r.kind == bracketRow {
		s.bracket(t, r, w, icon, text)
		return
	}
	if r.folds != "" {
		text = s.foldedText(&r.row, w.Place)
		s.foldedCard(t, r, text)
	} else {
		s.Target(kit.Target{ID: fmt.Sprintf("card %d/%d", int(t)+1, r.index+1), Rect: r.rect, Label: text})
	}
	st := figure.Station{Icon: icon, Label: text, Code: r.kind == cardRow, State: figure.Coming, Phase: s.phase(90)}
	switch {
	case at < 0:
	case r.index == at && !w.Home:
		st.State = figure.Next
		if s.conflict(t, w) {
			st.State = figure.Conflict
		}
	case done || w.Home && r.kind == homeRow:
		st.State = figure.Done
	case w.Home || r.index < at:
		st.State = figure.Skipped
	}
	for _, also := range r.also {
		icon, text := s.stationText(&s.m.Factory().Routine(t).Stations[also])
		if icon == figure.IconPlus {
			icon = figure.NoIcon // the formula says it
		}
		st.Also = append(st.Also, figure.Also{Icon: icon, Label: text, Note: s.say("sabotage.card.also")})
	}
	s.pen.Station(r.rect, st)
}

// done returns which rows a worker has behind him in the rounds of his loops
// that he is in. Going through what he did from the last step back, that is
// whatever lies before everything that he did later.
func (s *screen) done(t engine.TaskID, rows []row) []bool {
	f, done := s.m.Factory(), make([]bool, len(rows))
	rowOf := make([]int, len(f.Routine(t).Stations))
	for i := range rows {
		for station := range rowOf {
			if rows[i].at(timeline.Place{Station: station, Gate: -1}) {
				rowOf[station] = i
			}
		}
	}
	earliest := len(rows)
	for i := len(s.line.Trace.Events) - 1; i >= 0 && earliest > 0; i-- {
		e := s.line.Trace.Events[i]
		if e.Task != t || s.line.Happened(i) > s.head {
			continue
		}
		site, _ := f.At(t, e.Op)
		at := current(rows, timeline.Place{Station: site.Station, Gate: site.Gate})
		if site.Station >= 0 {
			at = rowOf[site.Station]
		}
		if at >= 0 && at < earliest {
			done[at], earliest = true, at
		}
	}
	return done
}

// conflict reports whether a worker is just making the step that decides.
func (s *screen) conflict(t engine.TaskID, w timeline.Worker) bool {
	d := s.line.Decisive
	if len(d) == 0 || w.Progress == 0 {
		return false
	}
	i, ok := s.line.Event(t, s.head)
	return ok && i == d[len(d)-1]
}

// bracket draws the head of a loop or a branch, and which round it is.
func (s *screen) bracket(t engine.TaskID, r placed, w timeline.Worker, icon figure.Icon, text string) {
	st := &s.m.Factory().Routine(t).Stations[r.station]
	for _, round := range w.Loops {
		if st.Kind == puzzle.RepeatOpen && round.Station == r.station {
			text = s.say("sabotage.card.round", loc.Args{"Round": round.Number, "Count": round.Count})
		}
	}
	side := r.rect.H * 0.75
	s.pen.Icon(draw.Pt(r.rect.X+side/2+2, r.rect.Center().Y), side, icon, s.Theme.InkSoft)
	_, rest := r.rect.CutLeft(side + 8)
	style := s.Font.Label
	style.Size = min(style.Size, 14)
	s.Line(rest, text, style, s.Theme.InkSoft, kit.Left)
}

// figure draws the worker beside the card at which he is, or on his way to the
// next one.
func (s *screen) figure(t engine.TaskID, w timeline.Worker, shown []placed, at, after int, stand draw.Rect, scale float32) {
	if len(shown) == 0 {
		return
	}
	here, there := middleOf(shown, at), middleOf(shown, after)
	if w.Absent {
		here, there = middleOf(shown, 0), middleOf(shown, 0)
	}
	y := here + (there-here)*float32(w.Progress)/1000
	foot := draw.Pt(stand.X+24*scale, y+figure.WorkerHeight*scale*0.46)
	foot.Y = max(stand.Y+(figure.WorkerHeight+2)*scale, min(foot.Y, stand.Bottom()+4))
	phase := s.phase(180) + float32(t)*0.37
	if w.Progress > 0 {
		phase = float32(w.Progress) / 1000
	}
	s.Art(func() {
		s.pen.Worker(foot, scale, figure.Worker{
			Number: int(t) + 1, Pose: s.pose(t, w), Phase: phase, Clip: figure.Clip{Text: slips(w), Stale: w.Stale},
		})
	})
	if clip := clipboard(w); clip != "" {
		label := s.say("sabotage.clip", loc.Args{"Name": s.workerName(t), "Clip": clip})
		tip := label + "\n" + s.say("sabotage.clip.tip")
		if w.Stale {
			tip = label + "\n" + s.say("sabotage.clip.stale")
		}
		h := figure.WorkerHeight * scale
		s.Target(kit.Target{ID: "clip " + strconv.Itoa(int(t)+1), Rect: draw.Rect{X: stand.X, Y: foot.Y - h, W: stand.W, H: h}, Label: label, Tip: tip})
	}
}

// middleOf returns the height of a row's middle, or of the nearest that is shown.
func middleOf(shown []placed, index int) float32 {
	for _, r := range shown {
		if r.index >= index {
			return r.rect.Center().Y
		}
	}
	return shown[len(shown)-1].rect.Center().Y
}

// clipboard returns what is on a worker's clipboard as program text: "r = 3".
func clipboard(w timeline.Worker) string {
	var values []string
	for _, slip := range w.Slips {
		values = append(values, puzzle.RegisterName(puzzle.Register(slip.Register))+" = "+strconv.FormatInt(slip.Value, 10))
	}
	return strings.Join(values, ", ")
}

// slips returns what is on a worker's clipboard.
func slips(w timeline.Worker) string {
	var values []string
	for _, slip := range w.Slips {
		values = append(values, strconv.FormatInt(slip.Value, 10))
	}
	return strings.Join(values, " ")
}
