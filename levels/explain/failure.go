package explain

import (
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/hb"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Failure says what went wrong in a run. steps are the indices in trace.Events
// of the steps that matter, the decisive one last. A run in which nothing went
// wrong by the level's own promise, as where a saboteur was asked for something
// else, is told by how it ended.
func Failure(level *levels.Level, f *compile.Factory, trace *engine.Trace) (sentence puzzle.Bilingual, steps []int) {
	facts := hb.Explain(f.Program, trace)
	sentence = inAll(sentenceOf(&facts, level, f, trace), func(l puzzle.Language) blanks {
		t := telling{names{level, f, l}, &facts, trace}
		return t.blanks()
	})
	return sentence, facts.Steps
}

// sentenceOf returns the catalogue's name for the sentence that fits the facts.
func sentenceOf(facts *hb.Explanation, level *levels.Level, f *compile.Factory, trace *engine.Trace) string {
	if _, full := overcrowded(f, trace); full {
		return "overcrowded"
	}
	switch facts.Pattern {
	case hb.WrongOutcome, hb.NoPattern:
		if len(level.Puzzle.Goal.Final) == 0 && len(level.Puzzle.Goal.Break) == 0 {
			return "wrong-outcome-unclaimed"
		}
		return "wrong-outcome"
	case hb.AssertFailed:
		switch {
		case len(facts.Tasks) > 1 && len(facts.Values) > 0:
			return "assert-written"
		case len(facts.Values) > 0 && meddler(facts, trace) >= 0:
			return "assert-shared"
		case len(facts.Values) > 0:
			return "assert"
		}
		return "assert-bare"
	case hb.DeadlockRing, hb.DeadlockMixed:
		return "ring"
	case hb.TooEarly:
		if c, failed := failedCheck(f, trace); failed && c.Ceiling() {
			return "too-many" // it is no use to wait until there are more
		}
		return string(facts.Pattern)
	case hb.JoinCycle:
		if len(facts.Tasks) == 1 {
			return "join-self"
		}
		return "ring"
	case hb.OwnerCrashed:
		if len(facts.Tasks) == 3 && facts.Tasks[1] == facts.Tasks[2] {
			return "owner-crashed-alone"
		}
		return string(facts.Pattern)
	case hb.Outpaced:
		if len(facts.Objects) == 0 {
			return "outpaced-bare"
		}
		return string(facts.Pattern)
	case hb.WentDown, hb.ClosedEarly:
		if p := f.Program; len(facts.Tasks) == 2 && p.ProcessOf(facts.Tasks[0]) != p.ProcessOf(facts.Tasks[1]) {
			return string(facts.Pattern) + "-child"
		}
		return string(facts.Pattern)
	case hb.LostUpdate, hb.StaleCheck, hb.DeadlockSelf, hb.DeadlockOrphan, hb.NeverSpawned, hb.NeverAdmitted, hb.Deadlock,
		hb.ForeignUnlock, hb.FreeUnlock, hb.DoubleUnlock, hb.SpawnAgain, hb.NoSuchThing, hb.Panicked, hb.Exited, hb.Stuck,
		hb.NotRepeatable, hb.DeadlineMissed, hb.GoalMissed,
		hb.OwnerStopped, hb.CopiedKey, hb.ForeignMemory, hb.ForkAgain, hb.StartForeign, hb.StartStopped, hb.EnterAgain,
		hb.LeaveOutside, hb.Collided, hb.Overtaken, hb.Leaked:
		return string(facts.Pattern)
	}
	if _, known := valuesOf(facts.Pattern); known {
		return string(facts.Pattern)
	}
	return "something-wrong"
}

// meddler returns who else has changed what a failed check looked at, or -1. The
// value itself may be the checker's own work, and still be wrong because of
// somebody who used the same variable before.
func meddler(facts *hb.Explanation, trace *engine.Trace) engine.TaskID {
	if len(facts.Objects) == 0 || len(facts.Tasks) == 0 {
		return -1
	}
	for _, e := range slices.Backward(trace.Events) {
		changes := e.Op.Kind == engine.OpWrite || e.Op.Kind == engine.OpAdd || e.Op.Kind == engine.OpStore
		if changes && e.Op.Object == facts.Objects[0] && e.Task != facts.Tasks[0] {
			return e.Task
		}
	}
	return -1
}

// telling fills the blanks of one sentence in one language.
type telling struct {
	names
	facts *hb.Explanation
	trace *engine.Trace
}

func (t telling) blanks() blanks {
	if section, full := overcrowded(t.factory, t.trace); full {
		return blanks{
			"A": t.worker(t.trace.Finding.Task), "Object": t.level.Text(t.language).Name(section.Name), "Room": section.Count,
		}
	}
	fill := blanks{}
	for i, name := range []string{"A", "B", "C"} {
		if i < len(t.facts.Tasks) {
			fill[name] = t.worker(t.facts.Tasks[i])
		}
	}
	if len(t.facts.Objects) > 0 {
		fill["Object"] = t.object(t.facts.Objects[0])
	}
	if len(t.facts.Objects) > 1 {
		fill["Other"] = t.object(t.facts.Objects[1])
	}
	for i, name := range t.valueNames() {
		if i < len(t.facts.Values) {
			fill[name] = t.facts.Values[i]
		}
	}
	switch t.facts.Pattern {
	case hb.LostUpdate:
		fill["Count"], fill["Updates"] = t.swept(), Count(t.swept())
	case hb.WrongOutcome, hb.NoPattern:
		t.fillOutcome(fill)
	case hb.TooEarly:
		fill["Claim"] = t.failedClaim()
	case hb.AssertFailed:
		fill["Claim"] = t.failedClaim()
		if other := meddler(t.facts, t.trace); fill["B"] == nil && other >= 0 {
			fill["B"] = t.worker(other)
		}
	case hb.DeadlockRing, hb.DeadlockMixed, hb.JoinCycle:
		fill["Ring"] = t.ring()
	case hb.Deadlock:
		var waiting []engine.TaskID
		for task := range t.trace.Finding.Waiting.All() {
			waiting = append(waiting, task)
		}
		fill["Waiting"] = t.workers(waiting)
	case hb.Overtaken, hb.Outpaced:
		if len(t.facts.Tasks) > 1 {
			fill["Others"] = t.workers(t.facts.Tasks[1:])
		}
	case hb.WentDown, hb.ClosedEarly:
		fill["Line"], fill["Parent"] = t.line(t.facts.Tasks[0]), t.line(t.facts.Tasks[1])
	case hb.Panicked:
		fill["Detail"] = t.trace.Finding.Detail
	default:
		if f := t.trace.Finding; f != nil {
			fill["Finding"] = f.Kind
		}
	}
	return fill
}

// valueNames are the catalogue's names for the values of a pattern.
func (t telling) valueNames() []string {
	switch t.facts.Pattern {
	case hb.LostUpdate:
		return []string{"Read", "Lost", "Wrote"}
	case hb.StaleCheck, hb.TooEarly:
		return []string{"Read", "Now"}
	case hb.AssertFailed:
		return []string{"Value"}
	case hb.Overtaken, hb.Outpaced:
		return []string{"Times"}
	}
	values, _ := valuesOf(t.facts.Pattern)
	return values
}

// fillOutcome tells how the run ended and what was asked.
func (t telling) fillOutcome(fill blanks) {
	claims := t.level.Puzzle.Goal.Final
	if len(claims) == 0 {
		claims = t.level.Puzzle.Goal.Break
	}
	fill["Ends"] = t.ends(t.trace.Final, claims)
	fill["Wanted"] = t.claims(claims)
}

// failedCheck returns what the check card asked for that failed, and whether that is what
// went wrong.
func failedCheck(f *compile.Factory, trace *engine.Trace) (asked puzzle.Condition, failed bool) {
	finding := trace.Finding
	if finding == nil || finding.Kind != engine.AssertFailed || finding.Task < 0 || int(finding.Task) >= len(f.Tasks) {
		return puzzle.Condition{}, false
	}
	for _, s := range f.Routine(finding.Task).Stations {
		if s.Kind == puzzle.Check && s.Condition.String() == finding.Detail {
			return s.Condition, true
		}
	}
	return puzzle.Condition{}, false
}

// failedClaim returns that in the words of the level's texts.
func (t telling) failedClaim() string {
	if c, failed := failedCheck(t.factory, t.trace); failed {
		return t.condition(c)
	}
	return t.trace.Finding.Detail
}

// ring tells who waits for whom, all the way round.
func (t telling) ring() string {
	var links []string
	for i, a := range t.facts.Tasks {
		b := t.facts.Tasks[(i+1)%len(t.facts.Tasks)]
		fill := blanks{"A": t.worker(a), "B": t.worker(b)}
		id := "ring-join"
		if t.facts.Pattern != hb.JoinCycle && i < len(t.facts.Objects) && t.facts.Objects[i] >= 0 {
			id = "ring-key"
			fill["Object"] = t.object(t.facts.Objects[i])
		}
		links = append(links, say(t.language, id, fill))
	}
	return strings.Join(links, say(t.language, "ring-separator", nil))
}
