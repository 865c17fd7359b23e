package main

import (
	"fmt"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

type runCommand struct {
	Level    string `arg:"" help:"Id of a level, or a level file."`
	Solution string `help:"Run this solution; without it, the level as the player finds it." placeholder:"FILE"`
	Seed     uint64 `help:"Pick who works next at random from this seed; 0 is first come, first served." default:"0"`
	JSON     bool   `help:"Print JSON for other programs."`
}

// ran is the JSON of run.
type ran struct {
	Level     string           `json:"level"`
	Solution  *string          `json:"solution"`
	Seed      uint64           `json:"seed"`
	Ticks     int64            `json:"ticks"`
	Switches  int64            `json:"switches"`
	Memory    int64            `json:"memory"`
	FirstSeen *int64           `json:"firstSeen"`
	Busy      int64            `json:"busy"`
	Finding   *string          `json:"finding"`
	Round     *round           `json:"round"`
	Outcome   map[string]int64 `json:"outcome"`
	TraceHash string           `json:"traceHash"`
}

// round is the JSON of what comes again and again in a run without an end.
type round struct {
	From  int64 `json:"from"`
	Ticks int64 `json:"ticks"`
}

func (c *runCommand) run(t *tool) error {
	level, err := t.level(c.Level)
	if err != nil {
		return err
	}
	blueprint, err := t.blueprint(level, c.Solution)
	if err != nil {
		return err
	}
	if len(blueprint.Schedule) > 0 {
		fmt.Fprintln(t.log, "note: a run on the benches does not follow the solution's schedule; \"prove\" replays it")
	}
	r, err := runOnce(level, blueprint, c.Seed)
	if err != nil {
		return err
	}
	r.Solution = optional(c.Solution)
	if c.JSON {
		return t.printJSON(r)
	}
	fmt.Fprintf(t.out, "%s: %s, %s, memory %d\n", r.Level, plural(int(r.Ticks), "tick"), plural(int(r.Switches), "switch"), r.Memory)
	fmt.Fprintf(t.out, "  benches were busy for %d%% of the time", r.Busy)
	if r.FirstSeen != nil {
		fmt.Fprintf(t.out, "; the last worker began at tick %d", *r.FirstSeen)
	}
	fmt.Fprintln(t.out)
	if r.Finding != nil {
		fmt.Fprintf(t.out, "  this run went wrong: %s\n", *r.Finding)
	}
	if r.Round != nil {
		fmt.Fprintf(t.out, "  it never ends: from tick %d on, the same comes again every %s\n", r.Round.From, plural(int(r.Round.Ticks), "tick"))
	}
	fmt.Fprintf(t.out, "  trace hash: %s\n", r.TraceHash)
	return nil
}

// runOnce makes one run: a pure function of the level, the blueprint and the
// seed, on every platform.
func runOnce(level *levels.Level, blueprint puzzle.Blueprint, seed uint64) (*ran, error) {
	f, err := compile.Compile(level.Puzzle, blueprint)
	if err != nil {
		return nil, err
	}
	shift, err := grade.RunShift(f, seed)
	if err != nil {
		return nil, err
	}
	outcome := make(engine.Outcome, 0, len(f.Objects))
	for _, id := range f.Program.ObservedVariables() {
		outcome = append(outcome, shift.Trace.Final[id])
	}
	m := grade.Measure(f, shift)
	r := &ran{
		Level: level.ID(), Seed: seed, Ticks: m.Ticks, Switches: m.Switches, Memory: m.Memory, Busy: m.Busy,
		Outcome: outcomeNames(f, outcome), TraceHash: fmt.Sprintf("%016x", shift.Trace.Hash()),
	}
	if m.FirstSeen >= 0 {
		r.FirstSeen = &m.FirstSeen
	}
	if shift.Trace.Finding != nil {
		r.Finding = optional(shift.Trace.Finding.Kind.String())
	}
	if again := shift.Metrics.Round; again.Ticks > 0 {
		r.Round = &round{From: again.From, Ticks: again.Ticks}
	}
	return r, nil
}
