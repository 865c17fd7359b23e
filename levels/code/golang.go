package code

import (
	"fmt"

	"lostupdate/levels/puzzle"
)

// golang writes Go.
type golang struct{}

func (golang) comment() string   { return "//" }
func (golang) closes() string    { return "}" }
func (golang) otherwise() string { return "} else {" }
func (golang) nothing() string   { return "" }

func (golang) taken() []string {
	return append(goKeywords(),
		"Barrier", "Belt", "Board", "Lamp", "Line", "Owned", "Recursive", "Robust", "Section", "Tally", "Worker", "any", "append", "atomic", "bool", "called", "cap", "check", "clear",
		"close", "copy", "delete", "door", "fail", "false", "finish", "fmt", "init", "int", "int64", "len", "line", "main", "make", "max", "min", "new",
		"newBarrier", "newBelt", "newBoard", "newLamp", "newLine", "newRobust", "newTally", "newWorker", "nil", "one", "os", "over", "panic", "print", "println", "rand", "recover", "runtime",
		"string", "sync", "time", "tokens", "true", "use", "work", "worked", "worker", "workers", "workersOf",
	)
}

// opens returns the head of a loop or a branch.
func (d golang) opens(p *plan, s *puzzle.Station) string {
	switch s.Kind {
	case puzzle.RepeatOpen:
		return fmt.Sprintf("for range %d {", p.count(s))
	case puzzle.WhileOpen:
		return "for " + d.condition(p, s.Condition) + " {"
	}
	return "if " + d.condition(p, s.Condition) + " {"
}

func (d golang) condition(p *plan, c puzzle.Condition) string {
	left := ""
	if c.Global == "" {
		left = p.register(c.Register, false)
	} else {
		left = d.load(p, c.Global)
	}
	return left + " " + c.Relation.String() + " " + p.operand(c.Value)
}

// on returns the name of something on the wall: of the worker's own line where there are
// several.
func (golang) on(p *plan, kind, name string, shared bool) string {
	given := p.names.of(kind, name)
	if p.several() && !shared {
		return "line." + given
	}
	return given
}

func (d golang) global(p *plan, name string) (text string, atomic bool) {
	atomic, shared := p.global(name)
	return d.on(p, "global", name, shared), atomic
}

func (d golang) key(p *plan, key puzzle.Color) string {
	p.object("key", string(key))
	return d.on(p, "key", string(key), p.puzzle.KeyTrait(key).Shared)
}

func (d golang) thingName(p *plan, name string) string {
	p.object("thing", name)
	t, _ := p.puzzle.Thing(name)
	return d.on(p, "thing", name, t.Shared)
}

func (d golang) load(p *plan, global string) string {
	name, atomic := d.global(p, global)
	if atomic {
		return name + ".Load()"
	}
	return name
}

// into writes a value to a register. One that nobody reads is thrown away, since Go
// refuses variables that are not used.
func (golang) into(p *plan, r puzzle.Register, value string) string {
	p.register(r, true)
	if !p.need.read[p.need.now][r] {
		return "_ = " + value
	}
	return puzzle.RegisterName(r) + " = " + value
}

// statement returns what a station does. In a program in which lines can die, a worker
// looks before each step whether his line is alive.
func (d golang) statement(p *plan, s *puzzle.Station) (text string, written bool) {
	text, written = d.does(p, s)
	if p.mortal() && written && text != "" {
		text = aliveText + "\n" + text
	}
	return text, written
}

// aliveText is what a worker does first in a program in which lines can die.
const aliveText = "line.alive()"

// mortal reports whether lines can end before all of their workers have.
func (p *plan) mortal() bool {
	return p.has(puzzle.Crash, puzzle.Exit, puzzle.Fork) || p.leaders() != nil
}

func (d golang) does(p *plan, s *puzzle.Station) (text string, written bool) {
	switch s.Kind {
	case puzzle.Read:
		return d.into(p, s.To, d.load(p, s.Global)), true
	case puzzle.Write:
		name, atomic := d.global(p, s.Global)
		if atomic {
			return name + ".Store(" + p.operand(s.Value) + ")", true
		}
		return name + " = " + p.operand(s.Value), true
	case puzzle.Compute:
		a, b := p.operand(s.A), p.operand(s.B)
		return d.into(p, s.To, a+" "+signOf(s.Sign)+" "+b), true
	case puzzle.Stamp:
		name, _ := d.global(p, s.Global)
		return name + ".Add(" + p.operand(s.Value) + ")", true
	case puzzle.Exchange:
		name, _ := d.global(p, s.Global)
		return d.into(p, s.To, name+".Swap("+p.operand(s.Value)+")"), true
	case puzzle.Swap:
		name, _ := d.global(p, s.Global)
		expected, value := p.operand(s.A), p.operand(s.Value)
		p.helper("one")
		return d.into(p, s.To, fmt.Sprintf("one(%s.CompareAndSwap(%s, %s))", name, expected, value)), true
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
		text = fmt.Sprintf("<-workers[%d].gone", s.Worker)
		if s.Heed {
			text += "\n" + d.into(p, s.To, "0")
		}
		return text, true
	}
	return d.lock(p, s)
}

