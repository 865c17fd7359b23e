package explore

import (
	"slices"
)

// endless returns which kinds of findings there are among the fair runs without end,
// by the transitive closure of the graph and the definitions.
func (n *naive) endless() (idle, partial, starving bool) {
	any := n.cycles(func(int) bool { return true }, func(plainEdge) bool { return true })
	for _, c := range n.cycles(func(int) bool { return true }, func(e plainEdge) bool { return !e.made }) {
		idle = idle || slices.Contains(n.states[c[0]].Status, 'r')
	}
	for _, c := range any {
		ahead := n.closure(func(int) bool { return true }, func(plainEdge) bool { return true })[c[0]]
		for t := range n.program.Tasks {
			stuck := n.states[c[0]].Status[t] == 'r'
			for i := range n.states {
				if (i == c[0] || ahead[i]) && n.can(n.states[i], t) {
					stuck = false
				}
			}
			for _, i := range c {
				stuck = stuck && n.states[i].Status[t] == 'r'
			}
			partial = partial || stuck
		}
	}
	for t := range n.program.Tasks {
		runs := func(i int) bool { return n.states[i].Status[t] == 'r' }
		mine := func(e plainEdge) bool { return !(e.made && e.task == t) }
		for _, c := range n.cycles(runs, mine) {
			for _, i := range c {
				for _, e := range n.edges[i] {
					starving = starving || e.made && e.task != t && slices.Contains(c, e.to)
				}
			}
		}
	}
	return idle, partial, starving
}

// closure tells for each state which ones can be reached from it in one step or more.
func (n *naive) closure(state func(int) bool, edge func(plainEdge) bool) [][]bool {
	reach := make([][]bool, len(n.states))
	for i := range reach {
		reach[i] = make([]bool, len(n.states))
		for _, e := range n.edges[i] {
			if state(i) && state(e.to) && edge(e) {
				reach[i][e.to] = true
			}
		}
	}
	for k := range reach {
		for i := range reach {
			if reach[i][k] {
				for j, ok := range reach[k] {
					reach[i][j] = reach[i][j] || ok
				}
			}
		}
	}
	return reach
}

// cycles returns the sets of states that a fair run can go round in for ever.
func (n *naive) cycles(state func(int) bool, edge func(plainEdge) bool) (sets [][]int) {
	reach := n.closure(state, edge)
	done := make([]bool, len(reach))
	for i := range reach {
		if done[i] || !reach[i][i] {
			continue
		}
		var set []int
		for j := range reach {
			if reach[i][j] && reach[j][i] {
				set, done[j] = append(set, j), true
			}
		}
		fair := true
		for t := range n.program.Tasks {
			turn := false
			for _, j := range set {
				turn = turn || !n.can(n.states[j], t)
				for _, e := range n.edges[j] {
					turn = turn || e.task == t && edge(e) && slices.Contains(set, e.to)
				}
			}
			fair = fair && turn
		}
		if fair {
			sets = append(sets, set)
		}
	}
	return sets
}
