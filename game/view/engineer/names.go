package engineer

import (
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/view/card"
	"lostupdate/game/view/figure"
	"lostupdate/levels/puzzle"
)

// gateName returns the short word for what a gate does.
func (s *screen) gateName(do puzzle.Do) string {
	if do == puzzle.HangKey {
		return s.say("engineer.unlock")
	}
	return s.say("engineer.lock")
}

// gateLabel returns what a gate is called in full.
func (s *screen) gateLabel(do puzzle.Do, key puzzle.Color) string {
	args := loc.Args{"Key": s.keyName(key)}
	if do == puzzle.HangKey {
		return s.say("engineer.unlock-label", args)
	}
	return s.say("engineer.lock-label", args)
}

// gateTip explains what a gate does.
func (s *screen) gateTip(do puzzle.Do) string {
	if do == puzzle.HangKey {
		return s.say("engineer.unlock-tip")
	}
	return s.say("engineer.lock-tip")
}

// keyName returns what a key is called.
func (s *screen) keyName(key puzzle.Color) string {
	switch key {
	case "red":
		return s.say("engineer.key-red")
	case "blue":
		return s.say("engineer.key-blue")
	case "green":
		return s.say("engineer.key-green")
	case "yellow":
		return s.say("engineer.key-yellow")
	case "purple":
		return s.say("engineer.key-purple")
	case "sky":
		return s.say("engineer.key-sky")
	}
	return string(key)
}

// face is what is to be seen and read on a station's card.
type face struct {
	icon  figure.Icon
	label string
	short string  // the same in a word; inside an increment's frame nobody needs more
	tip   string  // what it does, in one sentence
	width float32 // of label, in ems
	brief float32 // of short, in ems
}

// facesOf returns the faces of a routine's stations. Layout asks for them many
// times a frame, so they are worked out once in each.
func (s *screen) facesOf(r *puzzle.Routine) []face {
	if faces, ok := s.faces[r]; ok {
		return faces
	}
	faces := make([]face, len(r.Stations))
	for i := range r.Stations {
		st, f := &r.Stations[i], &faces[i]
		if st.Kind.Bracket() {
			continue
		}
		*f = s.faceOf(st)
		switch {
		case halved(st): // the frame about both halves says the rest
			f.label = f.short
		case st.Parts == 3 && st.Kind == puzzle.Read:
			f.short = s.say("engineer.station-read-short")
		case st.Parts == 3 && st.Kind == puzzle.Write:
			f.short = s.say("engineer.station-write-short")
		}
		s.measure(f)
	}
	if s.faces == nil {
		s.faces = map[*puzzle.Routine][]face{}
	}
	s.faces[r] = faces
	return faces
}

// measureEm is the size at which labels are measured, for what they are in ems.
const measureEm = 100

func (s *screen) measure(f *face) {
	if s.Book == nil { // nothing is drawn: see Tell
		return
	}
	f.width = s.Book.Measure(f.label, glyph.Bold(measureEm)) / measureEm
	if f.icon == figure.IconCompute { // a formula, in program letters
		f.width = s.Book.Measure(f.label, glyph.Mono(measureEm)) / measureEm
		f.brief = f.width
		return
	}
	f.brief = s.Book.Measure(f.short, glyph.Bold(measureEm)) / measureEm
}

// halved tells whether a station is one of the two steps of a card that waits.
func halved(st *puzzle.Station) bool {
	switch st.Kind {
	case puzzle.Wait, puzzle.Wake, puzzle.Arrive, puzzle.Pass:
		return true
	}
	return false
}

// faceOf returns the face of a station, not measured yet.
func (s *screen) faceOf(st *puzzle.Station) face {
	if f, ok := card.Of(s.Words, s.puzzle, s.text, st); ok {
		return face{icon: f.Icon, label: f.Label, short: f.Short, tip: f.Tip}
	}
	icon, label, tip := s.stationFace(st)
	return face{icon: icon, label: label, short: label, tip: tip}
}

// stationFace returns the icon and the label of a station's card, and what it
// does in one sentence.
func (s *screen) stationFace(st *puzzle.Station) (icon figure.Icon, label, tip string) {
	global := loc.Args{"Name": s.text.Name(st.Global), "Value": puzzle.OperandText(st.Value)}
	switch st.Kind {
	case puzzle.Read:
		return figure.IconRead, s.say("engineer.station-read", global), s.say("engineer.station-read-tip", global)
	case puzzle.Write:
		return figure.IconWrite, s.say("engineer.station-write", global), s.say("engineer.station-write-tip", global)
	case puzzle.Compute:
		formula := puzzle.FormulaText(st.To, st.A, st.Sign, st.B)
		if st.Parts == 3 && st.Part == 1 { // the middle of an increment
			return figure.IconPlus, s.say("engineer.station-add"), s.say("engineer.station-add-tip")
		}
		return figure.IconCompute, formula, s.say("engineer.station-compute-tip", loc.Args{"Formula": formula})
	case puzzle.Stamp:
		return figure.IconStamp, s.labelOr(st, s.say("engineer.station-stamp", global)), s.say("engineer.station-stamp-tip", global)
	case puzzle.Lock:
		return figure.IconLock, s.labelOr(st, s.gateName(puzzle.TakeKey)), s.gateTip(puzzle.TakeKey)
	case puzzle.Unlock:
		return figure.IconUnlock, s.labelOr(st, s.gateName(puzzle.HangKey)), s.gateTip(puzzle.HangKey)
	case puzzle.Work:
		return s.workFace(st)
	case puzzle.Check:
		claim := loc.Args{"Claim": s.conditionText(st.Condition)}
		return figure.IconCheck, s.labelOr(st, s.say("engineer.station-check", claim)), s.say("engineer.station-check-tip", claim)
	case puzzle.Spawn:
		name := loc.Args{"Name": s.workerName(st.Worker)}
		return figure.IconSpawn, s.say("engineer.station-spawn", name), s.say("engineer.station-spawn-tip", name)
	case puzzle.Join:
		name := loc.Args{"Name": s.workerName(st.Worker)}
		return figure.IconJoin, s.say("engineer.station-join", name), s.say("engineer.station-join-tip", name)
	case puzzle.IfOpen, puzzle.WhileOpen:
		claim := loc.Args{"Claim": s.conditionText(st.Condition)}
		return figure.IconIf, s.say("engineer.station-if", claim), s.say("engineer.station-if-tip", claim)
	}
	return figure.IconWork, s.labelOr(st, st.Kind.String()), st.Kind.String()
}

// workFace tells boxes that come from boxes that go, which is what most labels
// of plain work are about.
func (s *screen) workFace(st *puzzle.Station) (icon figure.Icon, label, tip string) {
	ticks := loc.Args{"N": st.Ticks}
	icon = figure.IconWork
	switch st.Label {
	case "take-box":
		icon = figure.IconBox
	case "ship-box":
		icon = figure.IconShip
	}
	return icon, s.labelOr(st, s.say("engineer.station-work", ticks)), s.say("engineer.station-work-tip", ticks)
}

func (s *screen) labelOr(st *puzzle.Station, text string) string {
	if st.Label != "" {
		return s.text.Name(st.Label)
	}
	return text
}

// conditionText returns a condition with the names that people read.
func (s *screen) conditionText(c puzzle.Condition) string { return card.Claim(s.text, c) }
