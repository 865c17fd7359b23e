package sched

import "math/bits"

// Dice is a source of equally likely choices that is the same on every platform
// and will stay the same: SplitMix64 (Steele, Lea and Flood 2014), which is a
// counter in steps of the golden ratio, put through a finisher. The standard
// library's sources make no such promise across releases.
type Dice struct{ state uint64 }

// NewDice returns the dice of a seed. Every seed is as good as any other.
func NewDice(seed uint64) *Dice { return &Dice{state: seed} }

// Next returns the next 64 random bits.
func (d *Dice) Next() uint64 {
	d.state += 0x9e3779b97f4a7c15
	z := d.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Roll returns a number from 0 to sides-1, each with the same chance. A dice
// with one side is not rolled: it uses up no random bits.
func (d *Dice) Roll(sides int) int {
	if sides <= 1 {
		return 0
	}
	n := uint64(sides)
	// Lemire's method: the high word of a product is evenly spread once the
	// few low words that would favour some numbers are thrown away.
	uneven := -n % n
	for {
		high, low := bits.Mul64(d.Next(), n)
		if low >= uneven {
			return int(high)
		}
	}
}
