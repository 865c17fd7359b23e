package compile

import (
	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// Tray is what empties a worker's out-tray of new values of one global.
type Tray struct {
	Worker int
	Global string
}

// layOutTrays gives every worker an out-tray, if the level has them. Behind the
// workers' tasks then stand those that empty the trays.
func (f *Factory) layOutTrays() error {
	f.Direct = f.Program
	if !f.Blueprint.On(f.Puzzle.OutTrays) {
		return nil
	}
	program, err := machine.WithOutTrays(f.Program, engine.TrayEntriesMax)
	if err != nil {
		return err
	}
	first := engine.ObjectID(len(f.Objects))
	for _, t := range f.Tasks {
		f.Objects = append(f.Objects, Object{Line: t.Line, Tray: t.Worker})
	}
	for _, task := range program.Tasks[len(f.Tasks):] {
		flush := task.Body.(machine.Code)[0]
		f.Trays = append(f.Trays, Tray{Worker: int(flush.With-first) + 1, Global: f.Objects[flush.Object].Global})
	}
	f.Program = program
	return nil
}
