package draw

import (
	"math"
	"math/bits"
)

// Hash returns a number that is the same for equal pictures on every platform and run, and
// all but surely another one for different pictures. A game that keeps the hash of the last
// frame need not paint an equal one again.
func (l *List) Hash() uint64 {
	h := hasher(hashSeed)
	for i := range l.ops {
		h.op(l, &l.ops[i])
	}
	return h.sum()
}

const hashSeed = 0x9e3779b97f4a7c15

// op mixes in everything that an operation shows.
func (h *hasher) op(l *List, op *Op) {
	c := op.Color
	h.word(uint64(op.Kind)<<32 | uint64(c.R)<<24 | uint64(c.G)<<16 | uint64(c.B)<<8 | uint64(c.A))
	h.pair(op.Rect.X, op.Rect.Y)
	switch op.Kind {
	case KindText:
		h.text(op.Text)
		h.pair(op.Style.Size, 0)
		h.word(flags(op.Style.Bold, op.Style.Mono))
	case KindPolyline, KindPolygon:
		h.pair(op.Width, float32(op.count))
		for _, p := range l.Points(*op) {
			h.pair(p.X, p.Y)
		}
	default:
		h.pair(op.Rect.W, op.Rect.H)
		h.pair(op.Radius, op.Width)
		h.pair(op.From, op.To)
		h.word(flags(op.Snapped))
	}
}

// hasher mixes 64-bit words by multiplication; a frame of thousands of operations takes it
// tens of microseconds, which hash/fnv, byte by byte, does not reach.
type hasher uint64

func (h *hasher) word(w uint64) {
	high, low := bits.Mul64(uint64(*h)^w^0xa0761d6478bd642f, 0xe7037ed1a0b428db^bits.RotateLeft64(w, 29))
	*h = hasher(high ^ low ^ bits.RotateLeft64(uint64(*h), 23))
}

func (h *hasher) pair(a, b float32) {
	h.word(uint64(number(a))<<32 | uint64(number(b)))
}

func (h *hasher) text(s string) {
	h.word(uint64(len(s)))
	for len(s) > 0 {
		var w uint64
		n := min(8, len(s))
		for i := range n {
			w = w<<8 | uint64(s[i])
		}
		s = s[n:]
		h.word(w)
	}
}

func (h *hasher) sum() uint64 {
	h.word(0x8ebc6af09c88c6e3)
	return uint64(*h)
}

func flags(set ...bool) uint64 {
	var bits uint64
	for i, b := range set {
		if b {
			bits |= 1 << i
		}
	}
	return bits
}

// number returns the bits of f; both zeros count as one.
func number(f float32) uint32 {
	if f == 0 {
		return 0
	}
	return math.Float32bits(f)
}
