package grade

import (
	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// Job is one judgement of one blueprint.
type Job struct {
	level  *levels.Level
	result *Result
}

// New begins to judge. It refuses a blueprint that the level does not allow with
// a *puzzle.Illegal. Zero limits stand for the defaults.
func New(level *levels.Level, blueprint puzzle.Blueprint, limits engine.Limits) (*Job, error) {
	return &Job{level: level}, level.Puzzle.Check(blueprint)
}

// Advance goes on for about that many steps of the search and reports whether
// the job is done.
func (j *Job) Advance(transitions int) (done bool) { return j.result != nil }

// Progress returns how far the job has come.
func (j *Job) Progress() Progress { return Progress{Done: j.result != nil} }

// Result returns the judgement, or nil while the job is not done.
func (j *Job) Result() *Result { return j.result }
