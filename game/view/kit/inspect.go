package kit

import (
	"fmt"
	"math"
	"slices"

	"lostupdate/game/draw"
)

// Fault is something wrong with a frame.
type Fault struct {
	Kind FaultKind
	What string // the texts or targets concerned
	At   draw.Rect
}

// String says where the fault is.
func (f Fault) String() string {
	return fmt.Sprintf("%s: %s at %.0f,%.0f %.0fx%.0f", f.Kind, f.What, f.At.X, f.At.Y, f.At.W, f.At.H)
}

// FaultKind says what is wrong.
type FaultKind string

const (
	Shortened      FaultKind = "text shortened"      // it did not fit and ends in "…"
	TextCut        FaultKind = "text cut"            // by a clip, other than at the edge of a scroll area
	TextOutside    FaultKind = "text off the screen" //
	TextLeaves     FaultKind = "text leaves its panel"
	TextsOverlap   FaultKind = "texts overlap"
	TextCovered    FaultKind = "text partly covered"
	TextTiny       FaultKind = "text too small"
	TextFaint      FaultKind = "text hardly stands out"
	NoGlyph        FaultKind = "no font has a character"
	TargetsOverlap FaultKind = "targets overlap"
	TargetSmall    FaultKind = "target too small for a finger"
	TargetOutside  FaultKind = "target off the screen"
	TargetTwice    FaultKind = "two targets with one ID"
	TargetNameless FaultKind = "target without a label"
	Unbalanced     FaultKind = "clip or scroll area left open"
)

// leastContrast is how much lighter or darker than its ground a text must be: what WCAG asks of large text and of the
// parts of an interface.
const leastContrast = 3

// Least is the smallest screen that views are laid out for, in logical pixels: a small phone held sideways, and a laptop's
// screen where everything is twice as large. Whoever has less sees all of it smaller.
func Least() draw.Point { return draw.Pt(640, 360) }

// Sizes are the screens that every view must work on, in logical pixels: the smallest one, a phone held sideways, and the
// windows of a desktop.
func Sizes() []draw.Point {
	return []draw.Point{Least(), draw.Pt(844, 390), draw.Pt(1024, 640), draw.Pt(1280, 800), draw.Pt(1440, 900), draw.Pt(1920, 1080)}
}

// OddSizes are screens between those of Sizes, as windows and the player's zoom make them: small phones, the phone of
// Sizes with everything as large as it allows, a low window and an upright one, and windows of 1280 by 800 and 1920 by
// 1080 at 150 to 200 %.
func OddSizes() []draw.Point {
	return []draw.Point{
		draw.Pt(667, 375), draw.Pt(740, 360), draw.Pt(780, 360), draw.Pt(1000, 360), draw.Pt(640, 1138), draw.Pt(640, 400), draw.Pt(731, 457),
		draw.Pt(853, 533), draw.Pt(1023, 639), draw.Pt(900, 1100), draw.Pt(2560, 1080), draw.Pt(844, 527), draw.Pt(1097, 617), draw.Pt(960, 540),
	}
}

// Inspect returns what is wrong with a finished frame: texts that overlap, are cut or hardly to be seen, targets in
// each other's way. It looks at the top layer; what lies under a modal is another frame's business.
func Inspect(f *Frame) []Fault {
	faults := slices.Clone(f.shortened)
	if f.unbalanced {
		faults = append(faults, Fault{Kind: Unbalanced, What: "every PushClip, PushTransform and Scroll needs its end"})
	}
	texts := f.texts()
	for i, t := range texts {
		faults = append(faults, f.inspectText(t)...)
		for _, u := range texts[i+1:] {
			if t.floats == u.floats && t.box.Inset(1).Overlaps(u.box.Inset(1)) {
				faults = append(faults, Fault{TextsOverlap, fmt.Sprintf("%q and %q", t.text, u.text), t.box.Intersect(u.box)})
			}
		}
	}
	return append(faults, f.inspectTargets()...)
}

// inspectedText is a text that can be seen, in part at least.
type inspectedText struct {
	text    string
	op      int
	size    float32
	color   draw.Color
	box     draw.Rect // what its letters cover
	clip    draw.Rect
	scrolls bool // in a scroll area, whose edge may cut it
	covered draw.Rect
	floats  bool // on a toast, which lies over the rest for a while
}

// texts finds the texts of the top layer that are not wholly hidden and no part of a picture.
func (f *Frame) texts() []inspectedText {
	ops := f.List.Ops()
	clip := draw.Everything()
	var texts []inspectedText
	for i, op := range ops[:min(f.overlay, len(ops))] {
		if op.Kind == draw.KindClip {
			clip = op.Rect
			continue
		}
		if i < f.layers[f.top()].from || op.Kind != draw.KindText || within(f.art, i) {
			continue
		}
		m := f.Book.Metrics(op.Style)
		t := inspectedText{text: op.Text, op: i, size: op.Style.Size, color: op.Color, clip: clip}
		t.box = draw.Rect{X: op.Rect.X, Y: op.Rect.Y - m.CapHeight, W: f.Book.Measure(op.Text, op.Style), H: m.CapHeight + m.Descent*0.5}
		t.floats = within(f.floats, i)
		t.scrolls = slices.ContainsFunc(f.scrolls, func(s scroller) bool { return s.ops.holds(i) })
		if t.scrolls {
			t.box = t.box.Intersect(draw.Rect{X: t.box.X, Y: clip.Y, W: t.box.W, H: clip.H})
		}
		if t.box.Empty() || f.cover(&t, ops) {
			continue
		}
		texts = append(texts, t)
	}
	return texts
}

