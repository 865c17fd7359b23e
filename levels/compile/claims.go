package compile

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// Predicate returns the claims, all of which must hold, as a predicate of the
// program, or nil where there are none. In a line in which nobody works every
// global keeps its first value.
func (f *Factory) Predicate(claims []puzzle.Claim) engine.Predicate {
	if len(claims) == 0 {
		return nil
	}
	p := predicate{claims: claims}
	for _, c := range claims {
		line := max(0, f.Puzzle.Line(c.Line))
		global, _ := f.Puzzle.Global(c.Global)
		p.objects = append(p.objects, f.Object(line, c.Global, ""))
		p.first = append(p.first, global.Init)
	}
	return p
}

// predicate is a list of claims with the objects that they are about.
type predicate struct {
	claims  []puzzle.Claim
	objects []engine.ObjectID // -1 for the globals of a line in which nobody works
	first   []int64           // what those are worth
}

func (p predicate) Holds(value func(engine.ObjectID) int64) bool {
	for i, c := range p.claims {
		v := p.first[i]
		if p.objects[i] >= 0 {
			v = value(p.objects[i])
		}
		if !c.Relation.Holds(v, c.Value) {
			return false
		}
	}
	return true
}

func (p predicate) String() string {
	var parts []string
	for _, c := range p.claims {
		parts = append(parts, c.String())
	}
	return strings.Join(parts, " and ")
}

// Not returns the predicate that holds where p does not.
func Not(p engine.Predicate) engine.Predicate { return negation{p} }

type negation struct{ engine.Predicate }

func (n negation) Holds(value func(engine.ObjectID) int64) bool { return !n.Predicate.Holds(value) }
func (n negation) String() string                               { return "not (" + n.Predicate.String() + ")" }
