package kit

import (
	"math"

	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
)

// Badge draws a short text on a pill as high as r and as wide as the text, at the left of r, and returns its place.
func (f *Frame) Badge(r draw.Rect, text string, fill, ink draw.Color) draw.Rect {
	style := f.Font.Label
	style.Size = min(style.Size, r.H*0.62)
	pill := draw.Rect{X: r.X, Y: r.Y, W: min(r.W, f.Book.Measure(text, style)+r.H*0.9), H: r.H}
	f.List.FillRound(pill, pill.H/2, fill)
	f.Line(pill.InsetXY(r.H*0.4, 0), text, style, ink, Middle)
	return pill
}

// Stars draws the stars of a level, count of three filled, each size wide, with their middle at the point.
func (f *Frame) Stars(middle draw.Point, size float32, count int) {
	step := size * 1.1
	for i := range 3 {
		r := draw.RectAround(middle.Add(draw.Pt(float32(i-1)*step, 0)), size, size)
		if i < count {
			f.Icon(IconStar, r, f.Theme.Gold)
		} else {
			f.Icon(IconStarEmpty, r, f.Theme.InkFaint)
		}
	}
}

// Progress draws how much of a whole is done. With a whole of 0 nobody knows how much it is, and the bar drifts; for
// who wants calm it stands still at the half.
func (f *Frame) Progress(r draw.Rect, done, whole int64) {
	radius := r.H / 2
	f.List.FillRound(r, radius, f.Theme.Well)
	bar := r
	switch {
	case whole > 0:
		bar.W = r.W * float32(max(0, min(done, whole))) / float32(whole)
	case f.Calm:
		bar.W = r.W / 2
	default:
		bar.W = r.W / 3
		phase := float64(f.Time%120) / 120 * 2 * math.Pi
		bar.X += (r.W - bar.W) * float32(0.5-0.5*math.Cos(phase))
	}
	if bar.W >= 1 {
		f.List.FillRound(bar, min(radius, bar.W/2), f.Theme.Good)
	}
}

// Slider draws a slider with its handle and makes it a target.
func (f *Frame) Slider(r draw.Rect, id, label string, s Slide) State {
	state := f.Target(Target{ID: id, Rect: r, Label: label, Slide: &s})
	share := float32(0)
	if s.Max > s.Min {
		share = float32(max(0, min(s.Value, s.Max)-s.Min)) / float32(s.Max-s.Min)
	}
	groove := draw.Rect{X: r.X, Y: r.Center().Y - 4, W: r.W, H: 8}
	knob := draw.Pt(r.X+r.W*share, r.Center().Y)
	filled := groove
	filled.W = groove.W * share
	if s.Upright {
		groove = draw.Rect{X: r.Center().X - 4, Y: r.Y, W: 8, H: r.H}
		knob = draw.Pt(r.Center().X, r.Bottom()-r.H*share)
		filled = draw.Rect{X: groove.X, Y: knob.Y, W: 8, H: r.Bottom() - knob.Y}
	}
	f.List.FillRound(groove, 4, f.Theme.Rule)
	f.List.FillRound(filled, 4, f.Theme.Accent)
	radius := float32(11)
	if state.Warm() || state.Pressed {
		radius = 13
	}
	f.List.FillCircle(knob, radius, f.Theme.Outline)
	f.List.FillCircle(knob, radius-2.5, draw.Hex(yellow))
	return state
}

// Option is one way to choose.
type Option struct {
	ID       string // the target's; the whole of it
	Text     string
	Label    string // for screen readers and the tooltip; "" means Text
	Icon     Icon
	Click    msg.Msg
	Peek     Peek
	Disabled string
	On       bool // it is the one chosen
}

// Choice draws options side by side, of which one is on.
func (f *Frame) Choice(r draw.Rect, options []Option) {
	if len(options) == 0 {
		return
	}
	f.List.FillRound(r, 10, f.Theme.Well)
	f.List.StrokeRound(r, 10, 2, f.Theme.Outline)
	width := r.W / float32(len(options))
	for i, o := range options {
		cell := draw.Rect{X: r.X + float32(i)*width, Y: r.Y, W: width, H: r.H}.Inset(4)
		f.option(cell, o)
	}
}

func (f *Frame) option(cell draw.Rect, o Option) {
	label := o.Label
	if label == "" {
		label = o.Text
	}
	state := f.Target(Target{
		ID: o.ID, Rect: cell, Label: label, Plain: o.Label == "", Click: o.Click, Peek: o.Peek, Disabled: o.Disabled, On: o.On,
	})
	ink := f.Theme.Ink
	switch {
	case o.On:
		f.List.FillRound(cell, 7, f.Theme.Bar)
		ink = f.Theme.BarInk
	case o.Disabled != "":
		ink = f.Theme.InkOff
	case state.Warm():
		f.List.FillRound(cell, 7, f.Theme.Panel)
	}
	f.buttonFace(cell, Button{Text: o.Text, Icon: o.Icon}, ink)
}

