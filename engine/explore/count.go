package explore

import (
	"math/big"
	"math/bits"
	"slices"
)

// counting finds the number of complete schedules. The states are gone through in
// a topological order (Kahn's algorithm), and each passes the number of ways to
// reach it on to those that it leads to; what arrives where a run ends is added
// up. If the order cannot be completed there is a cycle, and some schedules are
// endless.
//
// This is for graphs for which the breadth-first run could not add the numbers up
// on its way. The numbers have a fixed width for all states. If one overflows, the work is
// done again with twice the width.
type counting struct {
	words  int      // of one number
	ways   []uint64 // by state, words each, little end first
	total  []uint64
	before []int32 // by state: how many steps lead to it from states not gone through
	ready  []int32 // states to go through, as a queue
	cursor int
	pass   countPass
}

type countPass uint8

const (
	countingSteps countPass = iota // fills before
	addingWays
)

const countWordsMax = 64 // numbers up to 2^4096

// count does the next piece of the work and returns its size in transitions.
func (s *Search) count() (used int) {
	c, b := &s.counting, s.whole
	if c.words == 0 {
		c.begin(2, b.graph.size())
	}
	if c.pass == countingSteps {
		if c.cursor < b.graph.size() {
			for _, to := range b.targets(c.cursor) {
				if to != endsRun {
					c.before[to]++
				}
			}
			c.cursor++
			return b.costOf(c.cursor - 1)
		}
		c.beginAdding()
		return 1
	}
	if c.cursor < len(c.ready) {
		i := int(c.ready[c.cursor])
		c.cursor++
		if !s.passWaysOn(i) {
			if c.words == countWordsMax {
				s.counting = counting{}
				s.phase = finished
				return 1
			}
			c.begin(2*c.words, b.graph.size())
		}
		return b.costOf(i)
	}
	if len(c.ready) == b.graph.size() {
		s.report.Interleavings = c.number(c.total)
	} else {
		s.report.Endless = true
	}
	s.counting = counting{}
	s.phase = finished
	return 1
}

func (c *counting) begin(words, states int) {
	*c = counting{words: words, ways: make([]uint64, words*states), total: make([]uint64, words), before: make([]int32, states)}
}

func (c *counting) beginAdding() {
	c.pass, c.cursor = addingWays, 0
	if c.before[0] == 0 {
		c.ready = append(make([]int32, 0, len(c.before)), 0)
		c.ways[0] = 1
	}
}

// passWaysOn adds a state's number to those of the states it leads to. It reports
// false when a number overflows.
func (s *Search) passWaysOn(i int) bool {
	c, b := &s.counting, s.whole
	targets := b.targets(i)
	ways := c.ways[i*c.words : (i+1)*c.words]
	fits := true
	for _, to := range targets {
		if to == endsRun {
			fits = addTo(c.total, ways) && fits
			continue
		}
		fits = addTo(c.ways[int(to)*c.words:int(to+1)*c.words], ways) && fits
		if c.before[to]--; c.before[to] == 0 {
			c.ready = append(c.ready, to)
		}
	}
	if len(targets) == 0 {
		fits = addTo(c.total, ways) && fits
	}
	return fits
}

func addTo(sum, n []uint64) bool {
	var carry uint64
	for w := range sum {
		sum[w], carry = bits.Add64(sum[w], n[w], carry)
	}
	return carry == 0
}

func (c *counting) number(words []uint64) *big.Int {
	bytes := make([]byte, 0, 8*len(words))
	for _, w := range slices.Backward(words) {
		for shift := 56; shift >= 0; shift -= 8 {
			bytes = append(bytes, byte(w>>shift))
		}
	}
	return new(big.Int).SetBytes(bytes)
}
