package explain

import "lostupdate/engine"

// swept returns how many updates the last write of a lost update sweeps away, one at
// least.
func (t telling) swept() int {
	if len(t.facts.Steps) < 3 || len(t.facts.Objects) == 0 {
		return 1
	}
	act := t.facts.Steps[len(t.facts.Steps)-1]
	return max(1, t.inEffect(act)-t.seenBy(act))
}

// inEffect returns how many updates are in what stands in the variable before a step. A
// write that rests on a read has those in it that the read saw, and itself.
func (t telling) inEffect(before int) int {
	count, seen := 0, map[engine.TaskID]int{} // looked up by key only
	for _, e := range t.trace.Events[:before] {
		switch {
		case e.Op.Object != t.facts.Objects[0]:
		case e.Op.Kind == engine.OpRead:
			seen[e.Task] = count
		case e.Op.Kind == engine.OpWrite:
			count = seen[e.Task] + 1
		case e.Op.Kind.Access()&engine.Writes != 0:
			count++
		}
	}
	return count
}

// seenBy returns how many updates were in what the writer had read, by the first step of
// the facts, before he wrote.
func (t telling) seenBy(act int) int { return t.inEffect(min(t.facts.Steps[0], act)) }
