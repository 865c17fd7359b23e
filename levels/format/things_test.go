package format

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/levels/puzzle"
)

// factory is a level with every thing, every card by which workers meet, and
// everything that a player can set.
const factory = `format: 1
id: factory
role: both
lines: [A, {name: B, parent: A, detached: night-shift}, {name: C, leads: true, house-key: true}]
globals: {total: 0, shelf: {value: 3, shared: true}}
keys:
  red: {recursive: red-kind, robust: true, shared: true, patience: 2}
boxes: {oven: tokens, free: {tokens: 2, shared: true, patience: 3}}
bells: {room: red, hall: {key: blue, ghosts: true}}
barriers: {shift: parties}
tallies: {left: 3}
lamps: {ready: off, dark: {at-first: on, shared: true}}
boards: [notice]
belts: {out: 2, back: {capacity: 6, shared: false}}
devices: {kiln: 12}
out-trays: trays
procedures:
  inner:
    - lock: red
    - unlock: red
  outer:
    - call: inner
    - progress
routines:
  meet:
    - acquire: oven
    - release: oven
    - lock: red
      into: r1
    - wait: room
      label: doze
    - notify: room
    - notify-all: room
    - unlock: red
    - arrive: shift
    - count-down: left
    - await: left
    - light: ready
    - darken: ready
    - await: ready
    - read-lock: notice
    - read-unlock: notice
    - write-lock: notice
    - write-unlock: notice
    - put: out
      value: 5
    - take: out
      into: r2
    - use: kiln
      ticks: 18
    - use: kiln
      ticks: pace
  free:
    - try-lock: blue
      into: r1
    - exchange: total
      value: 1
      into: r2
    - swap: total
      from: 1
      to: r2
      into: r3
    - yield
    - yield:
      label: after-you
    - fence
    - section: kitchen
      room: 2
      do:
        - work: pace
    - call: outer
    - repeat: rounds
      do:
        - choose: look
          of:
            if-card:
              - if: total > 0
                then: [{wait: hall}]
            while-card:
              - while: total > 0
                do: [{wait: hall}]
            no-card: nothing
    - release: oven
      movable: true
    - release: free
      movable: true
    - stamp: total
      movable: true
      label: count
  boss:
    - fork: B
    - join: 2
      into: r1
    - crash: perhaps
    - crash
    - exit
workers:
  - {routine: boss}
  - {routine: meet, home: B, patience: 4, patient-at: red}
  - {routine: free, home: C}
tools:
  gates: [{key: red}]
  cards:
    signal: {card: {release: oven}, count: 2}
    doze: {card: {wait: room}}
    hurry: {card: {yield: yes}}
  dials: {tokens: [1, 2, 3], parties: [2, 3, 4], pace: [1, 10], rounds: [1, 2]}
  moves: 1
start:
  gates: [lock red meet 1, place signal meet 2]
  dials: {tokens: 3}
  switches: {red-kind: on, look: while-card}
goal:
  final: shelf == 3
  show: deadlock
  claim: true
  join-all: true
  starvation-free: true
  demands: {interrupts: 1, steps: 20, held: 9, ticks: 100}
predict: {of: B.total, from: 0, to: 3}
`

