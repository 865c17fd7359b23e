package cores

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// gang is those tasks that are admitted on one count: the jobs of a pool, or all
// that are in none.
type gang struct {
	room   int  // how many more may be under way
	pooled bool // who follows another one finds a worker there, and pays no start
}

// formGangs assigns every task to its pool's gang; the last gang is everybody else.
func (r *shift) formGangs() {
	for _, pool := range r.bench.Pools {
		r.gangs = append(r.gangs, gang{room: pool.Size, pooled: true})
	}
	rest := len(r.gangs)
	r.gangs = append(r.gangs, gang{room: r.bench.Admitted})
	for t := range r.tasks {
		r.tasks[t].gang = rest
		for i, pool := range r.bench.Pools {
			if pool.Tasks.Has(engine.TaskID(t)) {
				r.tasks[t].gang = i
			}
		}
	}
}

// lineUp puts the tasks that begin on their own into the order in which they are
// to be admitted.
func (r *shift) lineUp() {
	var named engine.TaskSet
	add := func(t engine.TaskID) {
		if !named.Has(t) && r.state.Tasks[t] == machine.Started && !r.program.Tasks[t].Coreless {
			r.outside = append(r.outside, t)
		}
		named = named.With(t)
	}
	for _, t := range r.bench.Order {
		add(t)
	}
	for t := range r.tasks {
		add(engine.TaskID(t))
	}
}

// open admits all for whom there is room at the start.
func (r *shift) open() {
	r.outside = slices.DeleteFunc(r.outside, func(t engine.TaskID) bool {
		g := &r.gangs[r.tasks[t].gang]
		if g.room == 0 {
			return false
		}
		g.room--
		r.admit(t)
		return true
	})
}

// succeed lets the next one of a gang in when one of it has ended.
func (r *shift) succeed(gang int) {
	next := slices.IndexFunc(r.outside, func(t engine.TaskID) bool { return r.tasks[t].gang == gang })
	if next < 0 {
		r.gangs[gang].room++
		return
	}
	t := r.outside[next]
	r.outside = slices.Delete(r.outside, next, next+1)
	r.tasks[t].created = r.gangs[gang].pooled
	r.admit(t)
}

func (r *shift) admit(t engine.TaskID) {
	r.tasks[t].counted = true
	r.getUnderWay(t)
}

// getUnderWay makes a task that was admitted or spawned ready, and counts it.
func (r *shift) getUnderWay(t engine.TaskID) {
	if r.program.Tasks[t].Coreless {
		r.beginAlone(t)
		return
	}
	r.metrics.Admitted[t] = r.now
	r.active++
	r.house(t).active++
	r.takeStock()
	r.makeReady(t)
}

// leave no longer counts a task that has ended.
func (r *shift) leave(t engine.TaskID) {
	r.active--
	r.house(t).active--
}

// takeStock keeps the most memory that was in use.
func (r *shift) takeStock() {
	memory := int64(r.active) * r.bench.Memory.Thread
	for i := range r.houses {
		if r.houses[i].active > 0 {
			memory += r.bench.Memory.Process
		}
	}
	r.metrics.Memory = max(r.metrics.Memory, memory)
}
