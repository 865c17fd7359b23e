package engine

import (
	"fmt"
	"strings"
)

// Shared is the Process of an object that belongs to no single process.
const Shared = -1

// Process is an address space: it owns memory, its tasks share what is in it,
// and nobody else reaches in.
type Process struct {
	Name string

	// Forked says that the process does not begin on its own: all its tasks wait
	// until a task of the process Parent forks it. Detached says that it then goes
	// on when that one ends or crashes, which takes other children with it.
	Forked   bool
	Parent   int // where Forked: index in Program.Processes
	Detached bool

	// HouseKey makes its tasks share one key for the cores: at most one of them is
	// on a core at a time, as under the interpreter lock of some languages. It is a
	// matter of time alone: only package cores cares.
	HouseKey bool
}

// ProcessOf returns the index of a task's process: 0 where the program names none.
func (p *Program) ProcessOf(t TaskID) int {
	if len(p.Processes) == 0 {
		return 0
	}
	return p.Tasks[t].Process
}

// Forked reports whether a task is in a process that does not begin on its own.
func (p *Program) Forked(t TaskID) bool {
	return len(p.Processes) > 0 && p.Processes[p.Tasks[t].Process].Forked
}

// Begins reports whether a task starts on its own, and not because another one
// spawns it or forks its process.
func (p *Program) Begins(t TaskID) bool { return !p.Tasks[t].Dormant && !p.Forked(t) }

// Copy is one object of a forked process that begins as a copy.
type Copy struct {
	From, To ObjectID
}

// Copies returns the objects of a forked process that correspond to one of its parent's:
// they have the same kind and the same name, a process's own name and a dot in front
// of it aside, so that "office.total" becomes "branch.total".
func (p *Program) Copies(child int) (copies []Copy) {
	own := func(process int, name string) string {
		return strings.TrimPrefix(name, p.Processes[process].Name+".")
	}
	if child >= len(p.Processes) || !p.Processes[child].Forked {
		return nil
	}
	parent := p.Processes[child].Parent
	for to, copied := range p.Objects {
		if copied.Process != child {
			continue
		}
		for from, o := range p.Objects {
			if o.Process == parent && o.Kind == copied.Kind && own(parent, o.Name) == own(child, copied.Name) {
				copies = append(copies, Copy{ObjectID(from), ObjectID(to)})
				break
			}
		}
	}
	return copies
}

// PatienceMax bounds Object.Patience and Task.Patience, since every number that is
// counted makes more states.
const PatienceMax = 1000

// validateProcesses reports the first reason why the processes, or what is said of
// them at objects and tasks, cannot be. Their numbers are in range already.
func (p *Program) validateProcesses() error {
	leaders := make([]int, max(1, len(p.Processes)))
	for i, t := range p.Tasks {
		if t.Leads {
			leaders[p.ProcessOf(TaskID(i))]++
		}
		if t.Patience < 0 || t.Patience > PatienceMax {
			return fmt.Errorf("engine: task %d %q has the patience %d, want 0 to %d", i, t.Name, t.Patience, PatienceMax)
		}
		for _, id := range t.PatientAt {
			if id < 0 || int(id) >= len(p.Objects) {
				return fmt.Errorf("engine: task %d %q has patience at object %d, which does not exist", i, t.Name, id)
			}
		}
	}
	for i, process := range p.Processes {
		switch {
		case process.Forked && (process.Parent < 0 || process.Parent >= i):
			return fmt.Errorf("engine: process %d %q has process %d as its parent, which must stand before it", i, process.Name, process.Parent)
		case process.Forked && leaders[i] == 0:
			return fmt.Errorf("engine: process %d %q is forked, and no task leads it", i, process.Name)
		case process.Detached && !process.Forked:
			return fmt.Errorf("engine: process %d %q is detached, but is no child", i, process.Name)
		}
	}
	for i, n := range leaders {
		if n > 1 {
			return fmt.Errorf("engine: process %d has %d tasks that lead it, want one", i, n)
		}
	}
	for i, o := range p.Objects {
		switch {
		case o.Robust && o.Kind != Mutex:
			return fmt.Errorf("engine: object %d %q is robust, but is no mutex", i, o.Name)
		case o.Patience < 0 || o.Patience > PatienceMax:
			return fmt.Errorf("engine: object %d %q has the patience %d, want 0 to %d", i, o.Name, o.Patience, PatienceMax)
		}
	}
	return nil
}
