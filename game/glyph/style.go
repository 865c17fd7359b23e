package glyph

// Style is how a text is set.
type Style struct {
	Size float32 // of the em square, in logical pixels
	Bold bool
}

// Regular returns the style of running text of a size.
func Regular(size float32) Style { return Style{Size: size} }

// Bold returns the style of titles and labels of a size.
func Bold(size float32) Style { return Style{Size: size, Bold: true} }

// Metrics are the heights of a line of text in logical pixels, each counted from the
// baseline and positive.
type Metrics struct {
	Ascent     float32 // up to the top of the tallest letters
	Descent    float32 // down to the foot of the lowest letters
	LineHeight float32 // from one baseline to the next
	CapHeight  float32 // up to the top of capital letters; Chinese reaches a little farther both ways
}

// Middle returns the baseline of a line of text that looks vertically centred between top
// and top+height: its capital letters and digits stand in the middle.
func (m Metrics) Middle(top, height float32) float32 {
	return top + (height+m.CapHeight)/2
}
