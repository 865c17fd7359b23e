package solve

import (
	"fmt"
	"slices"

	"lostupdate/levels"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// CheckVariant reports what makes a variant of a level easier or harder than the first one: students who sit next to each
// other get different ones, and are marked alike. Both must have the pars that Check wants.
//
// The same ideas must solve both, and the same mistakes break them; there must be as many right solutions, and the best of
// them must need as many keys, or as few interrupts. Ticks and steps may differ: they are what the numbers change.
func CheckVariant(variant, first *levels.Level) []grade.Problem {
	var problems []grade.Problem
	compare := func(what string, is, was any) {
		if is != was {
			problems = append(problems, grade.Problem{Message: fmt.Sprintf("has %s %v, but the first variant %v: they must be equally hard", what, is, was)})
		}
	}
	v, f := variant.Puzzle, first.Puzzle
	compare("role", v.Role, f.Role)
	compare("workers", len(v.Workers), len(f.Workers))
	compare("revision", v.Revision, f.Revision)
	compare("proofs", expectations(variant.Proofs), expectations(first.Proofs))
	compare("traps", expectations(variant.Traps), expectations(first.Traps))
	comparePars(compare, &variant.Par, &first.Par)
	if variant.Par.First != nil && first.Par.First != nil {
		comparePars(compare, variant.Par.First, first.Par.First)
	}
	if slices.Equal(v.Parameters, f.Parameters) {
		problems = append(problems, grade.Problem{Message: "has the parameters of the first variant: nobody would see a difference"})
	}
	return problems
}

func comparePars(compare func(what string, is, was any), v, f *puzzle.Par) {
	compare("keys", v.Keys, f.Keys)
	compare("interrupts", v.Interrupts, f.Interrupts)
	if v.Histogram.Complete && f.Histogram.Complete {
		compare("right solutions", v.Histogram.Solutions, f.Histogram.Solutions)
	}
}

// expectations says what becomes of solutions, in their order.
func expectations(solutions []puzzle.Solution) string {
	var all []string
	for _, s := range solutions {
		all = append(all, fmt.Sprintf("%s(%s)", s.Expect.Verdict, s.Expect.Finding))
	}
	return fmt.Sprint(all)
}
