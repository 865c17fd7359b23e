package result

import (
	"strings"

	"lostupdate/game/loc"
)

// starNames returns what the three stars are for. Where the shift is to be slow, the
// second one is for no more of it than it takes.
func (b *board) starNames() []string {
	fast := b.Words.Say("engineer.star-fast")
	if b.Level.Puzzle.Goal.Demands.TicksMin > 0 {
		fast = b.Words.Say("engineer.star-enough")
	}
	return []string{b.Words.Say("engineer.star-works"), fast, b.Words.Say("engineer.star-lean")}
}

// missing says what the stars ask for that were not earned: a line each; "" where
// none is missing, or where nobody knows the targets.
func (b *board) missing() string {
	par, m, names := b.Level.Par, b.Result.Measures, b.starNames()
	if par.None() {
		return ""
	}
	var lines []string
	line := func(star string, wants ...string) {
		lines = append(lines, b.Words.Say("engineer.star-wants", loc.Args{"Star": star, "Wants": strings.Join(wants, ", ")}))
	}
	want := func(measure string, most int64) string {
		return b.Words.Say("engineer.star-want", loc.Args{"Measure": b.Words.Say("engineer." + measure), "Most": b.Words.Number(most)})
	}
	if !b.Result.Stars.Fast {
		line(names[1], want("ticks", par.Ticks))
	}
	if !b.Result.Stars.Lean {
		var wants []string
		for _, cost := range []struct {
			measure   string
			got, most int64
		}{{"switches", m.Switches, par.Switches}, {"keys", m.Keys, par.Keys}, {"memory", m.Memory, par.Memory}} {
			if cost.got > cost.most {
				wants = append(wants, want(cost.measure, cost.most))
			}
		}
		line(names[2], wants...)
	}
	return strings.Join(lines, "\n")
}
