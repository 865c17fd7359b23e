package kit

import (
	"fmt"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
)

// Align says where in its space a line of text stands.
type Align uint8

const (
	Left Align = iota
	Middle
	Right
)

// leastSize is the size below which no text is made smaller to fit: nobody could read it.
const leastSize = 11

// Line draws one line of text, vertically centred in r. A text too wide is set smaller, and if that is not enough it
// ends in "…", which Inspect reports: give it more room.
func (f *Frame) Line(r draw.Rect, text string, style glyph.Style, c draw.Color, align Align) {
	if text == "" {
		return
	}
	style = f.Book.Fit(text, style, r.W, min(leastSize, style.Size))
	text = f.shorten(text, style, r)
	x := r.X
	if width := f.Book.Measure(text, style); align == Middle {
		x += (r.W - width) / 2
	} else if align == Right {
		x += r.W - width
	}
	f.List.Text(x, f.Book.Metrics(style).Middle(r.Y, r.H), text, style, c)
}

// shorten cuts a text to the width of r, and remembers for Inspect that it had to.
func (f *Frame) shorten(text string, style glyph.Style, r draw.Rect) string {
	short := f.Book.Ellipsis(text, style, r.W)
	if short != text {
		f.shortened = append(f.shortened, Fault{Shortened, fmt.Sprintf("%q", text), r})
	}
	return short
}

// Text draws a paragraph from the top of r and returns the height it took. Lines that do not fit into r.H are left out
// and the last one that does ends in "…", which Inspect reports; a zero r.H is as high as it takes.
func (f *Frame) Text(r draw.Rect, text string, style glyph.Style, c draw.Color) float32 {
	return f.paragraph(r, text, style, c, Left)
}

// TextCentered is Text with every line in the middle.
func (f *Frame) TextCentered(r draw.Rect, text string, style glyph.Style, c draw.Color) float32 {
	return f.paragraph(r, text, style, c, Middle)
}

func (f *Frame) paragraph(r draw.Rect, text string, style glyph.Style, c draw.Color, align Align) float32 {
	lines := f.Book.Wrap(text, style, r.W)
	metrics := f.Book.Metrics(style)
	if fit := int((r.H + 0.5) / metrics.LineHeight); r.H > 0 && len(lines) > fit {
		rest := lines[max(fit, 1)]
		lines = lines[:max(fit, 1)]
		last := &lines[len(lines)-1]
		*last = f.shorten(*last+" "+rest, style, r)
	}
	for i, line := range lines {
		row := draw.Rect{X: r.X, Y: r.Y + float32(i)*metrics.LineHeight, W: r.W, H: metrics.LineHeight}
		x := row.X
		if align == Middle {
			x += (row.W - f.Book.Measure(line, style)) / 2
		}
		f.List.Text(x, metrics.Middle(row.Y, row.H), line, style, c)
	}
	return float32(len(lines)) * metrics.LineHeight
}

// TextHeight returns how high Text would be.
func (f *Frame) TextHeight(width float32, text string, style glyph.Style) float32 {
	return float32(len(f.Book.Wrap(text, style, width))) * f.Book.Metrics(style).LineHeight
}

// TextFit draws a paragraph into r like Text, but makes the letters smaller where that is what it takes to get all of
// it in.
func (f *Frame) TextFit(r draw.Rect, text string, style glyph.Style, c draw.Color) float32 {
	for style.Size-0.5 >= leastSize && f.TextHeight(r.W, text, style) > r.H {
		style.Size -= 0.5
	}
	return f.Text(r, text, style, c)
}