// lock returns what is done with a key.
func (d golang) lock(p *plan, s *puzzle.Station) (text string, written bool) {
	holder := ""
	trait := p.puzzle.KeyTrait(s.Key)
	if p.blueprint.On(trait.Recursive) || p.owned(s.Key) {
		holder = "worker"
	}
	robust := p.blueprint.On(trait.Robust) && p.several()
	switch s.Kind {
	case puzzle.Lock:
		if robust && s.Heed {
			return d.into(p, s.To, d.key(p, s.Key)+".Lock(line)"), true
		}
		if robust {
			holder = "line"
		}
		return d.key(p, s.Key) + ".Lock(" + holder + ")", true
	case puzzle.Unlock:
		return d.key(p, s.Key) + ".Unlock(" + holder + ")", true
	case puzzle.TryLock:
		p.helper("one")
		return d.into(p, s.To, "one("+d.key(p, s.Key)+".TryLock("+holder+"))"), true
	}
	return d.thing(p, s)
}

// thing returns what is done with another thing on the wall.
func (d golang) thing(p *plan, s *puzzle.Station) (text string, written bool) {
	thing := func(does string) (string, bool) { return d.thingName(p, s.Thing) + does, true }
	switch s.Kind {
	case puzzle.Acquire:
		return "<-" + d.thingName(p, s.Thing), true
	case puzzle.Release:
		return thing(" <- struct{}{}")
	case puzzle.Wait:
		bell, _ := p.puzzle.Thing(s.Thing)
		key := d.key(p, bell.Key)
		if p.owned(bell.Key) {
			return fmt.Sprintf("%s.Wait(%s, worker)", key, d.thingName(p, s.Thing)), true
		}
		return thing(".Wait()")
	case puzzle.Notify:
		return thing(".Signal()")
	case puzzle.NotifyAll:
		return thing(".Broadcast()")
	case puzzle.Arrive, puzzle.Await:
		return thing(".Wait()")
	case puzzle.CountDown:
		return thing(".Done()")
	case puzzle.Light:
		return thing(".Set(true)")
	case puzzle.Darken:
		return thing(".Set(false)")
	case puzzle.ReadLock:
		return thing(".RLock()")
	case puzzle.ReadUnlock:
		return thing(".RUnlock()")
	case puzzle.WriteLock:
		return thing(".Lock()")
	case puzzle.WriteUnlock:
		return thing(".Unlock()")
	case puzzle.Put:
		if d.copiedBelt(p, s.Thing) {
			return thing(".Put(" + p.operand(s.Value) + ")")
		}
		return thing(" <- " + p.operand(s.Value))
	case puzzle.Take:
		if d.copiedBelt(p, s.Thing) {
			return d.into(p, s.To, d.thingName(p, s.Thing)+".Take()"), true
		}
		return d.into(p, s.To, "<-"+d.thingName(p, s.Thing)), true
	case puzzle.Use:
		p.helper("use")
		return fmt.Sprintf("use(%s, %d)", d.thingName(p, s.Thing), p.ticks(s)), true
	}
	return d.other(p, s)
}

// other returns what is done with no thing at all.
func (d golang) other(p *plan, s *puzzle.Station) (text string, written bool) {
	switch s.Kind {
	case puzzle.Yield:
		return "runtime.Gosched()", true
	case puzzle.Fork:
		if !p.open(s.Line) {
			return "", true
		}
		if p.asksWho() {
			return fmt.Sprintf("line.fork(%q, worker)", s.Line), true
		}
		return fmt.Sprintf("line.fork(%q)", s.Line), true
	case puzzle.Crash:
		text = "line.close()"
		if s.Perhaps {
			text = "if rand.IntN(2) == 0 {\n\t" + text + "\n}"
		}
		return text + "\n" + aliveText, true
	case puzzle.Exit:
		return "line.close()\n" + aliveText, true
	case puzzle.SectionOpen:
		p.object("section", s.Name)
		return d.on(p, "section", s.Name, false) + ".Enter()", true
	case puzzle.SectionClose:
		return d.on(p, "section", s.Name, false) + ".Leave()", true
	case puzzle.Progress, puzzle.Fence, puzzle.CallOpen:
		return "", true
	}
	return "", false
}
