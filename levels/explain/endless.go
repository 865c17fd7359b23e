package explain

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Livelock says what is wrong with a run that can go round for ever: from the event at
// index round to the last one, and again. By trace.Finding that nothing comes of it,
// that some can never go on again, or that somebody never gets his turn. steps are
// those of one round.
func Livelock(level *levels.Level, f *compile.Factory, trace *engine.Trace, round int) (sentence puzzle.Bilingual, steps []int) {
	var going, making []engine.TaskID
	for i, e := range trace.Events[round:] {
		if !e.Op.Kind.Visible() {
			continue
		}
		steps = append(steps, round+i)
		going = with(going, e.Task)
		if e.Op.Kind == engine.OpProgress {
			making = with(making, e.Task)
		}
	}
	id, object := "livelock", engine.ObjectID(-1)
	var waiting []engine.TaskID
	if len(going) == 1 {
		id = "livelock-alone"
	}
	if finding := trace.Finding; finding != nil {
		waiting = slices.Collect(finding.Waiting.All())
		switch finding.Kind {
		case engine.Deadlock:
			id = "stuck-beside"
		case engine.Starvation:
			id, going = "starved-bare", making
			if object = finding.Object; object >= 0 {
				id = "starved"
			}
		}
	}
	return inAll(id, func(l puzzle.Language) blanks {
		n := names{level, f, l}
		fill := blanks{"Going": n.workers(going), "Waiting": n.workers(waiting), "A": n.workers(waiting)}
		if object >= 0 {
			fill["Object"] = n.object(object)
		}
		return fill
	}), steps
}

// with returns tasks with one more, in ascending order.
func with(tasks []engine.TaskID, t engine.TaskID) []engine.TaskID {
	if i, known := slices.BinarySearch(tasks, t); !known {
		return slices.Insert(tasks, i, t)
	}
	return tasks
}
