package server

import (
	"context"
	"errors"
	"slices"
	"sync"

	"lostupdate/levels/class/store"
)

// queue are the tickets that wait to be verified. It is the store that keeps them: here they only stand in line. The
// next is always one of the student who has cost least so far, so that somebody who hands in what takes long to judge
// waits for the others and not they for him; two tickets of one student never are in work together.
type queue struct {
	most int

	mu       sync.Mutex
	change   *sync.Cond
	jobs     []job // in the order in which they came
	reserved int   // places that were promised
	working  int
	ended    bool
}

// job is a ticket to verify, or what is kept of a student to judge again: then it has no number.
type job struct {
	pupil  *pupil
	ticket store.Ticket
}

var errBusy = errors.New("server: too many tickets wait to be verified")

func newQueue(most int) *queue {
	q := &queue{most: most}
	q.change = sync.NewCond(&q.mu)
	return q
}

// reserve promises a place, before the ticket is kept: what was acknowledged is never turned away.
func (q *queue) reserve() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ended || len(q.jobs)+q.reserved >= q.most {
		return errBusy
	}
	q.reserved++
	return nil
}

// release gives a place back, whose ticket could not be kept.
func (q *queue) release() {
	q.mu.Lock()
	q.reserved--
	q.mu.Unlock()
}

// push lines up a ticket for which a place was reserved.
func (q *queue) push(j job) {
	q.mu.Lock()
	q.reserved--
	q.jobs = append(q.jobs, j)
	q.mu.Unlock()
	q.change.Broadcast()
}

// resume lines up what was left from the run before, however much that is.
func (q *queue) resume(jobs []job) {
	q.mu.Lock()
	q.jobs = append(q.jobs, jobs...)
	q.mu.Unlock()
	q.change.Broadcast()
}

// length returns how many tickets wait or are in work.
func (q *queue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.jobs) + q.working
}

// next waits for a job and takes it; false when the queue has ended.
func (q *queue) next() (job, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for !q.ended {
		if at := q.cheapest(); at >= 0 {
			j := q.jobs[at]
			q.jobs = slices.Delete(q.jobs, at, at+1)
			j.pupil.busy = true
			q.working++
			return j, true
		}
		q.change.Wait()
	}
	return job{}, false
}

func (q *queue) cheapest() int {
	best := -1
	for i, j := range q.jobs {
		if !j.pupil.busy && (best < 0 || j.pupil.spent < q.jobs[best].pupil.spent) {
			best = i
		}
	}
	return best
}

// done says that a job is over, and what it cost.
func (q *queue) done(j job, cost int) {
	q.mu.Lock()
	j.pupil.busy = false
	j.pupil.spent += cost
	q.working--
	q.mu.Unlock()
	q.change.Broadcast()
}

// drop forgets all jobs of some students, who are gone.
func (q *queue) drop(gone func(p *pupil) bool) {
	q.mu.Lock()
	q.jobs = slices.DeleteFunc(q.jobs, func(j job) bool { return gone(j.pupil) })
	q.mu.Unlock()
}

// end lets next return. What waits is still in the store.
func (q *queue) end() {
	q.mu.Lock()
	q.ended = true
	q.mu.Unlock()
	q.change.Broadcast()
}

// settle waits until nothing waits any more, for tests and for whoever wants results that are complete.
func (q *queue) settle(ctx context.Context) error {
	stop := context.AfterFunc(ctx, q.change.Broadcast)
	defer stop()
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.jobs)+q.working+q.reserved > 0 && ctx.Err() == nil && !q.ended {
		q.change.Wait()
	}
	return ctx.Err()
}
