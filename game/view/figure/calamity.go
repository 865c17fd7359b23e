package figure

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// flame draws one tongue of fire that stands on the foot point.
func (p Pen) flame(foot draw.Point, height, phase float32) {
	lean := height * 0.16 * wave(phase)
	h := height * (0.9 + 0.1*wave(2*phase+0.3))
	tongue := func(k float32) curve {
		w := height * 0.38 * k
		return from(foot.X-w*0.6, foot.Y).bend(foot.X-w*1.5, foot.Y-h*k*0.45, foot.X-w*0.2, foot.Y-h*k*0.66).
			bend(foot.X+lean*0.4, foot.Y-h*k*0.8, foot.X+lean, foot.Y-h*k).
			bend(foot.X+w*0.7, foot.Y-h*k*0.72, foot.X+w*0.95, foot.Y-h*k*0.42).bend(foot.X+w*1.2, foot.Y-h*k*0.12, foot.X+w*0.6, foot.Y)
	}
	p.blob(tongue(1), max(1.6, height*0.05), p.Ink.Red)
	p.List.FillPolygon(tongue(0.72), p.Ink.Orange)
	p.List.FillPolygon(tongue(0.42), p.Ink.Yellow)
}

// Fire draws a line that has caught fire: soot over everything in it, flames
// along its floor, smoke below its ceiling.
func (p Pen) Fire(r draw.Rect, phase float32) {
	p.List.PushClip(r)
	defer p.List.PopClip()
	p.List.FillRect(r, p.Ink.Outline.WithAlpha(120))
	for i := range max(3, int(r.W/46)) {
		t := round(phase*0.5 + float32(i)*0.37)
		c := draw.Pt(r.X+46*(float32(i)+0.5)+8*wave(phase+float32(i)*0.21), r.Y+10+6*t)
		p.List.FillEllipse(draw.RectAround(c, 62, 26), p.Ink.Outline.Mix(p.Ink.Soft, 0.5).WithAlpha(130))
	}
	height := min(58, r.H*0.5)
	step := height * 0.62
	for i := range int(r.W/step) + 1 {
		k := 0.72 + 0.28*abs(wave(float32(i)*0.29))
		p.flame(draw.Pt(r.X+step*(float32(i)+0.4), r.Bottom()+2), height*k, phase+float32(i)*0.31)
	}
}

// Shutters draws a line that is closed: its shutters are down. The text stands on
// a sign in their middle.
func (p Pen) Shutters(r draw.Rect, text string) {
	p.List.PushClip(r)
	defer p.List.PopClip()
	slat := p.Ink.Gleam.Mix(p.Ink.Sand, 0.45)
	p.List.FillRect(r, slat)
	const step = 13
	for y := r.Y; y < r.Bottom(); y += step {
		p.List.FillRect(draw.Rect{X: r.X, Y: y + step - 3, W: r.W, H: 3}, p.Ink.Steel.Mix(slat, 0.35))
		p.List.FillRect(draw.Rect{X: r.X, Y: y, W: r.W, H: 2}, p.Ink.White.WithAlpha(90))
	}
	p.solid(draw.RectAround(draw.Pt(r.Center().X, r.Bottom()-4), min(120, r.W*0.4), 12), 4, 2.2, p.Ink.Steel)
	style := p.Book.Fit(text, glyph.Bold(16), r.W-70, 11)
	sign := draw.RectAround(r.Center(), min(r.W-16, p.Book.Measure(text, style)+52), min(36, r.H-8))
	p.solid(sign, 7, 2.4, p.Ink.White)
	p.Icon(draw.Pt(sign.X+20, sign.Center().Y), 20, IconExit, p.Ink.Outline)
	p.fitted(draw.Pt(sign.Center().X+12, sign.Center().Y), text, style, 11, sign.W-46, p.Ink.Outline)
}

// Night draws the night over a line that works on although the line which
// started it has closed: a dark sky at the windows, a moon, and a lamp that is
// lit.
func (p Pen) Night(r draw.Rect, phase float32) {
	p.List.PushClip(r)
	defer p.List.PopClip()
	p.List.FillRect(r, p.Ink.Outline.Mix(p.Ink.Blue, 0.25).WithAlpha(96))
	p.moon(draw.Pt(r.Right()-30, r.Y+28), 15)
	for i := range 7 {
		c := draw.Pt(r.Right()-64-float32(i)*float32(31+7*(i%3)), r.Y+14+float32(i*13%27))
		if c.X < r.X+r.W*0.3 {
			break
		}
		p.sparkle(c, 3.4+1.2*wave(phase+float32(i)*0.3))
	}
}

// moon draws a crescent.
func (p Pen) moon(c draw.Point, radius float32) {
	shape := curve{}.swing(c.X, c.Y, radius, radius, 0.3*pi, 1.7*pi)
	p.blob(shape.bend(c.X-radius*0.3, c.Y, shape[0].X, shape[0].Y), 2.2, p.Ink.Yellow)
}
