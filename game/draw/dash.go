package draw

import "math"

// Dash is the rhythm of a broken line: drawn for On, left out for Off, and so on. The zero
// value is an unbroken line. Dashes have round ends, which count as part of On; a dash
// shorter than the line is wide is a dot. Phase moves the pattern along the line, towards
// its end, for lines that march.
type Dash struct{ On, Off, Phase float32 }

// maxDashes keeps a pattern much finer than its line is long from flooding the list; such a
// line is drawn unbroken.
const maxDashes = 1 << 12

// dashable tells whether the line is to have gaps.
func (l *List) dashable(points []Point, width float32, dash Dash) bool {
	if !(dash.On > 0 && dash.Off > 0) || math.IsNaN(float64(dash.Phase)) || math.IsInf(float64(dash.Phase), 0) {
		return false
	}
	var length float32
	for i := 1; i < len(points); i++ {
		length += points[i].Distance(points[i-1])
	}
	return length/(dash.On+dash.Off) <= maxDashes // false for lengths that are not finite
}

// addDashes records each dash of a broken line as a line of its own, so that painters need
// to know nothing about dashes.
func (l *List) addDashes(points []Point, width float32, dash Dash, c Color) {
	cap := min(width, dash.On) / 2
	period := dash.On + dash.Off
	phase := float32(math.Mod(float64(dash.Phase), float64(period)))
	if phase > 0 {
		phase -= period
	}
	w := walker{points: points}
	for begin := phase; ; begin += period {
		from, to := begin+cap, begin+dash.On-cap
		if to < 0 {
			continue // the first dash may lie wholly before the line
		}
		l.scratch = w.part(l.scratch[:0], max(from, 0), to)
		if len(l.scratch) == 0 {
			return
		}
		l.addPoints(Op{Kind: KindPolyline, Width: width, Color: c}, l.scratch)
	}
}

// walker walks along a line, forwards only.
type walker struct {
	points []Point
	at     int     // the segment from points[at] to points[at+1] is under foot
	passed float32 // length of the line before that segment
}

// part appends the part of the line between two distances from its beginning. It appends
// nothing when the line ends before from.
func (w *walker) part(to []Point, from, until float32) []Point {
	for w.at+1 < len(w.points) {
		a, b := w.points[w.at], w.points[w.at+1]
		length := a.Distance(b)
		end := w.passed + length
		if from <= end && length > 0 {
			if len(to) == 0 {
				to = append(to, a.Lerp(b, (from-w.passed)/length))
			}
			if until <= end {
				return append(to, a.Lerp(b, (until-w.passed)/length))
			}
			to = append(to, b)
		}
		w.at++
		w.passed = end
	}
	return to
}
