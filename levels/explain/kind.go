package explain

import (
	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// Kind says in a word or two what kind of failure this is, for tables that count them. It is empty for NoFinding.
func Kind(k engine.FindingKind) puzzle.Bilingual {
	if k == engine.NoFinding {
		return puzzle.Bilingual{}
	}
	return plain("kind-"+k.String(), nil)
}
