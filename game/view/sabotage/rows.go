package sabotage

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/game/loc"
	"lostupdate/game/timeline"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// row is one line of a worker's panel: a card, or a bracket about cards.
type row struct {
	kind    rowKind
	station int // -1 at a gate
	gate    int // -1 at a station
	part    int // of a card that stands in a slot
	depth   int
	also    []int // stations whose work nobody sees and that happen in the same go
	caption string
	first   bool   // of an unfolded increment: the frame begins here
	last    bool   // and ends here
	folds   string // what a folded increment says; "" for all other rows
}

type rowKind uint8

const (
	cardRow rowKind = iota
	bracketRow
	homeRow // behind the last card
)

// rows lists what a worker's panel shows of his routine.
func (s *screen) rows(t engine.TaskID) []row {
	f := s.m.Factory()
	routine := f.Routine(t)
	var rows []row
	for i := range routine.Stations {
		rows = append(rows, gateRows(f, routine, i)...)
		st := &routine.Stations[i]
		if !f.Blueprint.Active(st) {
			continue
		}
		unfolded := st.Parts == incrementParts && incremented(st)
		caption := s.text.Name(st.Global) + " += 1"
		switch {
		case unfolded && s.folded(routine, i-st.Part):
			if st.Part == 0 {
				rows = append(rows, row{station: i, gate: -1, depth: st.Depth, folds: caption})
			}
		case st.Kind.Bracket() && st.Kind != puzzle.RepeatOpen && st.Kind != puzzle.Else && st.Kind != puzzle.CallOpen:
			// An end needs no line: the indentation shows it.
		case st.Kind.Bracket():
			rows = append(rows, row{kind: bracketRow, station: i, gate: -1, depth: st.Depth})
		case !visible(st) && together(rows, st):
			r := &rows[len(rows)-1]
			r.also = append(r.also, i)
		default:
			r := row{station: i, gate: -1, depth: st.Depth, first: unfolded && st.Part == 0, last: unfolded && st.Part == 2}
			if unfolded {
				r.caption = caption
			}
			rows = append(rows, r)
		}
	}
	rows = append(rows, gateRows(f, routine, len(routine.Stations))...)
	return append(rows, row{kind: homeRow, station: len(routine.Stations), gate: -1})
}

func gateRows(f *compile.Factory, routine *puzzle.Routine, slot int) []row {
	var rows []row
	depth := 0
	if slot < len(routine.Stations) {
		depth = routine.Stations[slot].Depth
	}
	for _, g := range f.Blueprint.GatesIn(routine.Name, slot) {
		parts := 1
		if f.Blueprint.Gates[g].Do == puzzle.PlaceCard {
			parts = len(f.Puzzle.PlacedStations(f.Blueprint.Gates[g]))
		}
		for part := range parts {
			rows = append(rows, row{station: -1, gate: g, part: part, depth: depth})
		}
	}
	return rows
}

// incremented reports whether a station of three parts belongs to an increment,
// and not to a choice with two branches.
func incremented(st *puzzle.Station) bool {
	switch st.Kind {
	case puzzle.Read, puzzle.Compute, puzzle.Write:
		return true
	}
	return false
}

// visible reports whether other workers can notice what happens at a station:
// whether a worker can be stopped in front of it.
func visible(st *puzzle.Station) bool {
	switch st.Kind {
	case puzzle.Compute, puzzle.Work, puzzle.Use:
		return false
	case puzzle.Check, puzzle.IfOpen, puzzle.WhileOpen:
		return st.Condition.Global != ""
	}
	return true
}

// together reports whether a station's work follows the last card in the same go.
func together(rows []row, st *puzzle.Station) bool {
	if len(rows) == 0 {
		return false
	}
	last := rows[len(rows)-1]
	return last.kind == cardRow && last.depth == st.Depth && st.Kind != puzzle.IfOpen && st.Kind != puzzle.WhileOpen
}

// at reports whether a place on the belt is this row's.
func (r *row) at(p timeline.Place) bool {
	if p.Gate >= 0 || r.gate >= 0 {
		return p.Gate == r.gate && p.Part == r.part
	}
	if p.Station == r.station || r.folds != "" && p.Station > r.station && p.Station < r.station+incrementParts {
		return true
	}
	for _, also := range r.also {
		if p.Station == also {
			return true
		}
	}
	return false
}

// current returns the index of the row at which a worker is, or -1.
func current(rows []row, p timeline.Place) int {
	for i := range rows {
		if rows[i].kind != bracketRow && rows[i].at(p) {
			return i
		}
	}
	return -1
}

