package grade_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
)

// idea is what a level of the campaign is about, as small as it can be, with
// something that the player may build and what comes of it.
type idea struct {
	level string
	tries []try
}

// try is a solution, as edits of the start, and how it is judged: with NoFinding
// it is proved.
type try struct {
	edits   []string
	finding engine.FindingKind
}

func build(finding engine.FindingKind, edits ...string) try { return try{edits, finding} }

const right = engine.NoFinding

// Every idea of the campaign can be said, is broken at first, and can be mended
// with what the player has.
var engineerIdeas = map[string]idea{
	"join instead of a guess": {`
globals: {total: 0}
routines: {count: [{stamp: total}], pack: [{check: total == 2}]}
workers: [{routine: count, count: 2}, {routine: pack}]
tools: {cards: {wait-1: {card: {join: 1}}, wait-2: {card: {join: 2}}}}
`, []try{
		build(engine.AssertFailed), build(engine.AssertFailed, "place wait-1 pack 0"), build(right, "place wait-1 pack 0", "place wait-2 pack 0"),
	}},
	"lock order": {`
routines:
  a: [{lock: red, movable: true}, {lock: blue}, {work: 1}, {unlock: blue}, {unlock: red}]
  b: [{lock: blue}, {work: 1}, {lock: red}, {unlock: red}, {unlock: blue}]
workers: [{routine: a}, {routine: b}]
`, []try{build(engine.Deadlock), build(right, "move a 0 -> 1")}},
	"a ring in which one card may move": {`
routines:
  a: [{lock: red}, {yield: }, {lock: blue, movable: true}, {yield: }, {unlock: blue}, {unlock: red}]
  b: [{lock: blue}, {yield: }, {lock: green, movable: true}, {yield: }, {unlock: green}, {unlock: blue}]
  c: [{yield: }, {lock: green, movable: true}, {yield: }, {lock: red}, {yield: }, {unlock: red}, {unlock: green}]
workers: [{routine: a}, {routine: b}, {routine: c}]
tools: {moves: 1}
`, []try{build(engine.Deadlock), build(engine.Deadlock, "move a 2 -> 3"), build(right, "move c 1 -> 3"), build(right, "move a 2 -> 0")}},
	"two ovens": {`
boxes: {oven: tokens}
routines: {bake: [{acquire: oven}, {section: kitchen, room: 2, do: [{work: 3}]}, {release: oven}]}
workers: [{routine: bake, count: 4}]
tools: {dials: {tokens: [1, 2, 3]}}
start: {dials: {tokens: 3}}
goal: {demands: {ticks: 17}}
`, []try{build(engine.AssertFailed), build(right, "dial tokens 2"), build(engine.DeadlineMissed, "dial tokens 1")}},
	"meet at noon": {`
boxes: {a-there: 0, b-there: 0}
globals: {met: 0}
routines: {a: [{stamp: met}, {check: met == 2}], b: [{stamp: met}, {check: met == 2}]}
workers: [{routine: a}, {routine: b}]
tools:
  cards:
    a-comes: {card: {release: a-there}}
    b-comes: {card: {release: b-there}}
    see-a: {card: {acquire: a-there}}
    see-b: {card: {acquire: b-there}}
`, []try{
		build(engine.AssertFailed),
		build(engine.Deadlock, "place see-b a 1", "place a-comes a 1/1", "place see-a b 1", "place b-comes b 1/1"),
		build(right, "place a-comes a 1", "place see-b a 1/1", "place b-comes b 1", "place see-a b 1/1"),
	}},
	"if or while": {`
globals: {shelf: 0}
bells: {full: red}
routines:
  eat: [{lock: red}, {choose: look, of: {once: [{if: shelf == 0, then: [{wait: full}]}], again: [{while: shelf == 0, do: [{wait: full}]}]}}, {stamp: shelf, by: -1}, {check: shelf >= 0}, {unlock: red}]
  cook: [{lock: red}, {stamp: shelf}, {notify: full}, {unlock: red}]
workers: [{routine: eat, count: 2}, {routine: cook, count: 2}]
`, []try{build(engine.AssertFailed), build(right, "switch look again")}},
	"false alarm": {`
globals: {shelf: 0}
bells: {full: {key: red, ghosts: true}}
routines:
  eat: [{lock: red}, {choose: look, of: {once: [{if: shelf == 0, then: [{wait: full}]}], again: [{while: shelf == 0, do: [{wait: full}]}]}}, {check: shelf == 1}, {unlock: red}]
  cook: [{lock: red}, {stamp: shelf}, {notify: full}, {unlock: red}]
workers: [{routine: eat}, {routine: cook}]
`, []try{build(engine.AssertFailed), build(right, "switch look again")}},
	"shift change": {`
globals: {done: 0}
barriers: {shift: parties}
routines: {work: [{stamp: done}, {arrive: shift}, {check: done == 3}]}
workers: [{routine: work, count: 3}]
tools: {dials: {parties: [2, 3, 4]}}
`, []try{build(engine.AssertFailed), build(right, "dial parties 3"), build(engine.Deadlock, "dial parties 4")}},
	"the tally board": {`
tallies: {left: count}
globals: {total: 0}
routines: {part: [{stamp: total}, {count-down: left}], boss: [{await: left}, {check: total == 2}]}
workers: [{routine: part, count: 2}, {routine: boss}]
tools: {dials: {count: [1, 2, 3]}}
`, []try{build(engine.Misuse), build(right, "dial count 2"), build(engine.Deadlock, "dial count 3")}},
	"the lamp": {`
lamps: {ready: off}
globals: {part: 0}
routines: {make: [{light: ready, movable: true}, {write: part, value: 1}], use: [{await: ready}, {check: part == 1}]}
workers: [{routine: make}, {routine: use}]
`, []try{build(engine.AssertFailed), build(right, "move make 0 -> 1")}},
	"the notice board": {`
boards: [notice]
globals: {a: 0, b: 0}
routines:
  paint: [{write-lock: notice}, {stamp: a}, {stamp: b}, {write-unlock: notice}]
  read: [{choose: key, of: {none: nothing, board: [{read-lock: notice}]}}, {read: a}, {read: b, into: r1}, {check: r == r1}, {choose: key, of: {none: nothing, board: [{read-unlock: notice}]}}]
workers: [{routine: paint}, {routine: read, count: 2}]
`, []try{build(engine.AssertFailed), build(right, "switch key board")}},
	"locked himself out": {`
keys: {red: {recursive: red-kind}}
globals: {total: 0}
procedures: {count: [{lock: red}, {increment: total}, {unlock: red}]}
routines: {boss: [{lock: red}, {call: count}, {unlock: red}], hand: [{call: count}]}
workers: [{routine: boss}, {routine: hand}]
goal: {final: total == 2}
`, []try{build(engine.Deadlock), build(right, "switch red-kind on")}},
	"in one blow": {`
globals: {total: 0}
routines: {count: [{choose: blow, of: {three: [{increment: total}], one: [{stamp: total}]}}]}
workers: [{routine: count, count: 2}]
goal: {final: total == 2}
`, []try{build(engine.WrongOutcome), build(right, "switch blow one")}},
	"shelf or belt": {`
lines: [A, B]
globals: {total: 0}
belts: {out: 1}
routines:
  count: [{increment: total}, {choose: way, of: {shelf: nothing, belt: [{read: total}, {put: out}]}}]
  boss: [{choose: way, of: {shelf: [{read: total}], belt: [{take: out}]}}, {check: r == 1}]
workers: [{routine: boss}, {routine: count, home: B}]
`, []try{build(engine.AssertFailed), build(right, "switch way belt")}},
	"mark on the wall": {`
globals: {taken: 0}
routines:
  work:
    - choose: mark
      of:
        look-then-set: [{while: taken == 1, do: [{yield: }]}, {write: taken, value: 1}]
        one-blow: [{exchange: taken, value: 1}, {while: r == 1, do: [{exchange: taken, value: 1}]}]
    - section: room
      do: [{work: 1}]
    - write: taken
      value: 0
workers: [{routine: work, count: 2}]
`, []try{build(engine.Collision), build(right, "switch mark one-blow")}},
	"the night shift": {`
lines: [{name: A, leads: true}, {name: B, parent: A, detached: night}]
globals: {pushed: {value: 0, shared: true}}
routines: {office: [{fork: B}, {work: 3}], push: [{repeat: 2, do: [{stamp: pushed}]}]}
workers: [{routine: office}, {routine: push, home: B}]
goal: {final: pushed == 2}
`, []try{build(engine.WrongOutcome), build(right, "switch night on")}},
	"explosive mix": {`
lines: [A, B]
globals: {done: {value: 0, shared: true}}
routines: {fireworks: [{crash: perhaps}], work: [{stamp: done}]}
workers: [{routine: work}, {routine: fireworks}]
tools: {homes: [2]}
goal: {final: done == 1}
`, []try{build(engine.WrongOutcome), build(right, "home 2 B")}},
	"died with the key": {`
lines: [A, B]
keys: {red: {shared: true, robust: kind}}
routines: {hand: [{lock: red}, {unlock: red}], die: [{lock: red}, {crash: perhaps}, {unlock: red}]}
workers: [{routine: hand}, {routine: die, home: B}]
`, []try{build(engine.Deadlock), build(right, "switch kind on")}},
	"the patient painter": {`
keys: {red: {patience: 1}}
routines: {read: [{repeat: rounds, do: [{lock: red}, {unlock: red}]}], paint: [{lock: red}, {unlock: red}]}
workers: [{routine: read}, {routine: paint}]
tools: {dials: {rounds: [1, 3]}}
start: {dials: {rounds: 3}}
`, []try{build(engine.Starvation), build(right, "dial rounds 1")}},
	// Whoever holds the turnstile gets in soon. But a plain token box lets anybody pass first,
	// so that it only moves the queue from one door to another.
	"a turnstile, counted from the room on": {`
globals: {readers: 0}
boxes: {room: 1, turnstile: 1}
routines:
  read:
    - repeat: 3
      do:
        - choose: door
          of: {open: nothing, turnstile: [{acquire: turnstile}, {release: turnstile}]}
        - lock: red
        - stamp: readers
        - {if: readers == 1, then: [{acquire: room}]}
        - unlock: red
        - progress
        - lock: red
        - {stamp: readers, by: -1}
        - {if: readers == 0, then: [{release: room}]}
        - unlock: red
  paint:
    - choose: door
      of: {open: nothing, turnstile: [{acquire: turnstile}]}
    - acquire: room
    - release: room
    - choose: door
      of: {open: nothing, turnstile: [{release: turnstile}]}
workers: [{routine: read, count: 2}, {routine: paint, patience: 2, patient-at: room}]
`, []try{build(engine.Starvation), build(right, "switch door turnstile")}},
	"a turnstile, counted from the street on": {`
globals: {readers: 0}
boxes: {room: 1, turnstile: 1}
routines:
  read:
    - repeat: 3
      do:
        - choose: door
          of: {open: nothing, turnstile: [{acquire: turnstile}, {release: turnstile}]}
        - lock: red
        - stamp: readers
        - {if: readers == 1, then: [{acquire: room}]}
        - unlock: red
        - progress
        - lock: red
        - {stamp: readers, by: -1}
        - {if: readers == 0, then: [{release: room}]}
        - unlock: red
  paint:
    - choose: door
      of: {open: nothing, turnstile: [{acquire: turnstile}]}
    - acquire: room
    - release: room
    - choose: door
      of: {open: nothing, turnstile: [{release: turnstile}]}
workers: [{routine: read, count: 2}, {routine: paint, patience: 2}]
`, []try{build(engine.Starvation), build(engine.Starvation, "switch door turnstile")}},
	"peterson and the out-tray": {`
out-trays: trays
globals: {a: 0, b: 0}
routines:
  left: [{write: a, value: 1}, {choose: wall, of: {none: nothing, fence: [{fence: }]}}, {if: b == 0, then: [{section: room, do: [{work: 1}]}]}]
  right: [{write: b, value: 1}, {choose: wall, of: {none: nothing, fence: [{fence: }]}}, {if: a == 0, then: [{section: room, do: [{work: 1}]}]}]
workers: [{routine: left}, {routine: right}]
start: {switches: {trays: on}}
`, []try{build(engine.Collision), build(right, "switch wall fence"), build(right, "switch trays off")}},
	"a key for everybody who forks": {`
routines: {boss: [{spawn: 2}], hand: [{work: 1}]}
workers: [{routine: boss}, {routine: hand, asleep: true}]
tools: {cards: {wait: {card: {join: 2}}}}
goal: {join-all: true}
`, []try{build(engine.LeakedTask), build(right, "place wait boss 1")}},
	"the short queue": {`
globals: {total: 0}
routines: {polish: [{work: 10}, {increment: total}, {work: 10}]}
workers: [{routine: polish, count: 2}]
tools: {gates: [{key: red}]}
start: {gates: [lock red polish 0, unlock red polish 5]}
goal: {final: total == 2, demands: {held: 12}}
`, []try{build(engine.GoalMissed), build(right, "move polish 0 -> 1", "move polish 5 -> 4")}},
}

func TestIdeasOfTheCampaign(t *testing.T) {
	for name, idea := range engineerIdeas {
		t.Run(name, func(t *testing.T) {
			l := written(t, idea.level)
			for _, try := range idea.tries {
				r := judge(t, l, try.edits...)
				require.Equal(t, try.finding, r.Finding, "%v: %s", try.edits, r.Explanation.EN)
				require.Equal(t, try.finding == right, r.Verdict == engine.Proved)
				require.NotEmpty(t, r.Explanation.EN)
				require.NotEmpty(t, r.Explanation.ZH)
				require.NotContains(t, r.Explanation.EN, "something that does not exist")
			}
		})
	}
}
