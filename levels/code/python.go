package code

import (
	"fmt"

	"lostupdate/engine/machine"
	"lostupdate/levels/puzzle"
)

// python writes Python 3.
type python struct{}

func (python) comment() string   { return "#" }
func (python) closes() string    { return "" }
func (python) otherwise() string { return "else:" }
func (python) nothing() string   { return "pass" }

func (python) taken() []string {
	return append(pythonKeywords(),
		"Atomic", "Barrier", "Bell", "Countdown", "OwnedLock", "ReadWriteLock", "Recursive", "RobustLock", "Section", "SharedAtomic", "SharedBelt", "SharedLamp", "admit", "alive", "check", "close_line", "closed", "crash", "door", "ended", "fail", "finish", "fork_line", "int", "items", "join", "leader", "lines", "lit", "main", "mistake", "multiprocessing", "open_while_any_line_is", "os", "print", "processes",
		"queue", "random", "range", "results", "run_line", "signal", "start", "sys", "threading", "time", "use", "whole", "work", "workers",
	)
}

// opens returns the head of a loop or a branch.
func (d python) opens(p *plan, s *puzzle.Station) string {
	switch s.Kind {
	case puzzle.RepeatOpen:
		return fmt.Sprintf("for _ in range(%d):", p.count(s))
	case puzzle.WhileOpen:
		return "while " + d.condition(p, s.Condition) + ":"
	}
	return "if " + d.condition(p, s.Condition) + ":"
}

func (d python) condition(p *plan, c puzzle.Condition) string {
	left := ""
	if c.Global == "" {
		left = p.register(c.Register, false)
	} else {
		left = d.load(p, c.Global)
	}
	return left + " " + c.Relation.String() + " " + p.operand(c.Value)
}

func (python) load(p *plan, global string) string {
	name := p.names.of("global", global)
	switch atomic, shared := p.global(global); {
	case atomic:
		return name + ".load()"
	case shared:
		return name + ".value"
	}
	return name
}

func (python) store(p *plan, global, value string) string {
	name := p.names.of("global", global)
	switch atomic, shared := p.global(global); {
	case atomic:
		return name + ".store(" + value + ")"
	case shared:
		return name + ".value = " + value
	}
	return name + " = " + value
}

// statement returns what a station does.
func (d python) statement(p *plan, s *puzzle.Station) (text string, written bool) {
	switch s.Kind {
	case puzzle.Read:
		return p.register(s.To, true) + " = " + d.load(p, s.Global), true
	case puzzle.Write:
		return d.store(p, s.Global, p.operand(s.Value)), true
	case puzzle.Compute:
		a, b := p.operand(s.A), p.operand(s.B)
		return p.register(s.To, true) + " = " + a + " " + signOf(s.Sign) + " " + b, true
	case puzzle.Stamp:
		return p.names.of("global", s.Global) + ".add(" + p.operand(s.Value) + ")", true
	case puzzle.Exchange:
		return p.register(s.To, true) + " = " + p.names.of("global", s.Global) + ".exchange(" + p.operand(s.Value) + ")", true
	case puzzle.Swap:
		expected, value := p.operand(s.A), p.operand(s.Value)
		return fmt.Sprintf("%s = int(%s.compare_and_swap(%s, %s))", p.register(s.To, true), p.names.of("global", s.Global), expected, value), true
	case puzzle.Work:
		p.helper("work")
		return fmt.Sprintf("work(%d)", p.ticks(s)), true
	case puzzle.Check:
		p.helper("check")
		p.helper("fail")
		return fmt.Sprintf("check(%s, %q)", d.condition(p, s.Condition), s.Condition), true
	case puzzle.Spawn:
		return fmt.Sprintf("workers[%d].start()", s.Worker), true
	case puzzle.Join:
		return d.join(p, s), true
	}
	return d.thing(p, s)
}

// join waits for a worker, who may not have been started yet.
func (python) join(p *plan, s *puzzle.Station) string {
	p.helper("join")
	text := fmt.Sprintf("join(%d)", s.Worker)
	if s.Heed {
		text += "\n" + p.register(s.To, true) + " = 0"
	}
	return text
}

// thing returns what is done with a key or another thing on the wall.
func (d python) thing(p *plan, s *puzzle.Station) (text string, written bool) {
	key := func(does string) (string, bool) { return p.object("key", string(s.Key)) + does, true }
	thing := func(does string) (string, bool) { return p.object("thing", s.Thing) + does, true }
	switch s.Kind {
	case puzzle.Lock:
		if s.Heed && p.blueprint.On(p.puzzle.KeyTrait(s.Key).Robust) {
			return p.register(s.To, true) + " = " + p.object("key", string(s.Key)) + ".acquire()", true
		}
		return key(".acquire()")
	case puzzle.Unlock:
		return key(".release()")
	case puzzle.TryLock:
		return p.register(s.To, true) + " = int(" + p.object("key", string(s.Key)) + ".acquire(blocking=False))", true
	case puzzle.Acquire:
		return thing(".acquire()")
	case puzzle.Release:
		return thing(".release()")
	case puzzle.Wait:
		bell, _ := p.puzzle.Thing(s.Thing)
		p.object("key", string(bell.Key))
		return thing(".wait()")
	case puzzle.Notify:
		return thing(".notify()")
	case puzzle.NotifyAll:
		return thing(".notify_all()")
	case puzzle.Arrive, puzzle.Await:
		return thing(".wait()")
	case puzzle.CountDown:
		return thing(".count_down()")
	case puzzle.Light:
		return thing(".set()")
	case puzzle.Darken:
		return thing(".clear()")
	case puzzle.ReadLock:
		return thing(".acquire_read()")
	case puzzle.ReadUnlock:
		return thing(".release_read()")
	case puzzle.WriteLock:
		return thing(".acquire_write()")
	case puzzle.WriteUnlock:
		return thing(".release_write()")
	case puzzle.Put:
		return thing(".put(" + p.operand(s.Value) + ")")
	case puzzle.Take:
		return p.register(s.To, true) + " = " + p.object("thing", s.Thing) + ".get()", true
	case puzzle.Use:
		p.helper("use")
		return fmt.Sprintf("use(%s, %d)", p.object("thing", s.Thing), p.ticks(s)), true
	}
	return d.other(p, s)
}

// other returns what is done with no thing at all.
func (python) other(p *plan, s *puzzle.Station) (text string, written bool) {
	switch s.Kind {
	case puzzle.Yield:
		p.helper("time")
		return "time.sleep(0)", true
	case puzzle.Fork:
		if !p.open(s.Line) {
			return "", true
		}
		return fmt.Sprintf("fork_line(%q)", s.Line), true
	case puzzle.Crash:
		p.helper("crash")
		text = "crash()"
		if s.Perhaps {
			text = "if random.random() < 0.5:\n    " + text
		}
		return text, true
	case puzzle.Exit:
		return "close_line()", true
	case puzzle.SectionOpen:
		return p.object("section", s.Name) + ".enter()", true
	case puzzle.SectionClose:
		return p.object("section", s.Name) + ".leave()", true
	case puzzle.Progress, puzzle.Fence, puzzle.CallOpen:
		return "", true
	}
	return "", false
}

func signOf(s machine.Sign) string {
	switch s {
	case machine.Minus:
		return "-"
	case machine.Times:
		return "*"
	}
	return "+"
}
