package explore

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/dpor"
	"lostupdate/engine/internal/specimen"
	"lostupdate/engine/sched"
)

// The search without states and the one with them are two ways to compute the same,
// for programs of all primitives and processes. Nobody counts their traces here;
// package dpor does, for the older primitives. But no run may be in vain.
func TestSearchesWithAndWithoutStatesAgree(t *testing.T) {
	r, many, factory := rand.New(rand.NewPCG(11, 3)), sched.NewDice(11), sched.NewDice(11)
	for name, random := range map[string]func() *engine.Program{
		"all primitives": func() *engine.Program { return randomProgramOfAll(r) },
		"more tasks":     func() *engine.Program { return specimen.RandomOfAll(many) },
		"processes":      func() *engine.Program { return specimen.Factory(factory) },
	} {
		t.Run(name, func(t *testing.T) {
			const programs = 1200
			limits := dpor.Limits{Depth: 40, Executions: 1000}
			verdicts, endless, vain := map[engine.Verdict]int{}, 0, 0
			for n := range programs {
				p := random()
				got, err := dpor.Prove(p, dpor.Options{Limits: limits})
				require.NoError(t, err, "program %d", n)
				if got.Blocked > 0 {
					vain++
				}
				if got.Cut > 0 || got.Limit != "" {
					endless++
					continue
				}
				want, err := ProveWith(p, Options{NoInterleavings: true})
				require.NoError(t, err)
				require.Equal(t, want.Verdict, got.Verdict, "program %d", n)
				require.Equal(t, want.Outcomes, got.Outcomes, "program %d: outcomes", n)
				require.Equal(t, want.Races, got.Races, "program %d: races", n)
				verdicts[got.Verdict]++
				if n%8 == 0 {
					again, err := dpor.Prove(p, dpor.Options{Goroutines: true, Limits: limits})
					require.NoError(t, err)
					require.Equal(t, got, again, "program %d: on goroutines", n)
				}
				if got.Witness != nil {
					require.Contains(t, got.Findings, want.Shortest.Finding.Kind, "program %d", n)
					require.Contains(t, got.Findings, want.Clearest.Finding.Kind, "program %d", n)
					s, err := New(p, engine.Limits{})
					require.NoError(t, err)
					require.Equal(t, got.Witness.Finding, s.witness(got.Witness.Schedule).Finding, "program %d: a witness shows its finding", n)
					s.Close()
				}
			}
			t.Logf("%v, %d endless, %d with runs in vain", verdicts, endless, vain)
			require.Zero(t, vain)
			require.Greater(t, verdicts[engine.Proved], programs/40)
			require.Greater(t, verdicts[engine.Refuted], programs/40)
		})
	}
}
