package format

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/puzzle"
)

// shop is a level whose bench says all that benches can say.
const shop = `format: 1
id: shop
routines:
  fold:
    - work: 12
  pack:
    - work: 3
workers:
  - {routine: fold, count: 4, pool: folders, due: 90}
  - {routine: pack, count: 2, pool: packers}
  - {routine: pack}
bench:
  cores: 2
  switch: 2
  period: 24
  desk: {holds: 3, each-more: 6}
  start: {worker: 1, line: 6}
  admitted: 1
  pools: {folders: 2, packers: 1}
  crashes: false
goal:
  demands: {ticks: 100, slow: 40, busy: 30}
`

func TestBenchIsReadAndPrinted(t *testing.T) {
	p, err := ParseLevel([]byte(shop), "shop.yaml")
	require.NoError(t, err)
	require.Equal(t, puzzle.Bench{
		Cores: 2, Quantum: 4, SwitchCost: 2, Period: 24,
		Desk:     puzzle.Desk{Holds: puzzle.Number{Value: 3}, EachMore: 6},
		Start:    puzzle.StartCosts{Worker: 1, Line: 6},
		Spared:   true,
		Admitted: puzzle.Number{Value: 1},
		Pools:    []puzzle.JobPool{{Name: "folders", Size: puzzle.Number{Value: 2}}, {Name: "packers", Size: puzzle.Number{Value: 1}}},
	}, p.Bench)
	require.Equal(t, "folders", p.Workers[3].Pool)
	require.EqualValues(t, 90, p.Workers[3].Due)
	require.Equal(t, puzzle.Demands{TicksMax: 100, TicksMin: 40, BusyMin: 30}, p.Goal.Demands)
	again, err := ParseLevel(PrintLevel(p), "printed")
	require.NoError(t, err, "%s", PrintLevel(p))
	require.Equal(t, p, again)
}

func TestBadBenchesSayWhereAndWhat(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"unknown pool":        {"pool: packers}", "pool: packer}", `bad.yaml:10:37: there is no pool "packer" (did you mean "packers"?; pools are declared under bench)`},
		"pool without jobs":   {", packers: 1}", ", packers: 1, idlers: 1}", `nobody is a job of the pool idlers`},
		"pool without anyone": {"folders: 2", "folders: 0", `bad.yaml:19:20: want a whole number from 1 to 64, not 0`},
		"unknown dial":        {"holds: 3", "holds: room", `bad.yaml:16:17: want a whole number or a dial, and there is no dial "room"`},
		"half a desk":         {"holds: 3, ", "", `the field "holds" is missing here`},
		"a sleeping job":      {"pool: packers}", "pool: packers, asleep: true}", `a job of a pool cannot be asleep`},
		"period and quanta":   {"goal:", "tools: {quanta: [2, 4]}\ngoal:", `the bench has a period, so there is no quantum to choose`},
		"admitted twice":      {"goal:", "tools: {pool: {kind: at-once, min: 1, max: 2}}\ngoal:", `the bench says how many are admitted, and so does a pool of kind at-once`},
		"more than all":       {"busy: 30", "busy: 101", `want a whole number from 1 to 100, not 101`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, shop, test.old)
			_, err := ParseLevel([]byte(strings.Replace(shop, test.old, test.new, 1)), "bad.yaml")
			requireOurs(t, err)
			require.ErrorContains(t, err, test.want)
		})
	}
}
