package code

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// door lets so many of those in who come through it at a time.
type door struct {
	name string
	size int64
}

// doorOf returns the door through which a worker comes, and whether there is one: that of
// the pool whose job he is, or the one for all.
func (p *plan) doorOf(task engine.TaskID) (door, bool) {
	w := &p.puzzle.Workers[task]
	name := func(of string) string { return p.names.spell(of) }
	if pool, ok := p.puzzle.Bench.Pool(w.Pool); ok && w.Pool != "" {
		return door{name("door-" + pool.Name), p.blueprint.Value(pool.Size)}, true
	}
	switch most := p.blueprint.Value(p.puzzle.Bench.Admitted); {
	case w.Asleep:
		return door{}, false
	case p.puzzle.Tools.Pool.Kind == puzzle.AtOnce:
		return door{"door", int64(p.blueprint.Pool)}, true
	case most > 0:
		return door{"door", most}, true
	}
	return door{}, false
}

// doors returns all doors, each once.
func (p *plan) doors() []door {
	var all []door
	seen := map[string]bool{}
	for i := range p.factory.Tasks {
		if d, ok := p.doorOf(engine.TaskID(i)); ok && !seen[d.name] {
			seen[d.name] = true
			all = append(all, d)
		}
	}
	return all
}

// pythonAdmit returns the arguments of the thread of somebody who comes through a door.
func pythonAdmit(d door, routine string) string {
	return fmt.Sprintf("threading.Thread(target=admit, args=(%s, %s), daemon=True)", d.name, routine)
}
