package server

import (
	"lostupdate/engine"
	"lostupdate/levels"
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

// conceptWord names a concept of levels; the name itself is English.
func conceptWord(all []levels.Concept, name string) puzzle.Bilingual {
	for _, c := range all {
		if c.Covers(name) {
			return c.Title
		}
	}
	return say(name, name)
}
