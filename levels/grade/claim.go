package grade

import (
	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
)

// judgeClaim says whether it is true that a factory cannot be broken. A claim that
// is wrong is refuted by the shortest schedule that breaks the factory.
func judgeClaim(level *levels.Level, f *compile.Factory, report *engine.Report) *Result {
	r := &Result{Verdict: report.Verdict, Report: report, Factory: f}
	switch report.Verdict {
	case engine.Refuted:
		r.refute(level, report.Shortest.Schedule, report.Shortest)
		r.Explanation = explain.ClaimWrong(r.Explanation)
	case engine.Proved:
		r.Explanation = explain.Proved(report)
		r.Stars = Stars{Works: true, Fast: true, Lean: true}
	default:
		r.Limit, r.Explanation = report.Limit, explain.Undecided(report)
	}
	return r
}
