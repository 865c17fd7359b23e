package puzzle

import (
	"slices"

	"lostupdate/engine"
)

// Parts returns the parts that the player has in a level, in the order of play:
// one, or both of Saboteur and Engineer.
func (p *Puzzle) Parts() []Role {
	if p.Role == Both {
		return []Role{Saboteur, Engineer}
	}
	return []Role{p.Role}
}

// Slowing reports whether the saboteur's part is to slow the reference shift down. No
// schedule does that, since the shift is what it is: the saboteur takes on more work, at the
// same benches and with the same screen as the engineer.
func (p *Puzzle) Slowing() bool {
	return p.Sabotage() && p.Goal.Demands.TicksMin > 0 && len(p.Goal.Break) == 0 && p.Goal.BreakFinding == engine.NoFinding
}

// Built reports whether a part is won by what is built, and not by a schedule.
func (p *Puzzle) Built(role Role) bool { return role == Engineer || p.Slowing() }

// Part returns the level as it is played in one part: with the goal of that part
// alone, and for the saboteur with nothing to change about the factory, but for how much
// work is taken on where he slows the shift down. A level that has only this part is
// returned as it is.
func (p *Puzzle) Part(role Role) *Puzzle {
	if p.Role != Both {
		return p
	}
	part := *p
	part.Role = role
	switch {
	case p.Slowing():
		part.slowed(role)
	case role == Saboteur:
		part.Fixed = true
		part.Goal.Demands = Demands{InterruptsMax: p.Goal.Demands.InterruptsMax, StepsMax: p.Goal.Demands.StepsMax}
	default:
		part.Goal.Break, part.Goal.BreakFinding, part.Goal.Claim = nil, 0, false
		part.Goal.Demands.InterruptsMax, part.Goal.Demands.StepsMax = 0, 0
	}
	return &part
}

// slowed makes a part of a level that is first slowed down. The saboteur may change how
// many workers come, and nothing else; the engineer has to do with as many as must come.
func (p *Puzzle) slowed(role Role) {
	all := p.Goal.Demands
	if role == Saboteur {
		p.Tools = Tools{Pool: p.Tools.Pool, Dials: slices.Clone(p.Tools.Dials)}
		for i, d := range p.Start.Dials {
			p.Tools.Dials[i].Values = []int64{d.Value}
		}
		p.Goal = Goal{Final: p.Goal.Final, Demands: Demands{TicksMin: all.TicksMin}}
		return
	}
	p.Start = p.Start.Clone()
	p.Start.Pool = int(all.WorkersMin)
	p.Tools.Pool.Min, p.Tools.Pool.Max = p.Start.Pool, p.Start.Pool
	p.Goal.Demands.TicksMin = 0
}

// PartOf returns the part for which a blueprint is meant: what has a schedule or
// makes a claim is the saboteur's, and so is, where he slows the shift down, what differs
// from the start in nothing but the workers who come.
func (p *Puzzle) PartOf(b Blueprint) Role {
	switch {
	case p.Role != Both:
		return p.Role
	case p.Slowing():
		b.Pool = p.Start.Pool
		if p.AsFound(b) {
			return Saboteur
		}
		return Engineer
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
