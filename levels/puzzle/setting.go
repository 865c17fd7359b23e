package puzzle

// Switch is a choice between named alternatives. Cards and flags of the level
// that name the same switch change together.
type Switch struct {
	Name         string
	Alternatives []string // the first is what stands there at the start
}

// Switch returns the switch with that name.
func (p *Puzzle) Switch(name string) (Switch, bool) {
	for _, s := range p.Switches {
		if s.Name == name {
			return s, true
		}
	}
	return Switch{}, false
}

// Dial returns the dial with that name.
func (p *Puzzle) Dial(name string) (Dial, bool) {
	for _, d := range p.Tools.Dials {
		if d.Name == name {
			return d, true
		}
	}
	return Dial{}, false
}

// DialSetting is a dial as the player has set it.
type DialSetting struct {
	Dial  string
	Value int64
}

// SwitchSetting is a switch as the player has set it.
type SwitchSetting struct {
	Switch string
	To     string // one of its alternatives
}

// Value returns what a number of the level is worth under the blueprint.
func (b *Blueprint) Value(n Number) int64 {
	for _, s := range b.Dials {
		if n.Dial != "" && s.Dial == n.Dial {
			return s.Value
		}
	}
	return n.Value
}

// Chosen returns the alternative at which a switch stands, or "" for a switch
// that the level does not have.
func (b *Blueprint) Chosen(name string) string {
	for _, s := range b.Switches {
		if s.Switch == name {
			return s.To
		}
	}
	return ""
}

// On reports whether a flag of the level is set under the blueprint.
func (b *Blueprint) On(f Flag) bool {
	if f.Switch != "" {
		return b.Chosen(f.Switch) == SwitchOn
	}
	return f.On
}

// Active reports whether a station is in use under the blueprint: not part of an
// alternative that is not chosen. The brackets of a choose card always are.
func (b *Blueprint) Active(s *Station) bool {
	return s.Switch == "" || s.Kind.chooses() || b.Chosen(s.Switch) == s.Alternative
}

// SlotActive reports whether a slot is in use under the blueprint.
func (b *Blueprint) SlotActive(r *Routine, slot int) bool {
	name, alternative := r.branch(slot)
	return name == "" || b.Chosen(name) == alternative
}

// opening returns the settings of all dials and switches as they are at the
// start where nothing else is said: the first choice of each.
func (p *Puzzle) opening() (dials []DialSetting, switches []SwitchSetting) {
	for _, d := range p.Tools.Dials {
		dials = append(dials, DialSetting{d.Name, d.Values[0]})
	}
	for _, s := range p.Switches {
		switches = append(switches, SwitchSetting{s.Name, s.Alternatives[0]})
	}
	return dials, switches
}

// CompleteSettings fills in the dials and switches that a start leaves out.
func (p *Puzzle) CompleteSettings(b *Blueprint) {
	dials, switches := p.opening()
	for i, d := range dials {
		dials[i].Value = b.Value(Number{Value: d.Value, Dial: d.Dial})
	}
	for i, s := range switches {
		if to := b.Chosen(s.Switch); to != "" {
			switches[i].To = to
		}
	}
	b.Dials, b.Switches = dials, switches
}

// branch returns the alternative in which a slot lies; "" outside of all.
func (r *Routine) branch(slot int) (name, alternative string) {
	for i := range min(slot, len(r.Stations)) {
		switch s := &r.Stations[i]; s.Kind {
		case ChoiceOpen, ChoiceNext:
			name, alternative = s.Switch, s.Alternative
		case ChoiceClose:
			name, alternative = "", ""
		}
	}
	return name, alternative
}
