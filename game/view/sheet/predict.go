package sheet

import (
	"slices"
	"strconv"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/predict"
	"lostupdate/game/timeline"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// asking draws a level's question: what is possible?
type asking struct {
	*kit.Frame
	m    *predict.Model
	text *puzzle.Text
	pen  figure.Pen
}

// predictSheet draws the question of the level that is open.
func predictSheet(m *model.Model, f *kit.Frame) {
	if m.Predict == nil {
		return
	}
	a := asking{Frame: f, m: m.Predict, text: m.Predict.Level.Text(puzzle.Language(f.Words.Language())), pen: f.Pen()}
	a.draw()
}

func (a asking) draw() {
	say := a.Words.Say
	inside := paper(a.Frame, "predict", say("shell.predict.title"), 760, min(560, a.height(700)+154))
	buttons, rest := inside.CutBottom(46)
	rest, _ = rest.CutTop(rest.H - 10)
	body := a.Scroll("predict body", rest, a.height(rest.W-12)).InsetXY(2, 0)
	body.W = rest.W - 14
	y := body.Y
	paragraph := func(text string, ink draw.Color) {
		y += a.Text(draw.Rect{X: body.X, Y: y, W: body.W}, text, a.Font.Body, ink) + 8
	}
	paragraph(a.question(), a.Theme.Ink)
	paragraph(say(a.hint()), a.Theme.InkSoft)
	for _, row := range a.rows(body.W) {
		for i, value := range row {
			a.tile(draw.Rect{X: body.X + float32(i)*(tileWidth+tileGap), Y: y, W: tileWidth, H: tileHeight}, value)
		}
		y += tileHeight + tileGap
	}
	if answer := a.m.Answer(); answer != nil {
		y += 4
		a.verdict(draw.Rect{X: body.X, Y: y, W: body.W, H: 1000})
	}
	a.EndScroll()
	a.buttons(buttons)
}

// Measures of the tiles with the values.
const (
	tileWidth  = 92
	tileHeight = 64
	tileGap    = 10
	stepCell   = 48
)

func (a asking) rows(width float32) [][]int64 {
	per := max(1, int((width+tileGap)/(tileWidth+tileGap)))
	return slices.Collect(slices.Chunk(a.m.Question.Choices, per))
}

// height returns how high everything above the buttons is.
func (a asking) height(width float32) float32 {
	sum := a.TextHeight(width-2, a.question(), a.Font.Body) + a.TextHeight(width-2, a.Words.Say(a.hint()), a.Font.Body) + 16
	sum += float32(len(a.rows(width-2))) * (tileHeight + tileGap)
	if answer := a.m.Answer(); answer != nil {
		sum += 8 + 30 + a.TextHeight(width-2, a.explanation(), a.Font.Body) + 12
		if value, withheld := a.m.Withheld(); withheld {
			sum += a.TextHeight(width-2, a.Words.Say("shell.predict.yours", loc.Args{"Value": value}), a.Font.Label)
		}
		if line, _ := a.m.Run(); line != nil {
			sum += a.Book.Metrics(a.Font.Label).LineHeight + 6 + stepCell*float32(a.stepRows(line, width-2))
		}
	}
	return sum + 6
}

func (a asking) question() string {
	q := a.m.Question
	name := a.text.Name(q.Global)
	if q.Line != "" {
		return a.Words.Say("shell.predict.of-line", loc.Args{"Name": name, "Line": q.Line})
	}
	return a.Words.Say("shell.predict.question", loc.Args{"Name": name})
}

// hint returns the key of what to do now.
func (a asking) hint() string {
	switch {
	case !a.m.Revealed():
		return "shell.predict.tick"
	case a.m.Answer() == nil:
		return "shell.predict.searching"
	}
	return "shell.predict.tap"
}

// tile draws one value: a box to be ticked, and, when the answer is known, whether
// it was right to.
func (a asking) tile(r draw.Rect, value int64) {
	number := strconv.FormatInt(value, 10)
	answer := a.m.Answer()
	possible := answer != nil && slices.Contains(answer.Possible, value)
	picked := a.m.Has(value)
	label := a.Words.Say("shell.predict.value", loc.Args{"Value": number})
	t := kit.Target{ID: "predict " + number, Rect: r, On: picked, Switch: true, Click: msg.Say(msg.Choose, number), First: value == a.m.Question.Choices[0]}
	fill, rim, tip := a.Theme.Card, a.Theme.Outline, ""
	switch {
	case answer == nil && picked:
		fill, tip = a.Theme.AccentDim, a.Words.Say("shell.predict.ticked")
	case answer != nil && possible:
		rim, label = a.Theme.Good, label+a.Words.Say("shell.predict.possible")
	case answer != nil:
		fill, rim, label = a.Theme.Well, a.Theme.Rule, label+a.Words.Say("shell.predict.impossible")
		t.Disabled = a.Words.Say("shell.predict.never")
	}
	t.Label, t.Tip = label, label+tip
	state := a.Target(t)
	if state.Warm() && t.Disabled == "" {
		fill = a.Theme.AccentDim
	}
	a.List.FillRound(r, 10, fill)
	a.List.StrokeRound(r, 10, 2.5, rim)
	box, words := r.CutLeft(38)
	mark := draw.RectAround(box.Center().Add(draw.Pt(3, 0)), 22, 22)
	a.List.FillRound(mark, 5, a.Theme.Card)
	a.List.StrokeRound(mark, 5, 2, a.Theme.Outline)
	if picked {
		a.Icon(kit.IconCheck, mark.Inset(3), a.Theme.Ink)
	}
	a.Line(words, number, a.Font.Title, a.Theme.Ink, kit.Middle)
	if answer == nil {
		return
	}
	sign, ink := kit.IconCross, a.Theme.Bad
	if possible == picked {
		sign, ink = kit.IconCheck, a.Theme.Good
	}
	corner := draw.Pt(r.Right()-5, r.Y+5)
	a.Art(func() {
		a.List.FillCircle(corner, 11, a.Theme.Card)
		a.List.StrokeCircle(corner, 11, 2, ink)
		a.Icon(sign, draw.RectAround(corner, 13, 13), ink)
	})
}

// verdict says how well the player has seen it, what is possible, and how one of
// the values comes about.
func (a asking) verdict(r draw.Rect) {
	say := a.Words.Say
	head, ink := say("shell.predict.wrong"), a.Theme.Bad.Mix(a.Theme.Ink, 0.3)
	if a.m.Right() {
		head, ink = say("shell.predict.right"), a.Theme.Good.Mix(a.Theme.Ink, 0.3)
	}
	row, r := r.CutTop(30)
	a.Line(row, head, a.Font.Heading, ink, kit.Left)
	height := a.Text(draw.Rect{X: r.X, Y: r.Y, W: r.W}, a.explanation(), a.Font.Body, a.Theme.Ink)
	_, r = r.CutTop(height + 12)
	if value, withheld := a.m.Withheld(); withheld {
		a.Text(draw.Rect{X: r.X, Y: r.Y, W: r.W}, say("shell.predict.yours", loc.Args{"Value": value}), a.Font.Label, a.Theme.Ink)
		return
	}
	line, value := a.m.Run()
	if line == nil {
		return
	}
	row, r = r.CutTop(a.Book.Metrics(a.Font.Label).LineHeight)
	a.Line(row, say("shell.predict.run", loc.Args{"Value": value}), a.Font.Label, a.Theme.Ink, kit.Left)
	_, r = r.CutTop(6)
	a.steps(r, line)
}

func (a asking) explanation() string {
	return a.m.Answer().Explanation.In(puzzle.Language(a.Words.Language()))
}

// visible returns the steps of a run that can be told.
func visible(line *timeline.Timeline) []engine.Event {
	var all []engine.Event
	for _, e := range line.Trace.Events {
		if e.Op.Kind.Visible() {
			all = append(all, e)
		}
	}
	return all
}

func (a asking) stepRows(line *timeline.Timeline, width float32) int {
	per := max(1, int(width/stepCell))
	return (len(visible(line)) + per - 1) / per
}

// steps draws a run: who moves, and what he does, one step after the other.
func (a asking) steps(r draw.Rect, line *timeline.Timeline) {
	per := max(1, int(r.W/stepCell))
	for i, e := range visible(line) {
		cell := draw.Rect{X: r.X + float32(i%per)*stepCell, Y: r.Y + float32(i/per)*stepCell, W: stepCell, H: stepCell}
		number := int(e.Task) + 1
		if int(e.Task) >= line.Workers() {
			number = line.Factory.Trays[int(e.Task)-line.Workers()].Worker
		}
		icon, result := stepFace(a.Words, line, a.text, e)
		a.Art(func() {
			tag := cell.Inset(2)
			a.List.FillRound(tag, 8, a.pen.Ink.Coat(number))
			a.pen.Icon(draw.Pt(tag.Center().X, tag.Y+15), 19, icon, a.pen.Ink.On(a.pen.Ink.Coat(number)))
			a.pen.Face(draw.Pt(tag.X+12, tag.Bottom()-11), 9, number)
		})
		words := draw.Rect{X: cell.X + 22, Y: cell.Bottom() - 22, W: cell.W - 25, H: 18}
		style := a.Font.Small
		style.Bold, style.Size = true, 12
		if a.Book.Measure(result, style) <= words.W {
			a.Line(words, result, style, a.pen.Ink.On(a.pen.Ink.Coat(number)), kit.Middle)
		}
	}
}

// stepFace returns the picture of a step and the number that came of it.
func stepFace(words loc.Words, line *timeline.Timeline, text *puzzle.Text, e engine.Event) (icon figure.Icon, result string) {
	switch e.Op.Kind {
	case engine.OpRead, engine.OpLoad:
		return figure.IconRead, strconv.FormatInt(e.Value, 10)
	case engine.OpWrite, engine.OpStore:
		return figure.IconWrite, strconv.FormatInt(e.Op.Arg, 10)
	case engine.OpFlush:
		return figure.IconShip, strconv.FormatInt(e.Value, 10)
	case engine.OpAdd:
		return figure.IconStamp, strconv.FormatInt(e.Value, 10)
	case engine.OpLock:
		return figure.IconLock, ""
	case engine.OpUnlock:
		return figure.IconUnlock, ""
	case engine.OpSpawn:
		return figure.IconSpawn, ""
	case engine.OpJoin:
		return figure.IconJoin, ""
	}
	f, _ := card.At(words, line.Factory, text, e)
	return f.Icon, ""
}

// buttons offer the way on.
func (a asking) buttons(r draw.Rect) {
	say := a.Words.Say
	left, right := r.CutLeft(r.W / 2)
	left, _ = left.CutLeft(left.W - 5)
	_, right = right.CutLeft(5)
	if a.m.Revealed() {
		a.Button(right, kit.Button{ID: "predict go", Text: say("shell.predict.go"), Icon: kit.IconNext, Look: kit.Primary, Click: msg.Do(msg.Back)})
		return
	}
	a.Button(left, kit.Button{ID: "predict later", Text: say("shell.predict.later"), Click: msg.Do(msg.Back)})
	a.Button(right, kit.Button{ID: "predict reveal", Text: say("shell.predict.reveal"), Icon: kit.IconInspect, Look: kit.Primary, Click: msg.Do(msg.Run)})
}
