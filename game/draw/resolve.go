package draw

// transform maps p to offset + p*scale.
type transform struct {
	offset Point
	scale  float32
}

func (t transform) point(p Point) Point {
	return Point{t.offset.X + float32(p.X*t.scale), t.offset.Y + float32(p.Y*t.scale)}
}

func (t transform) rect(r Rect) Rect {
	at := t.point(r.Min())
	return Rect{at.X, at.Y, r.W * t.scale, r.H * t.scale}
}

// PushClip hides what is drawn outside r until the matching PopClip. Clips nest: inside
// another clip only what both show is shown.
func (l *List) PushClip(r Rect) {
	l.clips = append(l.clips, l.transform().rect(r).Intersect(l.clip()))
	l.recordClip()
}

// PopClip ends the last PushClip. Without one it does nothing.
func (l *List) PopClip() {
	if n := len(l.clips); n > 0 {
		l.clips = l.clips[:n-1]
		l.recordClip()
	}
}

// PushTransform places what follows, until the matching PopTransform: it is scaled by
// scale and then moved by offset. Transforms nest, and clips and texts follow them too. A
// figure drawn about the origin is so placed anywhere at any size. A scale that is not
// positive hides what follows.
func (l *List) PushTransform(offset Point, scale float32) {
	outer := l.transform()
	l.moves = append(l.moves, transform{outer.point(offset), outer.scale * scale})
}

// PopTransform ends the last PushTransform. Without one it does nothing.
func (l *List) PopTransform() {
	if n := len(l.moves); n > 0 {
		l.moves = l.moves[:n-1]
	}
}

// Append draws all of src at the current transform and inside the current clip. It is for
// parts that are built once and shown in many frames.
func (l *List) Append(src *List) {
	if src == l {
		return // a list cannot contain itself
	}
	clipped := false
	for _, op := range src.ops {
		switch op.Kind {
		case KindClip:
			if clipped {
				l.PopClip()
			}
			if clipped = op.Rect != Everything(); clipped {
				l.PushClip(op.Rect)
			}
		case KindPolyline, KindPolygon:
			l.addPoints(op, src.Points(op))
		default:
			l.add(op)
		}
	}
	if clipped {
		l.PopClip()
	}
}

func (l *List) transform() transform {
	if n := len(l.moves); n > 0 {
		return l.moves[n-1]
	}
	return transform{scale: 1}
}

func (l *List) clip() Rect {
	if n := len(l.clips); n > 0 {
		return l.clips[n-1]
	}
	return Everything()
}

// recordClip records the clip in force. A clip under which nothing was drawn is replaced,
// so that lists of neighbouring clipped parts stay short.
func (l *List) recordClip() {
	op := Op{Kind: KindClip, Rect: l.clip()}
	if n := len(l.ops); n > 0 && l.ops[n-1].Kind == KindClip {
		l.ops[n-1] = op
		return
	}
	l.ops = append(l.ops, op)
}

// add records an operation without points, if there is anything to see of it.
func (l *List) add(op Op) {
	t := l.transform()
	op.place(t)
	op.Rect = t.rect(op.Rect)
	op.Snapped = op.Snapped && len(l.moves) == 0 // figures glide
	if op.Color.A == 0 || !op.measurable() || !op.bounds().Overlaps(l.clip()) {
		return
	}
	l.ops = append(l.ops, op)
}

// addPoints records an operation with a copy of its points, if there is anything to see of it.
func (l *List) addPoints(op Op, points []Point) {
	t := l.transform()
	op.place(t)
	if op.Color.A == 0 || !(t.scale > 0) || len(points) > op.maxPoints() {
		return
	}
	op.first = int32(len(l.points))
	op.count = int32(len(points))
	low, high := t.point(points[0]), t.point(points[0])
	for _, p := range points {
		p = t.point(p)
		low = Point{min(low.X, p.X), min(low.Y, p.Y)}
		high = Point{max(high.X, p.X), max(high.Y, p.Y)}
		l.points = append(l.points, p)
	}
	op.Rect = RectBetween(low, high).Inset(-op.Width / 2) // holds the ends and bends too
	if !op.measurable() || !op.Rect.Overlaps(l.clip()) {
		l.points = l.points[:op.first]
		return
	}
	l.ops = append(l.ops, op)
}

func (op *Op) maxPoints() int {
	if op.Kind == KindPolygon {
		return MaxPolygonPoints
	}
	return MaxLinePoints
}

// place scales the lengths of an operation.
func (op *Op) place(t transform) {
	op.Radius *= t.scale
	op.Width *= t.scale
	op.Style.Size *= t.scale
}

// bounds returns a rectangle that holds all that the operation draws. The width of a text is
// not known here, so a text counts as endless.
func (op *Op) bounds() Rect {
	if op.Kind != KindText {
		return op.Rect
	}
	size := op.Style.Size
	x := op.Rect.X - size
	return Rect{x, op.Rect.Y - 2*size, Everything().Right() - x, 3 * size}
}

// measurable tells whether all numbers of the operation are finite and within Everything,
// and its shape has an area. (Comparisons with what is not a number are false.)
func (op *Op) measurable() bool {
	world := Everything()
	if !(op.Rect.X >= world.X && op.Rect.Y >= world.Y &&
		op.Rect.Right() <= world.Right() && op.Rect.Bottom() <= world.Bottom()) {
		return false
	}
	if op.Kind == KindText {
		return op.Style.Size > 0 && op.Style.Size <= MaxTextSize
	}
	if op.Rect.Empty() {
		return false
	}
	return inWorld(op.Radius) && inWorld(op.Width) && inWorld(op.From) && inWorld(op.To)
}

// inWorld tells whether a length or an angle is no larger than Everything.
func inWorld(v float32) bool {
	most := Everything().Right()
	return -most <= v && v <= most
}

// cornerRadius keeps a radius between nothing and half the shorter side.
func cornerRadius(r Rect, radius float32) float32 {
	return within(radius, min(r.W, r.H)/2)
}

// isCircle tells whether a round rectangle is one; snapping could make an egg of it.
func isCircle(r Rect, radius float32) bool { return 2*radius >= max(r.W, r.H) }
