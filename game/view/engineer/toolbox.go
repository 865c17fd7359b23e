package engineer

import (
	"fmt"
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// hasTools tells whether the level lets the player change anything.
func (s *screen) hasTools() bool {
	return !s.puzzle.Fixed && (s.puzzle.Tools.Any() || len(s.looseSwitches()) > 0)
}

// toolbox draws what the player has to change the factory with. Gates that are
// dropped on it go back.
func (s *screen) toolbox(r draw.Rect) {
	s.Target(kit.Target{
		ID: "toolbox", Rect: r, Label: s.say("engineer.toolbox"), Plain: true,
		Accepts: func(payload string) (msg.Msg, string) { return s.judge(dropOnToolbox(payload)) },
	})
	s.Panel(r)
	inside := r.Inset(6)
	if !s.Compact() {
		var head draw.Rect
		head, inside = r.Inset(9).CutTop(34)
		s.Line(head.InsetXY(4, 0), s.say("engineer.toolbox"), s.Font.Heading, s.Theme.Ink, kit.Left)
	}
	s.scrolled("toolbox", inside, s.tools)
}

// column is a strip that is filled from the top. A dry one is only measured.
type column struct {
	r   draw.Rect
	y   float32
	dry bool
}

// take returns the next part of the column, so high, and leaves a gap below it.
func (c *column) take(height, gap float32) (r draw.Rect, visible bool) {
	r = draw.Rect{X: c.r.X, Y: c.r.Y + c.y, W: c.r.W, H: height}
	c.y += height + gap
	return r, !c.dry
}

func (s *screen) tools(c *column) {
	for _, supply := range s.puzzle.Tools.Gates {
		locks, unlocks := s.blueprint.Used(supply.Key)
		s.gateTool(c, puzzle.TakeKey, supply.Key, supply.Locks, supply.Locks-locks)
		s.gateTool(c, puzzle.HangKey, supply.Key, supply.Unlocks, supply.Unlocks-unlocks)
	}
	for _, supply := range s.puzzle.Tools.Cards {
		s.cardTool(c, supply)
	}
	if len(s.puzzle.Tools.Gates)+len(s.puzzle.Tools.Cards) > 0 && len(s.blueprint.Gates) > 0 {
		c.y += 4
		s.toolNote(c, s.say("engineer.toolbox-note"))
	}
	for _, dial := range s.puzzle.Tools.Dials {
		if len(dial.Values) > 1 { // otherwise there is nothing to choose in this part
			s.dialTool(c, dial)
		}
	}
	for _, sw := range s.looseSwitches() {
		s.switchTool(c, sw)
	}
	if len(s.puzzle.Tools.Quanta) > 0 {
		s.quantumTool(c)
	}
	if s.puzzle.Tools.Pool.Kind != puzzle.NoPool {
		s.poolTool(c)
	}
	if s.puzzle.Tools.Order {
		s.orderTool(c)
	}
	if len(s.puzzle.Tools.Homes) > 0 {
		s.homesTool(c)
	}
}

// supply is something in the toolbox of which there are a few.
type supply struct {
	target            kit.Target
	name, short, full string // as it is written there, where there is little room, and in full
	tip               string
	left              int
	icon              func(middle draw.Point, scale float32)
}

// gateTool draws one kind of gate and how many are left.
func (s *screen) gateTool(c *column, do puzzle.Do, key puzzle.Color, all, left int) {
	if all == 0 {
		return
	}
	look := s.pen.Ink.KeyOf(string(key))
	s.supplyTool(c, supply{
		target: kit.Target{
			ID: fmt.Sprintf("tool %s %s", do, key), Carry: fmt.Sprintf("%s %s %s", payloadNew, do, key), First: do == puzzle.TakeKey,
			Ghost: func(f *kit.Frame, middle draw.Point) { s.gateGhost(middle, do, key) },
		},
		name: s.gateName(do), short: s.gateName(do), full: s.gateLabel(do, key), tip: s.gateTip(do), left: left,
		icon: func(middle draw.Point, scale float32) { s.pen.Padlock(middle, scale, look, do == puzzle.HangKey) },
	})
}

// supplyTool draws something in the toolbox and how many of it are left.
func (s *screen) supplyTool(c *column, tool supply) {
	height := float32(74)
	small := glyph.Regular(11)
	wraps := s.Compact() && s.Book.Measure(tool.short, small) > c.r.W-6
	if s.Compact() {
		height = 58
		if wraps {
			height += s.Book.Metrics(small).LineHeight
		}
	}
	r, visible := c.take(height, 8)
	if !visible {
		return
	}
	count := s.say("engineer.left", loc.Args{"Number": tool.left})
	t := tool.target
	t.Rect, t.Label, t.Tip = r, tool.full+", "+count, tool.full+"\n"+tool.tip
	switch {
	case s.locked != "":
		t.Disabled = s.locked
	case tool.left <= 0:
		t.Disabled = s.say("engineer.left-none")
	}
	state := s.Target(t)
	fill, rim, ink := s.Theme.Card, s.Theme.Outline, s.Theme.Ink
	switch {
	case t.Disabled != "":
		fill, rim, ink = s.Theme.Well, s.Theme.Rule, s.Theme.InkSoft
	case state.Warm() || state.Lifted:
		fill = s.Theme.AccentDim
	}
	s.Card(r, fill, rim)
	if s.Compact() {
		s.Art(func() { tool.icon(draw.Pt(r.Center().X-16, r.Y+21), 0.72) })
		s.Line(draw.Rect{X: r.Center().X - 1, Y: r.Y + 8, W: r.W/2 - 4, H: 26}, strconv.Itoa(tool.left), s.Font.Number, ink, kit.Middle)
		words := draw.Rect{X: r.X + 3, Y: r.Bottom() - 22, W: r.W - 6, H: 18}
		if wraps {
			s.TextCentered(draw.Rect{X: words.X, Y: r.Y + 34, W: words.W}, tool.short, small, ink)
			return
		}
		s.Line(words, tool.short, s.Font.Small, ink, kit.Middle)
		return
	}
	icon, words := r.Inset(8).CutLeft(32)
	_, words = words.CutLeft(6)
	s.Art(func() { tool.icon(icon.Center(), 1) })
	lower := min(words.H*0.5, s.Book.Metrics(s.Font.Small).LineHeight+2)
	under, upper := words.CutBottom(lower)
	name := tool.name
	if s.TextHeight(upper.W, name, glyph.Bold(12)) > upper.H {
		name = tool.short
	}
	s.textMiddle(upper, name, s.Font.Label, ink)
	s.Line(under, count, s.Font.Small, s.Theme.InkSoft, kit.Left)
}

// heading writes what a tool is about, and returns whether the column is drawn.
func (s *screen) toolHeading(c *column, id, text string) {
	style := s.Font.Label
	r, visible := c.take(s.TextHeight(c.r.W, text, style), 6)
	if visible {
		s.Target(kit.Target{ID: id, Rect: r, Label: text, Plain: true})
		s.TextCentered(r, text, style, s.Theme.Ink)
	}
}

// quantumTool draws the quanta to choose from.
func (s *screen) quantumTool(c *column) {
	s.toolHeading(c, "quantum", s.say("engineer.quantum"))
	columns, height := 3, float32(40)
	if s.Compact() {
		columns, height = 2, 36
	}
	quanta := s.puzzle.Tools.Quanta
	for i := 0; i < len(quanta); i += columns {
		row, visible := c.take(height, 6)
		if !visible {
			continue
		}
		width := (row.W - float32(columns-1)*6) / float32(columns)
		for j, q := range quanta[i:min(i+columns, len(quanta))] {
			cell := draw.Rect{X: row.X + float32(j)*(width+6), Y: row.Y, W: width, H: row.H}
			s.Button(cell, kit.Button{
				ID: fmt.Sprintf("quantum %d", q), Text: strconv.FormatInt(q, 10), On: q == s.blueprint.Quantum,
				Label: s.say("engineer.quantum-label", loc.Args{"N": q}), Disabled: s.locked,
				Click: msg.Say(msg.Edit, puzzle.Edit{Kind: puzzle.EditQuantum, Quantum: q}.String()),
			})
		}
	}
	s.toolNote(c, s.say("engineer.quantum-note"))
}

// toolNote explains a tool in small letters, where there is room.
func (s *screen) toolNote(c *column, text string) {
	if s.Compact() {
		return
	}
	style := s.Font.Small
	if text == "" {
		return
	}
	r, visible := c.take(s.TextHeight(c.r.W, text, style), 12)
	if visible {
		s.TextCentered(r, text, style, s.Theme.InkSoft)
	}
}

// poolTitle returns what the number of workers is called, and what there is to know about it.
func (s *screen) poolTitle() (title, note string) {
	if name := s.text.Names[puzzle.PoolName]; name != "" {
		return name, ""
	}
	if s.puzzle.Tools.Pool.Kind == puzzle.AtOnce {
		return s.say("engineer.pool-at-once"), s.say("engineer.pool-at-once-note")
	}
	return s.say("engineer.pool-staff"), s.say("engineer.pool-staff-note")
}

// poolTool draws how many workers come, with buttons for fewer and more.
func (s *screen) poolTool(c *column) {
	pool := s.puzzle.Tools.Pool
	title, note := s.poolTitle()
	s.toolHeading(c, "pool", title)
	number, visible := c.take(38, 4)
	row, _ := c.take(40, 8)
	if visible {
		s.Line(number, strconv.Itoa(s.blueprint.Pool), s.Font.Title, s.Theme.Ink, kit.Middle)
		less, more := s.poolEdit(-1), s.poolEdit(1)
		left, right := row.CutLeft(row.W / 2)
		left, _ = left.CutLeft(left.W - 3)
		_, right = right.CutLeft(3)
		s.Button(left, kit.Button{ID: "pool less", Icon: kit.IconMinus, Label: s.say("engineer.pool-less"), Click: less, Disabled: s.noPool(less)})
		s.Button(right, kit.Button{ID: "pool more", Icon: kit.IconPlus, Label: s.say("engineer.pool-more"), Click: more, Disabled: s.noPool(more)})
	}
	if pool.Max-pool.Min >= poolLeaps {
		s.poolLeaps(c)
	}
	s.toolNote(c, note)
}

// poolLeaps is how wide the choice is from which on it can be gone through in leaps.
const poolLeaps = 20

// poolLeaps draws buttons for ten fewer and ten more, or as far as it goes.
func (s *screen) poolLeaps(c *column) {
	const leap = 10
	pool := s.puzzle.Tools.Pool
	less := s.poolEdit(max(-leap, pool.Min-s.blueprint.Pool))
	more := s.poolEdit(min(leap, pool.Max-s.blueprint.Pool))
	left, visible := c.take(36, 8)
	right := left
	if s.Compact() { // side by side their words would be cut
		right, _ = c.take(36, 8)
	} else {
		left, right = left.CutLeft(left.W / 2)
		left, _ = left.CutLeft(left.W - 3)
		_, right = right.CutLeft(3)
	}
	if !visible {
		return
	}
	args := loc.Args{"Number": leap}
	s.Button(left, kit.Button{ID: "pool leap less", Text: fmt.Sprintf("−%d", leap), Label: s.say("engineer.pool-leap-less", args), Click: less, Disabled: s.noPool(less)})
	s.Button(right, kit.Button{ID: "pool leap more", Text: fmt.Sprintf("+%d", leap), Label: s.say("engineer.pool-leap-more", args), Click: more, Disabled: s.noPool(more)})
}

func (s *screen) poolEdit(step int) msg.Msg {
	if step == 0 {
		return msg.Msg{}
	}
	m, _ := s.judge(puzzle.Edit{Kind: puzzle.EditPool, Pool: s.blueprint.Pool + step}, true)
	return m
}

func (s *screen) noPool(m msg.Msg) string {
	switch {
	case s.locked != "":
		return s.locked
	case m.Verb == msg.None:
		return s.say("engineer.pool-limit")
	}
	return ""
}

// orderTool draws the workers in the order in which they begin; each can be
// dragged to another place.
func (s *screen) orderTool(c *column) {
	s.toolHeading(c, "order", s.say("engineer.order"))
	for place, number := range s.m.Order() {
		r, visible := c.take(42, 4)
		if !visible {
			continue
		}
		name := s.workerName(number)
		state := s.Target(kit.Target{
			ID: fmt.Sprintf("turn %d", number), Rect: r, Disabled: s.locked,
			Label: s.say("engineer.order-label", loc.Args{"Number": place + 1, "Name": name}), Plain: true,
			Carry:   fmt.Sprintf("%s %d", payloadTurn, number),
			Accepts: func(payload string) (msg.Msg, string) { return s.judge(s.dropOnTurn(payload, place)) },
		})
		fill := s.Theme.Card
		if state.Warm() || state.Lifted {
			fill = s.Theme.AccentDim
		}
		s.Card(r, fill, s.Theme.Outline)
		face, words := r.CutLeft(32)
		if s.Compact() { // the number on the coat has to do
			s.Art(func() { s.pen.Face(r.Center(), 13, number) })
			continue
		}
		s.Art(func() { s.pen.Face(face.Center(), 12, number) })
		words, _ = words.CutLeft(words.W - 5)
		height := min(words.H, s.TextHeight(words.W, name, s.Font.Small))
		s.TextFit(draw.Rect{X: words.X, Y: words.Y + (words.H-height)/2, W: words.W, H: height}, name, s.Font.Small, s.Theme.Ink)
	}
	c.y += 6
}

// homesTool says that workers can be moved. They stand on the floor; the one in
// the picture can be taken here too, since that is what a hand tries.
func (s *screen) homesTool(c *column) {
	s.toolHeading(c, "homes", s.say("engineer.homes"))
	r, visible := c.take(84, 6)
	if visible {
		number := s.puzzle.Tools.Homes[0]
		t := kit.Target{ID: fmt.Sprintf("tool worker %d", number), Rect: r, Label: s.workerName(number)}
		s.movable(&t, number)
		faint := s.Target(t).Lifted
		s.Art(func() {
			s.pen.Worker(draw.Pt(r.X+r.W*0.3, r.Bottom()-6), 0.9, figure.Worker{Number: number, Pose: figure.Walk, Phase: s.phase(48), Faint: faint})
			s.pen.Arrow(draw.Pt(r.X+r.W*0.52, r.Center().Y), draw.Pt(r.Right()-8, r.Center().Y), figure.Arrow{Color: s.Theme.Accent, Dashed: true, Phase: s.phase(48)})
		})
	}
	s.toolNote(c, s.say("engineer.homes-note"))
}
