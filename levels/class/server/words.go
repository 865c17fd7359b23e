package server

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// findingWord names what goes wrong, as teachers call it.
func findingWord(k engine.FindingKind) puzzle.Bilingual {
	switch k {
	case engine.WrongOutcome:
		return say("wrong result", "结果不对")
	case engine.AssertFailed:
		return say("a check fails", "检查不通过")
	case engine.Deadlock:
		return say("deadlock", "死锁")
	case engine.Misuse:
		return say("a thing is misused", "用错了东西")
	case engine.DeadlineMissed:
		return say("too late", "太慢")
	case engine.GoalMissed:
		return say("the goal is missed", "没达到目标")
	case engine.DataRace:
		return say("data race", "数据竞争")
	case engine.Livelock:
		return say("livelock", "活锁")
	case engine.Starvation:
		return say("starvation", "饥饿")
	case engine.Collision:
		return say("two at once", "撞在一起")
	case engine.LeakedTask:
		return say("nobody waits for somebody", "有人没人等")
	}
	return say(k.String(), k.String())
}

// concepts are what the campaign teaches.
type concepts []levels.Concept

// word names a concept of levels; "" for one that is only the levels' own.
func (c concepts) word(name string) puzzle.Bilingual {
	for _, one := range c {
		if one.Covers(name) {
			return one.Title
		}
	}
	return puzzle.Bilingual{}
}

// wrong leaves of the troubles those with something wrong that have a name, each name once, and not too many.
func (c concepts) wrong(all []class.Trouble) []class.Trouble {
	const most = 8
	var named []class.Trouble
	var seen []puzzle.Bilingual
	for _, t := range all {
		word := c.word(t.Concept)
		if t.Failed == 0 || word == (puzzle.Bilingual{}) || slices.Contains(seen, word) || len(named) == most {
			continue
		}
		seen = append(seen, word)
		named = append(named, t)
	}
	return named
}
