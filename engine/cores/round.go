package cores

import (
	"lostupdate/engine"
	"lostupdate/engine/routine"
)

// RoundAndRound is the Detail of a DeadlineMissed where a run has come to a state in
// which it was before: it would go on in the same way for ever.
const RoundAndRound = "round-and-round"

// Round is the part of a run that comes again and again.
type Round struct {
	From  int64 // the tick from which on, at the latest, the run repeats itself
	Ticks int64 // how long it goes once round; 0 = the run does not go round, or nobody knows
}

// rounds looks for a state of the run that comes again. Without a Seed what happens
// next follows from the state alone, so then the run has no end. States are compared
// whole, with all times counted from now; what a body does next follows from its last
// mark and the values it was handed since.
//
// One earlier state is kept, and a later one whenever twice as many were passed: Brent,
// "An Improved Monte Carlo Factorization Algorithm" (1980). So a run is noticed to go
// round before it is three times as long as the way into its round, or once round.
type rounds struct {
	passed, next int
	kept         tape
	at           int64 // the tick of the kept state
}

// tape is a state written down as words, or one that another is compared with, word
// by word.
type tape struct {
	words   []int64
	writing bool
	at      int
	same    bool
}

func (t *tape) put(words ...int64) {
	for _, w := range words {
		if t.writing {
			t.words = append(t.words, w)
			continue
		}
		t.same = t.same && t.at < len(t.words) && t.words[t.at] == w
		t.at++
	}
}

func (t *tape) list(tasks []engine.TaskID) {
	t.put(int64(len(tasks)))
	for _, id := range tasks {
		t.put(int64(id))
	}
}

func (t *tape) flag(is bool) {
	if is {
		t.put(1)
	} else {
		t.put(0)
	}
}

// comesRound reports whether the run is in a state in which it was before. It is to be
// asked once for every moment at which something happens.
func (r *shift) comesRound() bool {
	w := &r.rounds
	if r.ready.dice != nil {
		return false
	}
	w.kept.writing, w.kept.at, w.kept.same = false, 0, w.next > 0
	if r.describe(&w.kept); w.kept.same {
		r.metrics.Round = Round{From: w.at, Ticks: r.now - w.at}
		return true
	}
	if w.passed++; w.passed > w.next {
		w.next = 2 * w.passed
		w.kept.words, w.kept.writing = w.kept.words[:0], true
		r.describe(&w.kept)
		w.at = r.now
	}
	return false
}

// describe puts down all that the rest of the run depends on, what changes most often
// first. It may stop where a comparison has failed.
func (r *shift) describe(t *tape) {
	for c := range r.cores {
		k := &r.cores[c]
		t.put(int64(k.task), int64(k.last))
		if k.task < 0 {
			continue
		}
		worked := int64(-1)
		if k.from >= 0 {
			worked = r.now - k.from
		}
		t.put(worked, k.until-r.now, k.price)
		if r.bench.Quantum != forever || r.bench.Period > 0 {
			t.put(k.quantum)
		}
		t.flag(k.switching)
		t.flag(k.starting)
	}
	t.list(r.ready.tasks)
	t.list(r.waiting)
	for i := 0; i < len(r.tasks) && (t.writing || t.same); i++ {
		r.describeTask(t, i)
	}
	if !t.writing && !t.same {
		return
	}
	t.put(r.state.Objects...)
	t.put(r.state.Watched...)
	t.list(r.queued)
	t.list(r.outside)
	t.put(int64(len(r.uses)))
	for _, u := range r.uses {
		t.put(int64(u.task), int64(u.device), u.until-r.now)
	}
	for i := range r.gangs {
		t.put(int64(r.gangs[i].room))
	}
	for i := range r.houses {
		t.put(int64(r.houses[i].holder), int64(r.houses[i].state))
	}
}

func (r *shift) describeTask(t *tape, i int) {
	task := &r.tasks[i]
	t.put(int64(len(task.key)))
	t.put(task.key...)
	t.put(int64(len(task.handed)))
	t.put(task.handed...)
	t.put(int64(r.state.Tasks[i]), task.left, task.value, int64(task.core), int64(task.local))
	t.flag(task.coroutine == nil)
	t.flag(task.created)
	t.flag(task.counted)
	t.flag(task.over)
	t.flag(r.metrics.FirstSeen[i] < 0)
	t.flag(r.metrics.Admitted[i] < 0)
}

// resume lets the body of a task go on with the value that it is handed, and notes what
// its next steps follow from.
func (t *task) resume(value int64) *routine.Announcement {
	said := t.coroutine.Resume(value)
	t.handed = append(t.handed, value)
	t.hear(said)
	return said
}

// hear notes a mark that a body has set.
func (t *task) hear(said *routine.Announcement) {
	if said.Marked {
		t.key, t.handed = append(t.key[:0], said.Key...), t.handed[:0]
	}
}
