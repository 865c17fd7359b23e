package explore

import "lostupdate/engine"

// seeks reports whether findings of a kind are looked for.
func (sp *space) seeks(kind engine.FindingKind) bool {
	return sp.only == engine.NoFinding || sp.only == kind
}

// counts reports whether a step that ends the run is a finding that is looked for.
// What exactly befell a body is not known here: all of it goes under the failed
// assertion, which is the only kind that step lists have.
func (sp *space) counts(e effect) bool {
	if e == refused {
		return sp.seeks(engine.Misuse)
	}
	return sp.seeks(engine.AssertFailed)
}
