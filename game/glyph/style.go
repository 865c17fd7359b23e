package glyph

// Style is how a text is set.
type Style struct {
	Size float32 // of the em square, in logical pixels
	Bold bool
	Mono bool // letters of one width, for program text; Chinese is twice as wide
}

// Regular returns the style of running text of a size.
func Regular(size float32) Style { return Style{Size: size} }

// Bold returns the style of titles and labels of a size.
func Bold(size float32) Style { return Style{Size: size, Bold: true} }

// Mono returns the style of program text of a size.
func Mono(size float32) Style { return Style{Size: size, Mono: true} }

// weight is a Style without its size: what decides which font a character comes from.
type weight uint8

const (
	bold  weight = 1 << iota // Style.Bold
	mono                     // Style.Mono
	latin                    // punctuation as English sets it, see shared
)

// weights is how many there are for ASCII, on which latin has no bearing.
const weights = 4

func (s Style) weight() weight {
	var w weight
	if s.Bold {
		w |= bold
	}
	if s.Mono {
		w |= mono
	}
	return w
}

// Metrics are the heights of a line of text in logical pixels, each counted from the
// baseline and positive.
type Metrics struct {
	Ascent     float32 // up to the top of the em square of Chinese, which no letter exceeds
	Descent    float32 // down to the foot of the lowest letters
	LineHeight float32 // from one baseline to the next
	CapHeight  float32 // up to the top of capital letters and digits
}

// Middle returns the baseline of a line of text that looks vertically centred between top
// and top+height. Capital letters and digits then stand in the middle, and so does Chinese,
// which reaches a little beyond them both ways.
func (m Metrics) Middle(top, height float32) float32 {
	return top + (height+m.CapHeight)/2
}
