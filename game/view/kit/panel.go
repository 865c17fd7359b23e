package kit

import "lostupdate/game/draw"

// Radius is how round the corners of panels are.
const Radius = 12

// Floor fills the screen with the ground and its faint grid.
func (f *Frame) Floor() {
	f.List.FillRect(f.Bounds(), f.Theme.Ground)
	const cell = 30
	for x := float32(0); x < f.Size.X; x += cell {
		f.List.FillRect(draw.Rect{X: x, W: 1, H: f.Size.Y}, f.Theme.GroundLine)
	}
	for y := float32(0); y < f.Size.Y; y += cell {
		f.List.FillRect(draw.Rect{Y: y, W: f.Size.X, H: 1}, f.Theme.GroundLine)
	}
}

// Panel draws a sheet of paper with an outline and returns the space inside its margin.
func (f *Frame) Panel(r draw.Rect) (inside draw.Rect) {
	f.sheet(r, f.Theme.Panel, f.Theme.Outline, 2)
	return r.Inset(f.margin())
}

// Card draws a sheet without weight: a part of a panel.
func (f *Frame) Card(r draw.Rect, fill, rim draw.Color) (inside draw.Rect) {
	f.sheet(r, fill, rim, 2)
	return r.Inset(f.margin() * 0.7)
}

// HeadedPanel draws a panel with a coloured head and returns the head, for its title, and the space below, both inside
// their margins.
func (f *Frame) HeadedPanel(r draw.Rect, headHeight float32, head, fill, rim draw.Color) (title, inside draw.Rect) {
	f.sheet(r, head, rim, 2)
	top, rest := r.CutTop(headHeight)
	f.List.FillRound(draw.Rect{X: r.X + 2, Y: rest.Y, W: r.W - 4, H: rest.H - 2}, Radius-2, fill)
	f.List.FillRect(draw.Rect{X: r.X + 2, Y: rest.Y, W: r.W - 4, H: min(Radius, rest.H/2)}, fill)
	return top.InsetXY(f.margin(), 0), rest.Inset(f.margin())
}

func (f *Frame) sheet(r draw.Rect, fill, rim draw.Color, width float32) {
	radius := min(Radius, r.H/2)
	f.List.FillRound(r, radius, fill)
	if rim.A > 0 {
		f.List.StrokeRound(r, radius, width, rim)
	}
	f.Within(r)
}

func (f *Frame) margin() float32 {
	if f.Compact() {
		return 10
	}
	return 16
}

// Bar draws the bar at the top of every screen and returns the space inside it and the screen below it.
func (f *Frame) Bar() (inside, below draw.Rect) {
	height := float32(60)
	if f.Compact() {
		height = 44
	}
	bar, below := f.Bounds().CutTop(height)
	f.List.FillRect(bar, f.Theme.Bar)
	f.Within(bar)
	return bar.InsetXY(f.margin(), 0), below
}

// Heading draws the name of a part of a panel and returns what is below it.
func (f *Frame) Heading(r draw.Rect, text string) (below draw.Rect) {
	row, below := r.CutTop(f.Book.Metrics(f.Font.Heading).LineHeight)
	f.Line(row, text, f.Font.Heading, f.Theme.Ink, Left)
	_, below = below.CutTop(4)
	return below
}

// Rule draws a thin line along the top of r.
func (f *Frame) Rule(r draw.Rect) {
	f.List.FillRect(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}, f.Theme.Rule)
}
