package model

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// recheckBudget is how many steps of the search a tick may take for claims that are being recomputed: few, because
// nobody waits for them.
const recheckBudget = 2_000

// recheck recomputes, one after the other, the claims of solutions that were proved under another revision of their
// level or other rules.
type recheck struct {
	queue []claim
	job   *grade.Job
}

type claim struct {
	level    *levels.Level
	solution progress.Solution
}

// stale finds the claims that must be recomputed, in the order of the catalog; nil if there are none.
func (m *Model) stale() *recheck {
	var r recheck
	for _, first := range m.whole.Levels() {
		for number := range first.Variants() {
			for _, s := range m.Reached.Levels[puzzle.VariantID(first.ID(), number+1)].Solutions {
				if l, ok := first.Variant(number + 1); ok && s.Stale(l.Puzzle) {
					r.queue = append(r.queue, claim{l, s})
				}
			}
		}
	}
	if len(r.queue) == 0 {
		return nil
	}
	return &r
}

// checkAgain goes on recomputing. When a claim has turned out differently the player hears of it.
func (m *Model) checkAgain() []msg.Effect {
	if m.recheck == nil {
		return nil
	}
	r := m.recheck
	now := r.queue[0]
	before := m.Reached.Stars(now.level.ID())
	done, result := r.advance()
	if !done {
		return nil
	}
	now.solution.Stars, now.solution.Measures = 0, grade.Measures{}
	if result != nil {
		now.solution.Stars, now.solution.Measures = result.Stars.Count(), result.Measures
	}
	now.solution.Revision, now.solution.Rules = now.level.Puzzle.Revision, engine.RulesVersion
	m.Reached.Correct(now.level.ID(), now.solution)
	if m.Reached.Stars(now.level.ID()) < before {
		m.toast(Toast{Key: "shell.rechecked", Level: now.level.ID(), Bad: true})
	}
	if r.queue = slices.Delete(r.queue, 0, 1); len(r.queue) == 0 {
		m.recheck, m.news = nil, true // told once, and not for every claim
	}
	return m.save()
}

// advance goes on with the first claim. A solution that the level no longer allows has no result.
func (r *recheck) advance() (done bool, result *grade.Result) {
	if r.job == nil {
		now := r.queue[0]
		solution, err := format.ParseSolution([]byte(now.solution.Text), "saved", now.level.Puzzle)
		if err != nil {
			return true, nil
		}
		if r.job, err = grade.New(now.level, solution.Blueprint, grade.ScreenLimits()); err != nil {
			r.job = nil
			return true, nil
		}
	}
	if !r.job.Advance(recheckBudget) {
		return false, nil
	}
	result = r.job.Result()
	r.job = nil
	return true, result
}

// stopChecking gives up what is being recomputed; claims that are still stale are so the next time, too.
func (m *Model) stopChecking() {
	if m.recheck != nil && m.recheck.job != nil {
		m.recheck.job.Close()
	}
	m.recheck = nil
}
