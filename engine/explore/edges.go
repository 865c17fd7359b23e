package explore

// edges are the steps of a run that leaves nothing out, as numbers of states: those of
// state i are to[first[i]:first[i+1]], in the order of its options. What looks at the
// graph again, and asks for nothing but where its steps lead, need not look.
//
// Only so many are kept. A graph with more has none.
type edges struct {
	first, to []int32 // nil where none are kept
	scratch   []int32
}

// edgesMax bounds what is kept, at four bytes each.
const edgesMax = 4 << 20

// endsRun stands for a state behind a step that ends the run.
const endsRun = -1

// keep notes the steps of the next state.
func (e *edges) keep(v *view) {
	if e.first == nil {
		return
	}
	n := len(e.to)
	if n+len(v.options) > edgesMax {
		*e = edges{}
		return
	}
	e.first = append(roomFor(e.first, 1), int32(n))
	e.to = roomFor(e.to, len(v.options))[:n+len(v.options)]
	for i := range v.options {
		e.to[n+i] = v.options[i].target()
	}
}

func (o *option) target() int32 {
	if o.effect == stepped {
		return o.state
	}
	return endsRun
}

// has reports whether the steps of a state are kept.
func (e *edges) has(i int) bool { return i < len(e.first) }

func (e *edges) of(i int) []int32 {
	if i+1 < len(e.first) {
		return e.to[e.first[i]:e.first[i+1]]
	}
	return e.to[e.first[i]:]
}

// costOf returns the size of targets in transitions.
func (b *breadth) costOf(i int) int {
	if b.edges.has(i) {
		return 1
	}
	return b.space.tasks
}

// targets returns where the steps of a state lead that has been expanded. What it
// returns is valid until it is called again.
func (b *breadth) targets(i int) []int32 {
	if b.edges.has(i) {
		return b.edges.of(i)
	}
	b.look(i, existing)
	to := b.edges.scratch[:0]
	for j := range b.view.options {
		to = append(to, b.view.options[j].target())
	}
	b.edges.scratch = to
	return to
}
