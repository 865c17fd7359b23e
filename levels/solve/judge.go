package solve

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/machine"
	"lostupdate/engine/sched"
	"lostupdate/levels/compile"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// judgement is what became of one blueprint.
type judgement struct {
	blueprint puzzle.Blueprint
	verdict   engine.Verdict
	finding   engine.FindingKind
	measures  grade.Measures
	steps     int     // of the search, 0 where none was needed
	key       string  // of the program, where the search decided
	learned   pattern // what broke it, where the search found that out
	err       error
}

// known is what earlier batches have found out. It is not changed while a batch is
// judged.
type known struct {
	patterns []pattern
	verdicts map[string]engine.Verdict // by safetyKey
}

// judge judges one blueprint. What it says does not depend on what is known, but for
// how it was found out: a pattern can refute what the search would have given up.
func (k *known) judge(p *puzzle.Puzzle, b puzzle.Blueprint, limits engine.Limits) judgement {
	j := judgement{blueprint: b}
	f, err := compile.Compile(p, b)
	if err != nil {
		j.err = err
		return j
	}
	j.measures, j.finding, j.err = grade.Reference(f)
	if j.err != nil || j.finding != engine.NoFinding {
		j.verdict = engine.Refuted
		return j
	}
	key := safetyKey(f.Program)
	if verdict, ok := k.verdicts[key]; ok {
		j.verdict = verdict
		return j
	}
	for _, p := range k.patterns {
		if j.finding = p.breaks(f); j.finding != engine.NoFinding {
			j.verdict = engine.Refuted
			return j
		}
	}
	j.key = key
	j.search(f, limits)
	return j
}

// search tries every schedule.
func (j *judgement) search(f *compile.Factory, limits engine.Limits) {
	report, err := explore.ProveWith(f.Program, explore.Options{Limits: limits, NoInterleavings: true})
	if err != nil {
		j.err = err
		return
	}
	j.verdict, j.steps = report.Verdict, report.Transitions
	if report.Verdict != engine.Refuted {
		return
	}
	j.finding = report.Clearest.Finding.Kind
	if trace, err := sched.Replay(f.Program, report.Clearest.Schedule); err == nil && len(report.Clearest.Cycle) == 0 {
		j.learned = patternOf(f, trace)
	}
}

// safetyKey describes all of a program that its verdict depends on: not what its work
// costs, nor where between two steps that others can see the work is done.
func safetyKey(p *engine.Program) string {
	var b strings.Builder
	for _, o := range p.Objects {
		o.Name = ""
		fmt.Fprintf(&b, "%v", o)
	}
	for _, process := range p.Processes {
		process.Name, process.HouseKey = "", false
		fmt.Fprintf(&b, "%v", process)
	}
	for _, t := range p.Tasks {
		code, ok := t.Body.(machine.Code)
		if !ok {
			return ""
		}
		t.Name, t.Body = "", nil
		fmt.Fprintf(&b, "\n%v:", t)
		for _, in := range withoutWork(code) {
			in.Cost, in.Note = 0, ""
			fmt.Fprintf(&b, "%v", in)
		}
	}
	return b.String()
}

// withoutWork returns the code without its work; branches lead to the same places.
func withoutWork(code machine.Code) machine.Code {
	place := make([]int, len(code)+1)
	var rest machine.Code
	for i, in := range code {
		place[i] = len(rest)
		if in.Verb != machine.Work {
			rest = append(rest, in)
		}
	}
	place[len(code)] = len(rest)
	for i := range rest {
		if rest[i].Verb == machine.Branch {
			rest[i].Target = place[rest[i].Target]
		}
	}
	return rest
}
