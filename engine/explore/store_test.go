package explore

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// Every state is stored once and found again, at every size of the table.
func TestStoreKeepsEachStateOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	s := newStore[[2]uint64]()
	numbers := map[[2]uint64]int{}
	for range 50_000 {
		state := [2]uint64{r.Uint64() >> 52, r.Uint64() >> 60}
		want, known := numbers[state]
		if !known {
			require.Equal(t, -1, s.find(&state))
			want = len(numbers)
			numbers[state] = want
		}
		require.Equal(t, want, s.add(&state))
		require.Equal(t, want, s.find(&state))
	}
	require.Len(t, s.slab, len(numbers))
}

// A state of one word takes at most 32 bytes with its part of the table, whatever
// has been kept in reserve; the first table is for 128 states.
func TestBytesAState(t *testing.T) {
	s := newStore[[1]uint64]()
	for n := uint64(1); n <= 300_000; n++ {
		s.add(&[1]uint64{n})
		if n >= 1<<tableBitsMin/2 {
			require.LessOrEqual(t, s.bytes(), 32*int(n), "%d states", n)
		}
	}
}

// A crew whose fields are in one word is sorted as one by one.
func TestExchangeInWord(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 10_000 {
		n, width := 2+r.IntN(5), uint(3+r.IntN(7))
		c := &crew{members: make([]int, n), shift: uint(r.IntN(64 - n*int(width) + 1)), width: width}
		fields := make([]uint64, n)
		for i := range fields {
			fields[i] = r.Uint64() >> (64 - width)
			for j := i; j > 0 && fields[j] < fields[j-1]; j-- {
				fields[j], fields[j-1] = fields[j-1], fields[j]
			}
		}
		from := r.IntN(n)
		fields[from] = r.Uint64() >> (64 - width)
		rest := r.Uint64()
		word := rest
		for i, f := range fields {
			at := c.shift + uint(i)*width
			word = word&^((1<<width-1)<<at) | f<<at
		}
		to := c.exchangeInWord(&word, from)
		moved := fields[from]
		fields = append(fields[:from], fields[from+1:]...)
		fields = append(fields[:to], append([]uint64{moved}, fields[to:]...)...)
		require.IsNonDecreasing(t, fields)
		want := rest
		for i, f := range fields {
			at := c.shift + uint(i)*width
			want = want&^((1<<width-1)<<at) | f<<at
		}
		require.Equal(t, want, word, "nothing else changes")
	}
}
