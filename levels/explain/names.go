package explain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// names says what things are called in one level and one language. factory may
// be nil where only the level's own names are needed.
type names struct {
	level    *levels.Level
	factory  *compile.Factory
	language puzzle.Language
}

// worker returns "worker 2", or the worker's own name where the level gives one.
// Behind the workers stand those who empty out-trays.
func (n names) worker(task engine.TaskID) string {
	if n.factory != nil && int(task) >= len(n.factory.Tasks) && int(task) < len(n.factory.Tasks)+len(n.factory.Trays) {
		tray := n.factory.Trays[int(task)-len(n.factory.Tasks)]
		return say(n.language, "out-tray", blanks{"Worker": n.worker(engine.TaskID(tray.Worker - 1))})
	}
	if task >= 0 && int(task) < len(n.level.Puzzle.Workers) {
		if label := n.level.Puzzle.Workers[task].Label; label != "" {
			return numbered(n.level.Text(n.language).Name(label), n.level.Puzzle.Namesake(int(task)+1))
		}
	}
	return say(n.language, "worker", blanks{"Number": int(task) + 1})
}

// numbered tells those apart who have the same name.
func numbered(name string, number int) string {
	if number == 0 {
		return name
	}
	return fmt.Sprintf("%s %d", name, number)
}

// workers returns a list: "worker 1, worker 2 and worker 3".
func (n names) workers(tasks []engine.TaskID) string {
	var all []string
	for _, t := range tasks {
		all = append(all, n.worker(t))
	}
	return n.list(all)
}

func (n names) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return say(n.language, "list", blanks{
		"Init": strings.Join(items[:last], say(n.language, "list-separator", nil)), "Last": items[last],
	})
}

// key returns "the red key".
func (n names) key(color puzzle.Color) string {
	if slices.Contains(puzzle.Colors(), color) {
		return say(n.language, "key-"+string(color), nil)
	}
	return say(n.language, "key-unknown", blanks{"Name": string(color)})
}

// line returns the name of the line in which a task works.
func (n names) line(task engine.TaskID) string {
	p := n.factory.Program
	if task < 0 || int(task) >= len(p.Tasks) || p.ProcessOf(task) >= len(p.Processes) {
		return ""
	}
	return p.Processes[p.ProcessOf(task)].Name
}

// object returns the name of a global, a key, a thing or a section; where several
// lines are in use and each has one, it says which line's it is.
func (n names) object(id engine.ObjectID) string {
	if id < 0 || int(id) >= len(n.factory.Objects) {
		return say(n.language, "object-unknown", nil)
	}
	o := n.factory.Objects[id]
	name := n.level.Text(n.language).Name(o.Global + o.Thing + o.Section)
	switch {
	case o.Tray > 0:
		name = say(n.language, "out-tray", blanks{"Worker": n.worker(engine.TaskID(o.Tray - 1))})
	case o.Key != "":
		name = n.key(o.Key)
	}
	if len(n.factory.Lines) < 2 || o.Shared || o.Tray > 0 {
		return name
	}
	return say(n.language, "of-line", blanks{"Name": name, "Line": n.level.Puzzle.Lines[o.Line]})
}

// claims returns "total == 1 and stock >= 0".
func (n names) claims(claims []puzzle.Claim) string {
	var all []string
	for _, c := range claims {
		all = append(all, fmt.Sprintf("%s %s %d", n.claimed(c), c.Relation, c.Value))
	}
	return n.list(all)
}

// ends returns what the globals of the claims are worth at the end of a run:
// "total = 2".
func (n names) ends(final []int64, claims []puzzle.Claim) string {
	var all []string
	for _, c := range claims {
		global, _ := n.level.Puzzle.Global(c.Global)
		value := global.Init
		if id := n.factory.Object(max(0, n.level.Puzzle.Line(c.Line)), c.Global, ""); id >= 0 {
			value = final[id]
		}
		if entry := fmt.Sprintf("%s = %d", n.claimed(c), value); !slices.Contains(all, entry) {
			all = append(all, entry)
		}
	}
	return n.list(all)
}

// condition returns a check's condition with the global's name as people read it.
func (n names) condition(c puzzle.Condition) string {
	if c.Global != "" {
		c.Global = n.level.Text(n.language).Name(c.Global)
	}
	return c.String()
}

func (n names) claimed(c puzzle.Claim) string {
	name := n.level.Text(n.language).Name(c.Global)
	if c.Line == "" {
		return name
	}
	return say(n.language, "of-line", blanks{"Name": name, "Line": c.Line})
}

func asIllegal(err error) (*puzzle.Illegal, bool) {
	var illegal *puzzle.Illegal
	ok := errors.As(err, &illegal)
	return illegal, ok
}