// cardText returns what a row's card says.
func (s *screen) cardText(t engine.TaskID, r *row) (icon figure.Icon, text string) {
	f := s.m.Factory()
	switch {
	case r.kind == homeRow:
		return figure.IconHome, s.say("sabotage.card.home")
	case r.folds != "":
		return figure.IconPlus, r.folds
	case r.gate >= 0:
		g := f.Blueprint.Gates[r.gate]
		if g.Do == puzzle.PlaceCard {
			stations := f.Puzzle.PlacedStations(g)
			icon, text = s.stationText(&stations[r.part])
			if name := s.text.Names[g.Card]; name != "" && len(stations) == 1 {
				text = name
			}
			return icon, text
		}
		if g.Do == puzzle.HangKey {
			return figure.IconUnlock, s.say("sabotage.card.unlock", loc.Args{"Key": s.keyName(g.Key)})
		}
		return figure.IconLock, s.say("sabotage.card.lock", loc.Args{"Key": s.keyName(g.Key)})
	}
	return s.stationText(&f.Routine(t).Stations[r.station])
}

// stationText returns the icon and the text of a station's card.
func (s *screen) stationText(st *puzzle.Station) (icon figure.Icon, text string) {
	global := s.text.Name(st.Global)
	switch st.Kind {
	case puzzle.Read:
		return figure.IconRead, s.say("sabotage.card.read", loc.Args{"Register": puzzle.RegisterName(st.To), "Global": global})
	case puzzle.Write:
		return figure.IconWrite, s.say("sabotage.card.write", loc.Args{"Global": global, "Value": puzzle.OperandText(st.Value)})
	case puzzle.Compute:
		return figure.IconPlus, puzzle.FormulaText(st.To, st.A, st.Sign, st.B)
	case puzzle.Stamp:
		args := loc.Args{"Global": global, "Value": change(st.Value)}
		if st.Label != "" {
			return figure.IconStamp, s.labelled(st, s.say("sabotage.card.change", args))
		}
		return figure.IconStamp, s.say("sabotage.card.stamp", args)
	case puzzle.Lock:
		return figure.IconLock, s.labelled(st, s.say("sabotage.card.lock", loc.Args{"Key": s.keyName(st.Key)}))
	case puzzle.Unlock:
		return figure.IconUnlock, s.labelled(st, s.say("sabotage.card.unlock", loc.Args{"Key": s.keyName(st.Key)}))
	case puzzle.Work:
		return s.workText(st)
	case puzzle.Check:
		return figure.IconCheck, s.say("sabotage.card.check", loc.Args{"Claim": s.claim(st.Condition)})
	case puzzle.Spawn:
		return figure.IconSpawn, s.say("sabotage.card.spawn", loc.Args{"Name": s.workerName(engine.TaskID(st.Worker - 1))})
	case puzzle.Join:
		return figure.IconJoin, s.say("sabotage.card.join", loc.Args{"Name": s.workerName(engine.TaskID(st.Worker - 1))})
	case puzzle.WhileOpen:
		return figure.IconRepeat, s.say("sabotage.card.while", loc.Args{"Claim": s.claim(st.Condition)})
	case puzzle.IfOpen:
		return figure.IconIf, s.say("sabotage.card.if", loc.Args{"Claim": s.claim(st.Condition)})
	case puzzle.RepeatOpen:
		return figure.IconRepeat, s.say("sabotage.card.repeat", loc.Args{"Count": s.m.Factory().Blueprint.Value(puzzle.Number{Value: int64(st.Count), Dial: st.Dial})})
	case puzzle.Else:
		return figure.IconIf, s.say("sabotage.card.else")
	}
	if st.Kind == puzzle.CallOpen {
		return figure.IconCall, s.text.Name(st.Name)
	}
	f, _ := card.Of(s.Words, s.m.Level.Puzzle, s.text, st)
	return f.Icon, f.Label
}

// labelled puts the level's own name for a card before what the card does.
func (s *screen) labelled(st *puzzle.Station, does string) string {
	if st.Label == "" {
		return does
	}
	return s.say("sabotage.card.labelled", loc.Args{"Label": s.text.Name(st.Label), "Does": does})
}

// change returns what a stamp adds as people write it: "+1", "-1" or "+r".
func change(by puzzle.Operand) string {
	if text := puzzle.OperandText(by); strings.HasPrefix(text, "-") {
		return text
	}
	return "+" + puzzle.OperandText(by)
}

// workText tells boxes that come from boxes that go, which is what most labels
// of plain work are about.
func (s *screen) workText(st *puzzle.Station) (icon figure.Icon, text string) {
	icon = figure.IconWork
	switch st.Label {
	case "":
		return icon, s.say("sabotage.card.work", loc.Args{"N": st.Ticks})
	case "take-box":
		icon = figure.IconBox
	case "ship-box":
		icon = figure.IconShip
	}
	return icon, s.text.Name(st.Label)
}

// claim returns a condition with the names that people read.
func (s *screen) claim(c puzzle.Condition) string { return card.Claim(s.text, c) }

// keyName returns what a key is called.
func (s *screen) keyName(key puzzle.Color) string {
	switch key {
	case "red":
		return s.say("sabotage.key.red")
	case "blue":
		return s.say("sabotage.key.blue")
	case "green":
		return s.say("sabotage.key.green")
	case "yellow":
		return s.say("sabotage.key.yellow")
	case "purple":
		return s.say("sabotage.key.purple")
	case "sky":
		return s.say("sabotage.key.sky")
	}
	return string(key)
}
