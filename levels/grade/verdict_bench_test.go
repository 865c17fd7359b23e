package grade_test

import (
	"testing"

	"lostupdate/engine"
	"lostupdate/levels/grade"
)

// BenchmarkVerdicts judges every solution of every level, one at a time: what a
// player waits for after pressing the button. One verdict is to take less than
// 100 ms on a level of ordinary size.
func BenchmarkVerdicts(b *testing.B) {
	for _, l := range campaign(b).Levels() {
		for _, s := range append(l.Proofs[:len(l.Proofs):len(l.Proofs)], l.Traps...) {
			b.Run(s.Name, func(b *testing.B) {
				for b.Loop() {
					if _, err := grade.Judge(l, s.Blueprint, engine.Limits{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkIdeas does the same for the small levels of TestIdeasOfTheCampaign.
func BenchmarkIdeas(b *testing.B) {
	for name, idea := range engineerIdeas {
		l := written(b, idea.level)
		for _, try := range idea.tries {
			blueprint := edited(b, l, try.edits...)
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					if _, err := grade.Judge(l, blueprint, engine.Limits{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
