package puzzle

import "slices"

// Parts returns the parts that the player has in a level, in the order of play:
// one, or both of Saboteur and Engineer.
func (p *Puzzle) Parts() []Role {
	if p.Role == Both {
		return []Role{Saboteur, Engineer}
	}
	return []Role{p.Role}
}

// Part returns the level as it is played in one part: with the goal of that part
// alone, and for the saboteur with nothing to change about the factory. A level that has only this part is returned as it is.
func (p *Puzzle) Part(role Role) *Puzzle {
	if p.Role != Both {
		return p
	}
	part := *p
	part.Role = role
	if role == Saboteur {
		part.Fixed = true
		part.Goal.Demands = Demands{InterruptsMax: p.Goal.Demands.InterruptsMax, StepsMax: p.Goal.Demands.StepsMax}
	} else {
		part.Goal.Break, part.Goal.BreakFinding, part.Goal.Claim = nil, 0, false
		part.Goal.Demands.InterruptsMax, part.Goal.Demands.StepsMax = 0, 0
	}
	return &part
}

// PartOf returns the part for which a blueprint is meant: what has a schedule or
// makes a claim is the saboteur's.
func (p *Puzzle) PartOf(b Blueprint) Role {
	switch {
	case p.Role != Both:
		return p.Role
	case len(b.Schedule) > 0 || b.Claim:
		return Saboteur
	}
	return Engineer
}

// AsFound reports whether the blueprint leaves the factory as the level has it
// at the start.
func (p *Puzzle) AsFound(b Blueprint) bool {
	b = p.Canonical(b)
	start := p.Canonical(p.Start)
	b.Schedule, b.Claim, start.Schedule, start.Claim = nil, false, nil, false
	return b.Equal(start)
}

// Sabotage reports whether the level has a saboteur's part.
func (p *Puzzle) Sabotage() bool { return slices.Contains(p.Parts(), Saboteur) }
