package explore

import "math/bits"

// layout says where in a packed state each field is. Field t is task t's local
// state, field len(tasks)+o is object o's content. A field never straddles two
// words, so that it is one shift and one mask away.
type layout struct {
	fields []field
	words  int
}

type field struct {
	word  int
	shift uint
	width uint
	mask  uint64 // of the value, before shifting
}

// newLayout places fields of the given widths, in bits, first fit.
func newLayout(widths []uint) *layout {
	l := &layout{fields: make([]field, len(widths))}
	used := []uint{0}
	for i, width := range widths {
		word := 0
		for word < len(used) && used[word]+width > 64 {
			word++
		}
		if word == len(used) {
			used = append(used, 0)
		}
		l.fields[i] = field{word: word, shift: used[word], width: width, mask: 1<<width - 1}
		used[word] += width
	}
	l.words = len(used)
	return l
}

// widened returns a layout in which field f, and those in alike with it, can hold
// value. Fields that exchange their contents must be equally wide.
func (l *layout) widened(f int, value uint64, alike []int) *layout {
	widths := make([]uint, len(l.fields))
	for i, field := range l.fields {
		widths[i] = field.width
	}
	width := uint(bits.Len64(value)) + 1 // one to spare: values tend to go on growing
	widths[f] = width
	for _, i := range alike {
		widths[i] = width
	}
	return newLayout(widths)
}

func (f field) fits(value uint64) bool { return value <= f.mask }
