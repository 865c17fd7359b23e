package explain

import (
	"lostupdate/engine"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// overcrowded returns the section that a worker has entered as one too many, and
// whether that is what went wrong. A section with room for several is checked like
// a check card, but nobody wrote one.
func overcrowded(f *compile.Factory, trace *engine.Trace) (section puzzle.Station, ok bool) {
	finding := trace.Finding
	if finding == nil || finding.Kind != engine.AssertFailed || finding.Task < 0 || int(finding.Task) >= len(f.Tasks) {
		return puzzle.Station{}, false
	}
	for _, s := range f.Routine(finding.Task).Stations {
		if s.Kind == puzzle.SectionOpen && compile.RoomNote(s.Name, s.Count) == finding.Detail {
			return s, true
		}
	}
	return puzzle.Station{}, false
}
