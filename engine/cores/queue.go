package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// queue holds the ready tasks in the order in which they came.
type queue struct {
	tasks []engine.TaskID
	dice  *sched.Dice // nil = first come, first served
}

func (q *queue) push(t engine.TaskID) { q.tasks = append(q.tasks, t) }

func (q *queue) empty() bool { return len(q.tasks) == 0 }

// pop takes out the task that is to run next, of those that may.
func (q *queue) pop(may func(engine.TaskID) bool) (engine.TaskID, bool) {
	var able []int
	for i, t := range q.tasks {
		if may(t) {
			able = append(able, i)
		}
	}
	if len(able) == 0 {
		return -1, false
	}
	i := able[0]
	if q.dice != nil {
		i = able[q.dice.Roll(len(able))]
	}
	t := q.tasks[i]
	q.tasks = slices.Delete(q.tasks, i, i+1)
	return t, true
}
