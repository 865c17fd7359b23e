package explore

// components calls visit with each strongly connected component of a part. It is
// Tarjan's algorithm ("Depth-First Search and Linear Graph Algorithms", 1972) without
// recursion, since graphs are deeper than stacks.
func (w *living) components(p part, visit func([]int32)) {
	states := len(w.enabled)
	number := make([]int32, states) // order of discovery from 1; 0 while unknown
	low := make([]int32, states)
	onStack := make([]bool, states)
	var stack []int32
	type frame struct{ state, edge int32 }
	var calls []frame
	count := int32(0)
	enter := func(i int32) {
		count++
		number[i], low[i], onStack[i] = count, count, true
		stack = append(stack, i)
		calls = append(calls, frame{i, w.first[i]})
	}
	for root := range int32(states) {
		if number[root] != 0 || p.state != nil && !p.state(root) {
			continue
		}
		enter(root)
		for len(calls) > 0 {
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
				} else if onStack[to] {
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
				at := len(stack)
				for onStack[i] {
					at--
					onStack[stack[at]] = false
				}
				visit(stack[at:])
				stack = stack[:at]
			}
		}
	}
}
