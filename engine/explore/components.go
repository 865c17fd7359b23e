package explore

// component is a strongly connected component of a part.
type component struct {
	number int32   // from 1: living.of has it for each of the states
	entry  int32   // the state that the breadth-first search comes to first
	states []int32 // in no order
}

// components calls visit with each strongly connected component of a part. It is
// Tarjan's algorithm ("Depth-First Search and Linear Graph Algorithms", 1972) without
// recursion, since graphs are deeper than stacks.
func (w *living) components(p part, visit func(c *component)) {
	states := len(w.enabled)
	number := make([]int32, states) // order of discovery from 1; 0 while unknown
	low := make([]int32, states)
	w.of = make([]int32, states)
	var stack []int32
	type frame struct{ state, edge int32 }
	var calls []frame
	count, found := int32(0), int32(0)
	enter := func(i int32) {
		count++
		number[i], low[i] = count, count
		stack = append(stack, i)
		calls = append(calls, frame{i, w.first[i]})
	}
	for root := range int32(states) {
		w.look(1)
		if number[root] != 0 || p.state != nil && !p.state(root) {
			continue
		}
		enter(root)
		for len(calls) > 0 {
			w.look(1)
			f := &calls[len(calls)-1]
			i := f.state
			if f.edge < w.first[i+1] {
				to, e := w.targets[f.edge], f.edge
				f.edge++
				if !p.has(to, e) {
					continue
				}
				if number[to] == 0 {
					enter(to)
				} else if w.of[to] == 0 { // still on the stack
					low[i] = min(low[i], number[to])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1].state
				low[up] = min(low[up], low[i])
			}
			if low[i] == number[i] {
				found++
				c := component{number: found, entry: i}
				at := len(stack)
				for w.of[i] == 0 {
					w.look(1)
					at--
					w.of[stack[at]] = found
					c.entry = min(c.entry, stack[at])
				}
				c.states = stack[at:]
				visit(&c)
				stack = stack[:at]
			}
		}
	}
}
