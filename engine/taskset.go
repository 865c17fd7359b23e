package engine

import (
	"iter"
	"math/bits"
)

// TaskSet is a set of tasks, bit i for task i.
type TaskSet uint64

// With returns the set with t in it.
func (s TaskSet) With(t TaskID) TaskSet { return s | 1<<uint(t) }

// Has reports whether t is in the set.
func (s TaskSet) Has(t TaskID) bool { return t >= 0 && t < TasksMax && s&(1<<uint(t)) != 0 }

// Len returns the number of tasks in the set.
func (s TaskSet) Len() int { return bits.OnesCount64(uint64(s)) }

// First returns the lowest task of the set, or -1 for the empty set.
func (s TaskSet) First() TaskID {
	if s == 0 {
		return -1
	}
	return TaskID(bits.TrailingZeros64(uint64(s)))
}

// All yields the tasks in ascending order.
func (s TaskSet) All() iter.Seq[TaskID] {
	return func(yield func(TaskID) bool) {
		for rest := s; rest != 0; rest &= rest - 1 {
			if !yield(TaskID(bits.TrailingZeros64(uint64(rest)))) {
				return
			}
		}
	}
}
