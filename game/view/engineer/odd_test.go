package engineer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	model "lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
	"lostupdate/levels/format"
)

// alone opens a level file that stands alone.
func alone(t *testing.T, source string) *model.Model {
	t.Helper()
	p, err := format.ParseLevel([]byte(source), "test.yaml")
	require.NoError(t, err)
	m := model.New(levels.Alone(p), model.Visit{})
	t.Cleanup(m.Close)
	return m
}

// Levels that no campaign has, and that somebody may write.
const (
	everyCard = `
format: 1
id: every-card
globals: {total: 0, stock: 3, money: -120}
routines:
  main:
    - spawn: 2
    - lock: red
    - read: total
      into: r1
    - compute: r = r1 * 2
    - write: total
    - unlock: red
    - if: stock > 0
      then: [{stamp: stock, by: -1}]
      else: [{work: 3}]
    - join: 2
    - check: total >= 0
  helper:
    - while: stock > 0
      do: [{stamp: stock, by: -1}]
workers:
  - {routine: main}
  - {routine: helper, asleep: true, label: second-helper}
tools:
  gates:
    - {key: red, locks: 2, unlocks: 2}
    - {key: blue, locks: 1, unlocks: 1}
    - {key: green, locks: 1, unlocks: 1}
  order: true
`
	ring = `
format: 1
id: ring
routines:
  one: [{lock: red}, {lock: blue}, {unlock: blue}, {unlock: red}]
  two: [{lock: blue}, {lock: green}, {unlock: green}, {unlock: blue}]
  three: [{lock: green}, {lock: red}, {unlock: red}, {unlock: green}]
workers: [{routine: one}, {routine: two}, {routine: three}]
`
	nothing = `
format: 1
id: nothing
routines:
  rest: [{work: 1}]
workers: [{routine: rest}]
`
)

// crowd is a level with as many workers, lines and stations as anybody could want.
func crowd() string {
	var b strings.Builder
	b.WriteString("format: 1\nid: crowd\nlines: [A, B, C]\nglobals: {total: 0}\nroutines:\n  long:\n")
	for range 8 {
		b.WriteString("    - increment: total\n    - work: 1\n")
	}
	b.WriteString("  short: [{work: 40}]\nworkers:\n  - {routine: long, count: 12, home: A}\n")
	b.WriteString("  - {routine: short, count: 20, home: B}\ntools: {homes: [1, 2, 3], pool: {kind: at-once, min: 1, max: 32}, quanta: [1, 2, 4, 8]}\n")
	b.WriteString("bench: {cores: 12, quantum: 4, switch: 1}\n")
	return b.String()
}

func TestHomeMadeLevelsFitTheScreenToo(t *testing.T) {
	for name, source := range map[string]string{"every card": everyCard, "ring": ring, "nothing": nothing, "crowd": crowd()} {
		t.Run(name, func(t *testing.T) {
			m := alone(t, source)
			kittest.Screens(t, "odd "+name, kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
			m.Update(msg.Do(msg.Run))
			later(m, 50)
			m.Update(msg.Do(msg.Cancel))
			m.Update(msg.Do(msg.Run))
			later(m, 5)
			kittest.Screens(t, fmt.Sprintf("odd %s run", name), kit.Day(), func(f *kit.Frame) { engineer.Draw(m, f) })
		})
	}
}
