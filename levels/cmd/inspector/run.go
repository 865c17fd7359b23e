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
	Finding   *string          `json:"finding"`
	Outcome   map[string]int64 `json:"outcome"`
	TraceHash string           `json:"traceHash"`
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
	if r.Finding != nil {
		fmt.Fprintf(t.out, "  this run went wrong: %s\n", *r.Finding)
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
	r := &ran{
		Level: level.ID(), Seed: seed, Ticks: shift.Metrics.Ticks, Switches: shift.Metrics.Switches, Memory: shift.Metrics.Memory,
		Outcome: outcomeNames(f, outcome), TraceHash: fmt.Sprintf("%016x", shift.Trace.Hash()),
	}
	if shift.Trace.Finding != nil {
		r.Finding = optional(shift.Trace.Finding.Kind.String())
	}
	return r, nil
}
