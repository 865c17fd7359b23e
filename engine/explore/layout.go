package explore

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
