package explore

import "math/big"

// calmest returns the fewest preemptions of a run that ends with a finding and, with
// those, the fewest steps. Costs of pairs of a state and the task that moved last are
// improved until nothing changes.
func (n *naive) calmest() [2]int {
	tasks := len(n.program.Tasks)
	const far = 1 << 30
	cost := make([][][2]int, len(n.states))
	for i := range cost {
		cost[i] = make([][2]int, tasks+1)
		for last := range cost[i] {
			cost[i][last] = [2]int{far, far}
		}
	}
	cost[0][tasks] = [2]int{} // nobody has moved
	best := [2]int{far, far}
	less := func(a, b [2]int) bool { return a[0] < b[0] || a[0] == b[0] && a[1] < b[1] }
	for changed := true; changed; {
		changed = false
		for i, s := range n.states {
			for last, so := range cost[i] {
				if so[0] == far {
					continue
				}
				next := func(t int) [2]int {
					if last < tasks && last != t && n.can(s, last) {
						return [2]int{so[0] + 1, so[1] + 1}
					}
					return [2]int{so[0], so[1] + 1}
				}
				for _, e := range n.edges[i] {
					if c := next(e.task); less(c, cost[e.to][e.task]) {
						cost[e.to][e.task], changed = c, true
					}
				}
				for _, t := range n.fails[i] {
					if c := next(t); less(c, best) {
						best = c
					}
				}
				if n.bad[i] && less(so, best) {
					best = so
				}
			}
		}
	}
	return best
}

// runs returns the number of runs from a state on, or nil where some have no end.
func (n *naive) runs(i int, known map[int]*big.Int, above map[int]bool) *big.Int {
	if sum, ok := known[i]; ok || above[i] {
		return sum
	}
	above[i] = true
	sum := big.NewInt(int64(len(n.fails[i])))
	if len(n.edges[i])+len(n.fails[i]) == 0 {
		sum.SetInt64(1)
	}
	for _, e := range n.edges[i] {
		behind := n.runs(e.to, known, above)
		if behind == nil {
			return nil
		}
		sum.Add(sum, behind)
	}
	delete(above, i)
	known[i] = sum
	return sum
}