// Toggle draws a switch with its text to the right.
func (f *Frame) Toggle(r draw.Rect, id, text string, on bool, click msg.Msg) State {
	state := f.Target(Target{ID: id, Rect: r, Label: text, Plain: true, Click: click, On: on, Switch: true})
	track := draw.Rect{X: r.X, Y: r.Center().Y - 13, W: 48, H: 26}
	fill, at := f.Theme.Rule, track.X+13
	if on {
		fill, at = f.Theme.Good, track.Right()-13
	}
	f.List.FillRound(track, 13, fill)
	f.List.StrokeRound(track, 13, 2, f.Theme.Outline)
	knob := draw.Pt(at, track.Center().Y)
	f.List.FillCircle(knob, 9, f.Theme.Card)
	f.List.StrokeCircle(knob, 10, 2, f.Theme.Outline)
	if on { // not the colour alone: the knob bears a mark
		f.Icon(IconCheck, draw.RectAround(knob, 12, 12), f.Theme.Outline)
	}
	_, rest := r.CutLeft(60)
	f.Line(rest, text, f.Font.Body, f.Theme.Ink, Left)
	return state
}

// Toast draws a short message at the foot of the screen, with a stripe of the colour and a mark: a cross for Bad, a check
// for anything else.
func (f *Frame) Toast(text string, c draw.Color) { f.ToastAbove(text, c, 0) }

// ToastAbove is Toast for one that stands so far above the foot of the screen. It returns how much room it takes.
func (f *Frame) ToastAbove(text string, c draw.Color, above float32) (height float32) {
	style := f.Font.Body
	width := min(f.Book.Measure(text, style), min(620, f.Size.X-120))
	height = f.TextHeight(width, text, style)
	r := draw.Rect{X: (f.Size.X - width - 72) / 2, W: width + 72, H: height + 24}
	r.Y = f.Size.Y - r.H - 18 - above
	f.Float(func() { f.toast(r, width, height, text, c) })
	return r.H + 8
}

func (f *Frame) toast(r draw.Rect, width, height float32, text string, c draw.Color) {
	style := f.Font.Body
	f.List.FillRound(r.Move(0, 3), Radius, f.Theme.Outline.Fade(0.3))
	f.List.FillRound(r, Radius, f.Theme.Panel)
	f.List.StrokeRound(r, Radius, 2, c)
	mark := draw.RectAround(draw.Pt(r.X+28, r.Center().Y), 22, 22)
	icon := IconCheck
	if c == f.Theme.Bad {
		icon = IconWarning
	}
	f.Icon(icon, mark, c)
	f.Within(r)
	f.Text(draw.Rect{X: r.X + 52, Y: r.Y + 12, W: width + 1, H: height}, text, style, f.Theme.Ink)
}

// Dialog is a question over everything else.
type Dialog struct {
	ID      string
	Title   string
	Text    string
	Buttons []Button // from the left; the focus is on the first one at first
	Dismiss msg.Msg  // what Escape and a click beside it send
}

// Dialog draws a dialog in a layer of its own.
func (f *Frame) Dialog(d Dialog) {
	width := min(520, f.Size.X-40)
	inner := width - 2*f.margin() - 8
	const buttonHeight, gap = 44, 12
	title := f.TextHeight(inner, d.Title, f.Font.Title)
	text := f.TextHeight(inner, d.Text, f.Font.Body)
	height := min(title+text+buttonHeight+2*gap+2*f.margin()+12, f.Size.Y-20)
	r := draw.RectAround(f.Bounds().Center(), width, height)
	f.Layer(d.ID, r, d.Dismiss)
	inside := f.Panel(r).InsetXY(4, 4)
	head, rest := inside.CutTop(title)
	f.Text(head, d.Title, f.Font.Title, f.Theme.Ink)
	row, body := rest.CutBottom(buttonHeight)
	_, body = body.CutTop(gap)
	body, _ = body.CutTop(max(0, body.H-gap))
	inText := f.Scroll(d.ID+" text", body, text)
	f.Text(draw.Rect{X: inText.X, Y: inText.Y, W: inText.W}, d.Text, f.Font.Body, f.Theme.Ink)
	f.EndScroll()
	cell := (row.W - gap*float32(len(d.Buttons)-1)) / float32(max(1, len(d.Buttons)))
	for i, b := range d.Buttons {
		f.Button(draw.Rect{X: row.X + float32(i)*(cell+gap), Y: row.Y, W: cell, H: row.H}, b)
	}
}