// cover looks at what is drawn over the text later and reports whether that hides it wholly.
func (f *Frame) cover(t *inspectedText, ops []draw.Op) (hidden bool) {
	clip := t.clip
	for i := t.op + 1; i < min(f.overlay, len(ops)); i++ {
		op := ops[i]
		if op.Kind != draw.KindClip && within(f.floats, i) != t.floats {
			continue
		}
		switch op.Kind {
		case draw.KindClip:
			clip = op.Rect
		case draw.KindRect, draw.KindRound, draw.KindEllipse:
			if op.Color.A < 100 {
				continue
			}
			over := op.Rect.Intersect(clip).Intersect(t.box)
			if over.W >= t.box.W-1 && over.H >= t.box.H-1 {
				return true
			}
			if over.W > 1 && over.H > 1 {
				t.covered = over
			}
		case draw.KindPolyline:
			if seen := t.box.Inset(1).Intersect(clip); crosses(f.List.Points(op), seen) && op.Color.A >= 100 {
				t.covered = t.box
			}
		}
	}
	return false
}

// crosses tells whether a line runs through a rectangle.
func crosses(points []draw.Point, r draw.Rect) bool {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		steps := max(1, int(a.Distance(b)/2))
		for s := range steps + 1 {
			if r.Contains(a.Lerp(b, float32(s)/float32(steps))) {
				return true
			}
		}
	}
	return false
}

func (f *Frame) inspectText(t inspectedText) []Fault {
	var faults []Fault
	add := func(kind FaultKind, at draw.Rect) {
		faults = append(faults, Fault{kind, fmt.Sprintf("%q", t.text), at})
	}
	if !inside(t.box, f.Bounds()) {
		add(TextOutside, t.box)
	}
	if !inside(t.box, t.clip) {
		add(TextCut, t.box)
	}
	if !t.covered.Empty() {
		add(TextCovered, t.covered)
	}
	if t.size < leastSize {
		add(TextTiny, t.box)
	}
	for _, r := range t.text {
		if !f.Book.Has(r) {
			faults = append(faults, Fault{NoGlyph, fmt.Sprintf("%q of %q", r, t.text), t.box})
		}
	}
	if p, ok := f.panelOf(t); ok && !t.scrolls && !inside(t.box, p) {
		add(TextLeaves, t.box)
	}
	if ground, ok := f.groundOf(t); ok {
		if c := Contrast(over(t.color, ground), ground); c < f.Theme.Least {
			faults = append(faults, Fault{TextFaint, fmt.Sprintf("%q (contrast %.1f)", t.text, c), t.box})
		}
	}
	return faults
}

// panelOf returns the smallest panel in which the text begins.
func (f *Frame) panelOf(t inspectedText) (draw.Rect, bool) {
	var best draw.Rect
	for _, p := range f.panels {
		if p.layer != f.top() || within(f.floats, p.op) != t.floats || !p.rect.Contains(t.box.Min()) && !p.rect.Contains(t.box.Center()) {
			continue
		}
		if best.Empty() || p.rect.W*p.rect.H < best.W*best.H {
			best = p.rect
		}
	}
	return best, !best.Empty()
}

// groundOf returns the colour that the text stands on, where one colour fills all of its ground.
func (f *Frame) groundOf(t inspectedText) (draw.Color, bool) {
	var ground draw.Color
	known := false
	for i, op := range f.List.Ops()[:t.op] {
		if t.floats && !within(f.floats, i) {
			continue
		}
		switch op.Kind {
		case draw.KindRect, draw.KindRound:
			if inside(t.box, op.Rect) {
				ground, known = over(op.Color, ground), known || op.Color.A == 255
			} else if op.Rect.Overlaps(t.box) && op.Rect.W > 2 && op.Rect.H > 2 {
				known = false
			}
		case draw.KindEllipse, draw.KindPolygon, draw.KindArc:
			if op.Rect.Overlaps(t.box) {
				known = false
			}
		}
	}
	return ground, known
}

// over returns what a colour looks like on a ground.
func over(c, ground draw.Color) draw.Color {
	return ground.Mix(c.WithAlpha(255), float32(c.A)/255).WithAlpha(255)
}

// Contrast is the ratio of the luminances of two opaque colours as WCAG defines it, from 1 to 21.
func Contrast(a, b draw.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c draw.Color) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func (f *Frame) inspectTargets() []Fault {
	var faults []Fault
	var live []placed
	for _, t := range f.targets {
		if t.layer == f.top() {
			live = append(live, t)
		}
	}
	for i, t := range live {
		what := fmt.Sprintf("%q", t.ID)
		if t.Label == "" {
			faults = append(faults, Fault{TargetNameless, what, t.Rect})
		}
		if t.scroll < 0 && !inside(t.Rect, f.Bounds()) {
			faults = append(faults, Fault{TargetOutside, what, t.Rect})
		}
		faults = append(faults, f.inspectReach(t)...)
		for _, u := range live[i+1:] {
			if t.ID == u.ID {
				faults = append(faults, Fault{TargetTwice, what, u.Rect})
			}
			common := t.visible.Intersect(u.visible)
			nested := inside(t.visible, u.visible) || inside(u.visible, t.visible)
			if t.usable() && u.usable() && t.floats == u.floats && common.W > 1 && common.H > 1 && !nested {
				faults = append(faults, Fault{TargetsOverlap, fmt.Sprintf("%q and %q", t.ID, u.ID), common})
			}
		}
	}
	return faults
}

// inside tells whether a lies in b, give or take a pixel.
func inside(a, b draw.Rect) bool {
	return a.X >= b.X-1 && a.Y >= b.Y-1 && a.Right() <= b.Right()+1 && a.Bottom() <= b.Bottom()+1
}

func (s span) holds(i int) bool { return i >= s.from && i < s.to }

func within(spans []span, i int) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.holds(i) })
}
