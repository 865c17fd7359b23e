package explore

import "lostupdate/engine"

// seeks reports whether findings of a kind are looked for.
func (sp *space) seeks(kind engine.FindingKind) bool {
	return sp.only == engine.NoFinding || sp.only == kind
}

// seeksEndless reports whether findings are looked for that only a run without an end can
// show.
func (sp *space) seeksEndless() bool {
	return sp.seeks(engine.Livelock) || sp.seeks(engine.Deadlock) || sp.seeks(engine.Starvation)
}

// counts reports whether a step that ends the run is a finding that is looked for.
// What exactly befell a body is not known here: all of it goes under the failed
// assertion, which is the only kind that step lists have.
func (sp *space) counts(e effect) bool {
	switch e {
	case refused:
		return sp.seeks(engine.Misuse)
	case collided:
		return sp.seeks(engine.Collision)
	case starved:
		return sp.seeks(engine.Starvation)
	}
	return sp.seeks(engine.AssertFailed)
}

// effectOf returns the effect that stands for a finding.
func effectOf(kind engine.FindingKind) effect {
	switch kind {
	case engine.Misuse:
		return refused
	case engine.Collision:
		return collided
	case engine.Starvation:
		return starved
	}
	return failed
}
