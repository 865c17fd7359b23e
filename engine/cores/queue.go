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

// pop takes out the task that is to run next.
func (q *queue) pop() engine.TaskID {
	i := 0
	if q.dice != nil {
		i = q.dice.Roll(len(q.tasks))
	}
	t := q.tasks[i]
	q.tasks = slices.Delete(q.tasks, i, i+1)
	return t
}
