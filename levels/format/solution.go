package format

import (
	"errors"
	"slices"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// ParseSolution reads a solution file of a level. What the file leaves out is as
// the level's start has it; what it has must be legal in the level. A file that names the level and no variant is read as
// one of the variant that is given.
func ParseSolution(source []byte, file string, p *puzzle.Puzzle) (*puzzle.Solution, error) {
	return parseSolution(&reader{file: file, source: source}, p)
}

// ParseReference reads a solution file that belongs to the level, and may name the parameters in which its variants
// differ.
func ParseReference(source []byte, file string, p *puzzle.Puzzle) (*puzzle.Solution, error) {
	return parseSolution(&reader{file: file, source: source, parameters: p.Parameters}, p)
}

func parseSolution(r *reader, p *puzzle.Puzzle) (*puzzle.Solution, error) {
	d := parse(r, solutionShape())
	if r.err == nil {
		r.checkSolution(&d, p)
	}
	if r.err != nil {
		return nil, r.err
	}
	return &puzzle.Solution{
		Name: r.file, Level: p.ID, Revision: d.revision, Blueprint: d.blueprint(p),
		Expect: puzzle.Expectation{Verdict: d.expect, Finding: d.finding},
	}, nil
}

// SolutionLevel reads for which level a solution file is meant, and nothing
// else: whoever has only the file must find the level before the rest means
// anything.
func SolutionLevel(source []byte, file string) (id string, err error) {
	r := &reader{file: file, source: source}
	d := parse(r, solutionShape())
	if r.err != nil {
		return "", r.err
	}
	return d.level, nil
}

// ReferenceLevel is SolutionLevel for a file that ParseReference is to read: its form can only be judged with the
// parameters of the level.
func ReferenceLevel(source []byte, file string) (id string, err error) {
	r := &reader{file: file, source: source}
	if r.root = r.document(); r.err != nil {
		return "", r.err
	}
	for _, field := range r.mapping(r.root) {
		switch r.key(field) {
		case "format":
			versionShape().read(r, field.Value)
		case "level":
			id = levelID().read(r, field.Value)
		}
	}
	if r.err == nil && id == "" {
		r.fail(r.root, "add a line \"level: ID\"", "this is no solution file: it names no level")
	}
	if r.err != nil {
		return "", r.err
	}
	return id, nil
}

// levelID is the id of a level, or of a variant of one.
func levelID() shape[string] {
	return matching(levelIDPattern, "want the id of a level, such as the-key, or the-key~2 for a variant of it")
}

// solutionDraft is a solution file; nil stands for a field that is left out.
type solutionDraft struct {
	level    string
	revision int
	expect   engine.Verdict
	finding  engine.FindingKind
	gates    *[]puzzle.Gate
	homes    *[]string
	quantum  *int64
	pool     *int
	order    *[]int
	schedule *engine.Schedule
	dials    []puzzle.DialSetting
	switches []puzzle.SwitchSetting
	claim    bool
}

func solutionShape() shape[solutionDraft] {
	type draft = solutionDraft
	var findings []string
	for _, k := range statable() {
		findings = append(findings, k.String())
	}
	return object(draft{revision: 1},
		formatField[draft](),
		entry("level", "The id of the level.", levelID(), func(d *draft, v string) { d.level = v }).must(),
		entry("revision", "The level's revision for which it was made; 1 where left out.", number(1, 1_000_000), func(d *draft, v int) { d.revision = v }),
		entry("expect", "What it should be judged.", choice(engine.Proved.String(), engine.Refuted.String()), func(d *draft, v string) {
			d.expect = engine.Refuted
			if v == engine.Proved.String() {
				d.expect = engine.Proved
			}
		}),
		entry("finding", "What is wrong with it, if it should be refuted.", choice(findings...), func(d *draft, v string) { d.finding, _ = engine.ParseFindingKind(v) }),
		entry("gates", "All gates and cards that stand on the floor, as in \"lock red pack 2\". A movable card that is left out stands where it was at the start.", list(gateShape(), 0, puzzle.GatesMax), func(d *draft, v []puzzle.Gate) { d.gates = &v }),
		entry("homes", "Every worker's line, in the order of their numbers.", list(lineName(), 1, puzzle.WorkersMax), func(d *draft, v []string) { d.homes = &v }),
		entry("quantum", "The chosen quantum.", integer(1, puzzle.QuantumMax), func(d *draft, v int64) { d.quantum = &v }),
		entry("pool", "The chosen number of workers.", number(1, puzzle.WorkersMax), func(d *draft, v int) { d.pool = &v }),
		entry("order", "Every worker's number, in the order in which they begin.", list(number(1, puzzle.WorkersMax), 1, puzzle.WorkersMax), func(d *draft, v []int) { d.order = &v }),
		entry("dials", "The values of dials.", dialSettings(), func(d *draft, v []puzzle.DialSetting) { d.dials = v }),
		entry("switches", "The alternatives of switches.", switchSettings(), func(d *draft, v []puzzle.SwitchSetting) { d.switches = v }),
		entry("claim", "Sabotage: says that the factory cannot be broken.", boolean(), func(d *draft, v bool) { d.claim = v }),
		entry("schedule", "Sabotage: who moves, as in 1 2*2 1.", scheduleShape(), func(d *draft, v engine.Schedule) { d.schedule = &v }),
	)
}

// statable are the findings that a solution file may state: all that a level can
// come to. What can only befall a Go function is none of them.
func statable() []engine.FindingKind {
	return []engine.FindingKind{
		engine.WrongOutcome, engine.AssertFailed, engine.Deadlock, engine.Livelock, engine.Misuse, engine.Stuck, engine.DeadlineMissed, engine.GoalMissed,
		engine.Starvation, engine.Collision, engine.LeakedTask,
	}
}

func scheduleShape() shape[engine.Schedule] {
	return phrase("the numbers of the workers in the order in which they move, as in 1 2*2 1", `^[0-9*.\s]+$`, func(text string) (engine.Schedule, error) {
		s, err := engine.ParseSchedule(text)
		return s, err
	}).orInteger()
}

func (d *solutionDraft) blueprint(p *puzzle.Puzzle) puzzle.Blueprint {
	b := p.Start.Clone()
	if d.gates != nil {
		b.Gates = p.WithMovables(*d.gates)
	}
	if d.homes != nil {
		b.Homes = *d.homes
	}
	if d.quantum != nil {
		b.Quantum = *d.quantum
	}
	if d.pool != nil {
		b.Pool = *d.pool
	}
	if d.order != nil {
		b.Order = *d.order
	}
	if d.schedule != nil {
		b.Schedule = *d.schedule
	}
	b.Claim = d.claim
	for _, s := range d.dials {
		i := slices.IndexFunc(b.Dials, func(t puzzle.DialSetting) bool { return t.Dial == s.Dial })
		if i < 0 {
			b.Dials = append(b.Dials, s) // the level has none of that name, and says so
			continue
		}
		b.Dials[i] = s
	}
	for _, s := range d.switches {
		i := slices.IndexFunc(b.Switches, func(t puzzle.SwitchSetting) bool { return t.Switch == s.Switch })
		if i < 0 {
			b.Switches = append(b.Switches, s)
			continue
		}
		b.Switches[i] = s
	}
	return p.Canonical(b)
}

func (r *reader) checkSolution(d *solutionDraft, p *puzzle.Puzzle) {
	switch {
	case d.level != p.ID && d.level != p.Base():
		r.fail(r.topField("level"), "judge it with its own level", "this is a solution of level %q, not of %q", d.level, p.ID)
		return
	case d.revision > p.Revision:
		r.fail(r.topField("revision"), "get a newer version of the game", "this is a solution of revision %d, the level has revision %d", d.revision, p.Revision)
		return
	case d.finding != engine.NoFinding && d.expect != engine.Refuted:
		r.fail(r.topField("finding"), "add \"expect: refuted\"", "only a refuted solution has a finding")
		return
	}
	var illegal *puzzle.Illegal
	if errors.As(p.Check(d.blueprint(p)), &illegal) {
		r.fail(r.topField(illegal.Rule.Field()), "see the level's tools", "this cannot be built in the level: %s", illegal.Error()[len("puzzle: "):])
	}
}
