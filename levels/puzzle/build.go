package puzzle

import (
	"fmt"
	"slices"
	"strings"
)

// buildText returns a whole blueprint in one line, as the edit build writes it:
// "build lock red pack 2; homes A B; quantum 4".
func buildText(b *Blueprint) string {
	if b == nil {
		return "build"
	}
	var clauses []string
	say := func(text string, args ...any) { clauses = append(clauses, fmt.Sprintf(text, args...)) }
	for _, g := range b.Gates {
		say("%s", g)
	}
	if len(b.Homes) > 0 {
		say("homes %s", strings.Join(b.Homes, " "))
	}
	if b.Quantum != 0 {
		say("quantum %d", b.Quantum)
	}
	if b.Pool != 0 {
		say("pool %d", b.Pool)
	}
	if b.Order != nil {
		say("%s", Edit{Kind: EditOrder, Order: b.Order})
	}
	for _, s := range b.Dials {
		say("dial %s %d", s.Dial, s.Value)
	}
	for _, s := range b.Switches {
		say("switch %s %s", s.Switch, s.To)
	}
	if len(b.Schedule) > 0 {
		say("schedule %s", b.Schedule)
	}
	if b.Claim {
		say("claim")
	}
	return strings.TrimSpace("build " + strings.Join(clauses, "; "))
}

// parseBuild reads what buildText writes, without its first word.
func parseBuild(text string) (Edit, error) {
	b := &Blueprint{}
	if strings.TrimSpace(text) == "" {
		return Edit{Kind: EditBuild, Build: b}, nil
	}
	clauses := strings.Split(text, ";")
	if len(clauses) > buildClausesMax {
		return Edit{}, fmt.Errorf("puzzle: a build line has %d parts, at most %d are possible", len(clauses), buildClausesMax)
	}
	for _, clause := range clauses {
		if err := b.addClause(strings.Fields(clause)); err != nil {
			return Edit{}, err
		}
	}
	return Edit{Kind: EditBuild, Build: b}, nil
}

// buildClausesMax is more than any level's blueprint has.
const buildClausesMax = GatesMax + DialsMax + SwitchesMax + 8

func (b *Blueprint) addClause(words []string) error {
	if len(words) == 0 {
		return fmt.Errorf("puzzle: a part of a build line is empty")
	}
	switch words[0] {
	case "lock", "unlock", "place":
		g, err := ParseGate(strings.Join(words, " "))
		b.Gates = append(b.Gates, g)
		return err
	case "homes":
		if len(words) > WorkersMax+1 {
			return fmt.Errorf("puzzle: %d homes, at most %d are possible", len(words)-1, WorkersMax)
		}
		b.Homes = slices.Clone(words[1:])
		return nil
	case "quantum", "pool", "order", "dial", "switch", "schedule", "claim":
		e, err := ParseEdit(strings.Join(words, " "))
		b.set(&e)
		return err
	}
	return fmt.Errorf("puzzle: %q is no part of a blueprint", shorten(words[0]))
}

// set takes over what an edit of a single setting says.
func (b *Blueprint) set(e *Edit) {
	switch e.Kind {
	case EditQuantum:
		b.Quantum = e.Quantum
	case EditPool:
		b.Pool = e.Pool
	case EditOrder:
		b.Order = e.Order
	case EditDial:
		b.Dials = append(b.Dials, DialSetting{e.Name, e.Value})
	case EditSwitch:
		b.Switches = append(b.Switches, SwitchSetting{e.Name, e.Choice})
	case EditSchedule:
		b.Schedule = e.Schedule
	case EditClaim:
		b.Claim = true
	}
}
