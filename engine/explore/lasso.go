package explore

import (
	"slices"

	"lostupdate/engine"
)

// lasso returns the witness of a fair component of a part: the shortest way into it,
// and a walk round it in which every task that could always move does, and progress
// is made if any can be.
func (w *living) lasso(c *component, p part, finding engine.Finding) *engine.Witness {
	entry := c.entry
	inside := part{
		state: func(i int32) bool { return w.of[i] == c.number },
		edge:  p.edge,
	}
	var moving engine.TaskSet
	for _, i := range c.states {
		w.look(1)
		moving |= w.enabled[i]
	}
	prefix, _ := w.walk(0, part{}, func(i, _ int32) bool { return i == entry })
	var cycle engine.Schedule
	at := entry
	for t := range moving.All() {
		part, to := w.walk(at, inside, func(i, e int32) bool {
			return !w.enabled[i].Has(t) || e >= 0 && w.movers[e].Task == t
		})
		cycle, at = append(cycle, part...), to
	}
	if w.makes(c, p) {
		part, to := w.walk(at, inside, func(_, e int32) bool { return e >= 0 && w.made[e] })
		cycle, at = append(cycle, part...), to
	}
	for len(cycle) == 0 || at != entry { // at least one step, and back to the entry
		part, to := w.walk(at, inside, func(i, e int32) bool { return e >= 0 && i == entry })
		cycle, at = append(cycle, part...), to
	}
	return &engine.Witness{Schedule: prefix, Cycle: cycle, Preemptions: w.preemptionsOf(prefix), Finding: finding}
}

// walk returns the shortest way in a part from a state to one that is wanted, and
// where it ends. wanted is told the state and the edge by which it was entered, or -1
// for the state in which the walk begins.
func (w *living) walk(from int32, p part, wanted func(state, edge int32) bool) (engine.Schedule, int32) {
	if wanted(from, -1) {
		return nil, from
	}
	type arrival struct{ before, edge int32 }
	seen := map[int32]arrival{}
	queue := []int32{from}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for e := w.first[i]; e < w.first[i+1]; e++ {
			w.look(1)
			to := w.targets[e]
			if !p.has(to, e) {
				continue
			}
			if wanted(to, e) {
				way := engine.Schedule{w.movers[e]}
				for at := i; at != from; at = seen[at].before {
					way = append(way, w.movers[seen[at].edge])
				}
				slices.Reverse(way)
				return way, to
			}
			if _, known := seen[to]; !known && to != from {
				seen[to] = arrival{i, e}
				queue = append(queue, to)
			}
		}
	}
	return nil, from // not reached: components are strongly connected
}

// preemptionsOf counts the preemptions of a way from the start.
func (w *living) preemptionsOf(way engine.Schedule) (count int) {
	at, last := int32(0), engine.TaskID(nobody)
	for _, c := range way {
		if last != nobody && last != c.Task && w.enabled[at].Has(last) {
			count++
		}
		last = c.Task
		for e := w.first[at]; e < w.first[at+1]; e++ {
			if w.movers[e] == c {
				at = w.targets[e]
				break
			}
		}
	}
	return count
}
