package dpor

import (
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/engine/machine"
)

// order finds out which deeds a deed comes behind.
func (b *brute) order(s *scene, d *deed) {
	behind := make([]bool, len(s.done))
	for i := len(s.done) - 1; i >= 0; i-- {
		if c := &s.done[i]; !behind[i] && (c.task == d.task || dependent(c, d)) {
			behind[i] = true
			for _, j := range c.behind {
				behind[j] = true
			}
		}
	}
	for i, is := range behind {
		if is {
			d.behind = append(d.behind, i)
		}
	}
}

// dependent says, pair by pair, which steps of two tasks do not commute.
func dependent(a, b *deed) bool {
	const variable, mutex, condition, semaphore, task, other = 'v', 'm', 'c', 's', 't', 'o'
	type use struct {
		what rune
		id   engine.ObjectID
	}
	uses := func(d *deed) []use {
		switch d.in.Verb {
		case machine.Read, machine.Write, machine.Add, machine.Exchange, machine.Swap:
			return []use{{variable, d.in.Object}}
		case machine.Lock, machine.Unlock, machine.TryLock:
			return []use{{mutex, d.in.Object}}
		case machine.Acquire, machine.Release:
			return []use{{semaphore, d.in.Object}}
		case machine.Wait:
			if !d.changes {
				return []use{{mutex, d.in.With}}
			}
			return []use{{mutex, d.in.With}, {condition, d.in.Object}}
		case machine.Wake:
			return []use{{mutex, d.in.With}, {condition, d.in.Object}}
		case machine.Notify, machine.NotifyAll:
			return []use{{condition, d.in.Object}}
		case machine.Spawn:
			return []use{{task, d.in.Object}}
		case machine.Yield, machine.Join:
			return nil
		}
		return []use{{other, d.in.Object}}
	}
	if a.in.Verb == machine.Spawn && a.changes && int(a.in.Object) == b.task || b.in.Verb == machine.Join && int(b.in.Object) == a.task {
		return true
	}
	harmless := func(d *deed) bool {
		switch d.in.Verb {
		case machine.Read:
			return true
		case machine.Swap, machine.TryLock, machine.Unlock, machine.Spawn, machine.Wait:
			return !d.changes
		}
		return false
	}
	for _, one := range uses(a) {
		for _, two := range uses(b) {
			if one != two {
				continue
			}
			switch one.what {
			case variable, mutex, task:
				if !harmless(a) || !harmless(b) {
					return true
				}
			case semaphore:
				if a.in.Verb != b.in.Verb {
					return true
				}
			case other:
				if otherDependent(a, b) {
					return true
				}
			case condition:
				if conditionDependent(a, b) || conditionDependent(b, a) {
					return true
				}
			}
		}
	}
	return false
}

func conditionDependent(a, b *deed) bool {
	ghost := func(d *deed) bool { return d.in.Verb == machine.Wake && d.changes }
	plain := func(d *deed) bool { return d.in.Verb == machine.Wake && !d.changes }
	switch {
	case plain(a) && plain(b):
		return false
	case plain(a) && (b.in.Verb == machine.Notify || b.in.Verb == machine.NotifyAll):
		return b.woken>>a.task&1 == 1
	case plain(a) || plain(b):
		return false // of different tasks
	case a.in.Verb == machine.Wait && b.in.Verb == machine.Wait:
		return false
	}
	return ghost(a) || ghost(b) || a.in.Verb != machine.Wait || b.in.Verb != machine.Wait
}

// name returns the canonical form of what has been done.
func (s *scene) name() string {
	words := make([]string, 0, len(s.done))
	for _, d := range s.done {
		word := []byte{byte(d.task), byte(d.turn)}
		word = append(word, d.label...)
		behind := len(word)
		for _, i := range d.behind {
			if s.done[i].task != d.task {
				word = append(word, byte(s.done[i].task)<<6|byte(s.done[i].turn))
			}
		}
		slices.Sort(word[behind:])
		words = append(words, string(word))
	}
	slices.Sort(words)
	return strings.Join(words, ";")
}

// traces returns the number of traces, or -1 if there are more prefixes than most.
func (b *brute) traces(start *scene, most int) (ends int) {
	layer, prefixes := map[string]*scene{"": start}, 0
	for len(layer) > 0 {
		next := map[string]*scene{}
		for _, s := range layer {
			moved := false
			for t := range b.program.Tasks {
				for way := range b.ways(s, t) {
					moved = true
					other := s.copy()
					b.move(other, t, way)
					next[other.name()] = other
				}
			}
			if !moved {
				ends++
			}
		}
		if prefixes += len(next); prefixes > most {
			return -1
		}
		layer = next
	}
	return ends
}

// otherDependent is dependent for the primitives that have one object and no more.
func otherDependent(a, b *deed) bool {
	verbs := func(one, two machine.Verb) bool {
		return a.in.Verb == one && b.in.Verb == two || a.in.Verb == two && b.in.Verb == one
	}
	both := func(set ...machine.Verb) bool {
		return slices.Contains(set, a.in.Verb) && slices.Contains(set, b.in.Verb)
	}
	switch {
	case both(machine.CountDown):
		return a.changes != b.changes
	case verbs(machine.CountDown, machine.Await):
		return a.changes || b.changes
	case both(machine.Await), both(machine.SetEvent), both(machine.ResetEvent), both(machine.Pass):
		return false
	case both(machine.ReadLock, machine.ReadUnlock):
		return false
	case verbs(machine.Arrive, machine.Pass):
		if a.in.Verb == machine.Pass {
			a, b = b, a
		}
		return a.changes && a.woken>>b.task&1 == 1
	case both(machine.Arrive), both(machine.Enter, machine.Leave):
		return a.changes || b.changes
	case verbs(machine.WriteUnlock, machine.WriteUnlock):
		return a.changes || b.changes
	}
	return true
}