func TestEveryThingAndToolIsReadAndPrinted(t *testing.T) {
	p, err := ParseLevel([]byte(factory), "factory.yaml")
	require.NoError(t, err)
	again, err := ParseLevel(PrintLevel(p), "printed")
	require.NoError(t, err, "%s", PrintLevel(p))
	require.Equal(t, p, again)
	require.NoError(t, valid(t, compiled(t, LevelSchema()), []byte(factory)))
	require.NoError(t, valid(t, compiled(t, LevelSchema()), PrintLevel(p)))

	require.Equal(t, []puzzle.Color{"red", "blue"}, p.Keys)
	require.Equal(t, []puzzle.Switch{
		{Name: "trays", Alternatives: []string{"off", "on"}},
		{Name: "night-shift", Alternatives: []string{"off", "on"}},
		{Name: "red-kind", Alternatives: []string{"off", "on"}},
		{Name: "look", Alternatives: []string{"if-card", "while-card", "no-card"}},
	}, p.Switches)
	require.EqualValues(t, 3, p.Start.Value(puzzle.Number{Dial: "tokens"}))
	require.EqualValues(t, 2, p.Start.Value(puzzle.Number{Dial: "parties"}), "the first choice, where start says nothing")
	require.Equal(t, "while-card", p.Start.Chosen("look"))
	require.Equal(t, []int64{0, 1, 2, 3}, p.Predict.Choices)
	oven, ok := p.Thing("oven")
	require.True(t, ok)
	require.Equal(t, puzzle.Thing{Kind: puzzle.Box, Name: "oven", Size: puzzle.Number{Dial: "tokens"}}, oven)

	var placed []string
	for _, g := range p.Start.Gates {
		placed = append(placed, g.String())
	}
	free, _ := p.Routine("free")
	last := free.Slots() - 1
	require.Equal(t, "place release-2 free", placed[3][:len("place release-2 free")])
	require.Equal(t, last, p.Start.Gates[3].Slot)
	require.Equal(t, []string{"lock red meet 1", "place signal meet 2"}, placed[:2])
	require.Equal(t, "count", p.Start.Gates[4].Card, "a label is the name")
}

func TestSolutionsSetWhatTheLevelLetsThem(t *testing.T) {
	p, err := ParseLevel([]byte(factory), "factory.yaml")
	require.NoError(t, err)
	s, err := ParseSolution([]byte(`format: 1
level: factory
expect: refuted
finding: collision
gates:
  - place release free 0
  - place doze meet 0
dials: {parties: 4}
switches: {look: no-card, trays: on}
`), "trap.yaml", p)
	require.NoError(t, err)
	require.Equal(t, engine.Collision, s.Expect.Finding)
	require.Equal(t, "no-card", s.Blueprint.Chosen("look"))
	require.Equal(t, "on", s.Blueprint.Chosen("red-kind"), "what is left out is as at the start")
	require.EqualValues(t, 4, s.Blueprint.Value(puzzle.Number{Dial: "parties"}))
	require.Len(t, s.Blueprint.Gates, 4, "movable cards that are left out stand where they stood")
	again, err := ParseSolution(PrintSolution(s, p), "trap.yaml", p)
	require.NoError(t, err)
	require.Equal(t, s, again)

	for text, want := range map[string]string{
		"dials: {parties: 5}":                                   `s.yaml:3:1: this cannot be built in the level: dial-fixed "parties" (5)`,
		"dials: {ticks: 5}":                                     `s.yaml:3:1: this cannot be built in the level: no-such-dial "ticks"`,
		"switches: {look: until}":                               `no-such-alternative "until"`,
		"switches: {lok: if-card}":                              `no-such-switch "lok"`,
		"gates: [place doze meet 0, place doze meet 1]":         `no-more-cards "doze" (2, limit 1)`,
		"gates: [place dose meet 0]":                            `no-such-card "dose"`,
		"gates: [place count boss 0]":                           `card-stays "count"`,
		"gates: [place release free 0, place release-2 free 1]": `no-more-moves (2, limit 1)`,
		"gates: [lock red meet 4]":                              `slot-closed "meet" (4)`,
		"gates: [lock red free 19]":                             `slot-unused "free" (19)`,
		"schedule: 1 2\ndials: {parties: 4}":                    `factory-changed`,
	} {
		_, err := ParseSolution([]byte("format: 1\nlevel: factory\n"+text+"\n"), "s.yaml", p)
		require.ErrorContains(t, err, want, text)
	}
	s, err = ParseSolution([]byte("format: 1\nlevel: factory\nclaim: true\nexpect: refuted\nfinding: deadlock\n"), "s.yaml", p)
	require.NoError(t, err)
	require.True(t, s.Blueprint.Claim)
}
