package explore

import (
	"fmt"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/sched"
)

// Describe returns a witness in words: what went wrong, the schedule, and what
// each step did.
func Describe(p *engine.Program, w *engine.Witness) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", w.Finding.Kind)
	if w.Finding.Detail != "" {
		fmt.Fprintf(&b, ": %s", w.Finding.Detail)
	} else if w.Finding.Kind == engine.WrongOutcome && p.Final != nil {
		fmt.Fprintf(&b, ": want %s", p.Final)
	}
	fmt.Fprintf(&b, "\nschedule %s (%d steps, %d preemptions)", w.Schedule, w.Steps(), w.Preemptions)
	if len(w.Cycle) > 0 {
		fmt.Fprintf(&b, ", then for ever %s", w.Cycle)
	}
	b.WriteByte('\n')
	describeSteps(&b, p, append(w.Schedule[:len(w.Schedule):len(w.Schedule)], w.Cycle...))
	if w.Finding.Waiting != 0 {
		b.WriteString("waiting:")
		for t := range w.Finding.Waiting.All() {
			fmt.Fprintf(&b, " %s", nameOf(p, t))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func nameOf(p *engine.Program, t engine.TaskID) string {
	if name := p.Tasks[t].Name; name != "" {
		return name
	}
	return fmt.Sprintf("task %d", t+1)
}

func describeSteps(b *strings.Builder, p *engine.Program, schedule engine.Schedule) {
	trace, err := sched.Replay(p, schedule)
	if err != nil {
		fmt.Fprintf(b, "(the schedule cannot be replayed: %v)\n", err)
	}
	step := 0
	for _, e := range trace.Events {
		if !e.Op.Kind.Visible() {
			continue
		}
		step++
		fmt.Fprintf(b, "%4d  %s: %s", step, nameOf(p, e.Task), e.Op.Kind)
		if target := targetOf(p, e.Op); target != "" {
			fmt.Fprintf(b, " %s", target)
		}
		switch access := e.Op.Kind.Access(); {
		case access == engine.Writes|engine.Plain:
			fmt.Fprintf(b, " = %d", e.Op.Arg)
		case e.Op.Kind == engine.OpSwap:
			fmt.Fprintf(b, " from %d to %d: %d", e.Op.Arg, e.Op.New, e.Value)
		case access != 0, e.Op.Kind == engine.OpTake, e.Op.Kind == engine.OpFlush:
			fmt.Fprintf(b, " -> %d", e.Value)
		case e.Op.Kind == engine.OpPut:
			fmt.Fprintf(b, " %d", e.Op.Arg)
		}
		b.WriteByte('\n')
	}
	for _, id := range p.ObservedVariables() {
		fmt.Fprintf(b, "      %s = %d\n", p.Objects[id].Name, trace.Final[id])
	}
}

func targetOf(p *engine.Program, op engine.Op) string {
	if op.Kind.OnNothing() {
		return ""
	}
	if op.Kind.OnTask() {
		if op.Object >= 0 && int(op.Object) < len(p.Tasks) {
			return nameOf(p, engine.TaskID(op.Object))
		}
	} else if op.Object >= 0 && int(op.Object) < len(p.Objects) {
		return p.Objects[op.Object].Name
	}
	return fmt.Sprintf("(no %d)", op.Object)
}
