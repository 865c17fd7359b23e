package explain

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Worker returns what a task is called: "worker 2", or the worker's own name.
func Worker(level *levels.Level, f *compile.Factory, task engine.TaskID) puzzle.Bilingual {
	one := func(l puzzle.Language) string { return names{level, f, l}.worker(task) }
	return puzzle.Bilingual{EN: one(puzzle.English), ZH: one(puzzle.Chinese)}
}

// Object returns what a shared object is called, such as "total" or "the red key".
func Object(level *levels.Level, f *compile.Factory, id engine.ObjectID) puzzle.Bilingual {
	one := func(l puzzle.Language) string { return names{level, f, l}.object(id) }
	return puzzle.Bilingual{EN: one(puzzle.English), ZH: one(puzzle.Chinese)}
}

// Step says what a visible operation does, in a few words that follow a worker's name and a colon: "write 1 to total".
func Step(level *levels.Level, f *compile.Factory, op engine.Op) puzzle.Bilingual {
	return inAll("do-"+op.Kind.String(), func(l puzzle.Language) blanks {
		n := names{level, f, l}
		fill := blanks{"Arg": op.Arg, "New": op.New}
		if op.Kind == engine.OpAdd {
			fill["Arg"] = fmt.Sprintf("%+d", op.Arg)
		}
		switch {
		case op.Kind.OnTask():
			fill["Other"] = n.worker(engine.TaskID(op.Object))
		case !op.Kind.OnNothing():
			fill["Object"] = n.object(op.Object)
		}
		return fill
	})
}
