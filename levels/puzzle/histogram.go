package puzzle

import "slices"

// HistogramBars is how many bars a Histogram has at most.
const HistogramBars = 12

// Histogram counts solutions by a measure, such as their ticks. Bar i counts those
// from First+i*Width up to, but not including, First+(i+1)*Width. The zero
// Histogram has nothing counted in it. Histograms can be compared with ==.
type Histogram struct {
	First, Width int64
	Bars         [HistogramBars]int64
}

// NewHistogram counts the values, in as narrow bars as fit.
func NewHistogram(values []int64) Histogram {
	if len(values) == 0 {
		return Histogram{}
	}
	low, high := slices.Min(values), slices.Max(values)
	h := Histogram{First: low, Width: (high-low)/HistogramBars + 1}
	for _, v := range values {
		h.Bars[h.Bar(v)]++
	}
	return h
}

// Bar returns the bar that a value belongs to: the first or the last for a value
// beyond both ends.
func (h *Histogram) Bar(value int64) int {
	if value < h.First || h.Width == 0 {
		return 0
	}
	return int(min((value-h.First)/h.Width, HistogramBars-1))
}

// Used returns the bars up to the last that counts anything.
func (h *Histogram) Used() []int64 {
	last := HistogramBars
	for last > 0 && h.Bars[last-1] == 0 {
		last--
	}
	return h.Bars[:last]
}

// Total returns how many solutions were counted.
func (h *Histogram) Total() int64 {
	total := int64(0)
	for _, n := range h.Bars {
		total += n
	}
	return total
}
