package format

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What is wrong with a thing, a card, a switch or a question is said with its place
// and a way out.
func TestBadThingsSayWhereAndWhat(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"patience at nothing":          {"workers:\n  - {", "workers:\n  - {patience: 2, patient-at: attic, ", `there is neither a thing nor a key called "attic" for patient-at`},
		"patience without a bound":     {"workers:\n  - {", "workers:\n  - {patient-at: oven, ", "a worker is patient at oven, but has no bound on his patience (add patience: 2, or remove patient-at)"},
		"unknown box":                  {"- acquire: oven", "- acquire: ovn", `bad.yaml:26:16: there is no box "ovn" (did you mean "oven"?; they are declared under boxes)`},
		"a lamp is no box":             {"- acquire: oven", "- acquire: ready", `bad.yaml:26:16: there is no box "ready"`},
		"unknown thing to await":       {"- await: left", "- await: lift", `there is no tally or lamp "lift" (did you mean "left"?; they are declared under tallies or lamps)`},
		"a name twice":                 {"tallies: {left: 3}", "tallies: {oven: 3}", `the name "oven" is used for two things (choose another name)`},
		"a global's name":              {"lamps: {ready: off", "lamps: {total: off", `bad.yaml:12:9: the name "total" is used for two things`},
		"unknown dial":                 {"oven: tokens,", "oven: token,", `bad.yaml:8:15: want a whole number or a dial, and there is no dial "token" (did you mean "tokens"?`},
		"a dial that is too large":     {"parties: [2, 3, 4]", "parties: [2, 3, 400]", `the dial "parties" can be set to 400, but here only 1 to 64 are possible (change the dial's choices)`},
		"dial not ascending":           {"tokens: [1, 2, 3]", "tokens: [3, 2, 1]", `the choices of a dial are not ascending`},
		"a belt too long":              {"belts: {out: 2", "belts: {out: 7", `want a whole number from 1 to 6, not 7`},
		"an item too large":            {"value: 5", "value: 600", `items on a belt are numbers from -512 to 511`},
		"unknown key":                  {"  red: {recursive", "  pink: {recursive", `bad.yaml:7:3: "pink" is no key (keys are red, blue,`},
		"parent below":                 {"lines: [A, {name: B, parent: A", "lines: [A, {name: B, parent: C", `line "B" has a parent that is not above it (list the parent before its child)`},
		"fork of nobody's child":       {"- fork: B", "- fork: C", `line "C" has no parent that could fork it (declare it as in`},
		"detached from nobody":         {"{name: C, leads: true", "{name: C, detached: true", `line "C" is detached from no parent`},
		"unknown procedure":            {"- call: outer", "- call: oter", `there is no procedure "oter" (did you mean "outer"?`},
		"procedure below":              {"    - lock: red\n    - unlock: red\n  outer:", "    - call: outer\n  outer:", `procedure "inner" calls one that is not above it`},
		"switch with other choices":    {"- choose: look", "- choose: red-kind", `the switch "red-kind" has the alternatives [if-card while-card no-card] here and [off on] elsewhere`},
		"a choice in a choice":         {"no-card: nothing", "no-card: [{choose: x, of: {a: nothing, b: nothing}}]", `a choose card cannot stand inside another one (make two choose cards`},
		"loops are not movable":        {"- release: free\n      movable: true", "- repeat: 2\n      movable: true\n      do: [{work: 1}]", `unknown field "movable"`},
		"loops are not in a toolbox":   {"{card: {wait: room}}", "{card: {repeat: 2, do: [{work: 1}]}}", `a repeat card cannot be in the toolbox: it has cards inside`},
		"movable in the toolbox":       {"{card: {wait: room}}", "{card: {wait: room, movable: true}}", `every card of the toolbox can be moved`},
		"a movable with a tool's name": {"label: count", "label: doze", `the movable card doze of routine free has the name of another card (give it a label)`},
		"unknown word":                 {"- exit", "- leave", `"leave" is no card (write it as in`},
		"start of unknown dial":        {"dials: {tokens: 3}", "dials: {token: 3}", `there is no dial "token" (did you mean "tokens"?)`},
		"start of unknown switch":      {"look: while-card}", "lok: while-card}", `there is no switch "lok" (did you mean "look"?)`},
		"start of a wrong choice":      {"look: while-card}", "look: until-card}", `what stands there at the start is not legal: no-such-alternative "until-card"`},
		"a question of nothing":        {"of: B.total", "of: B.totl", `there is no global "totl" (did you mean "total"?`},
		"half a range":                 {"from: 0, to: 3}", "from: 0}", `a question needs either choices, or from and to`},
		"too long a range":             {"to: 3}", "to: 99}", `from 0 to 99 are not from 2 to 16 choices`},
		"a claim for engineers":        {"role: both", "role: engineer", `goal has break, show or claim, which are for sabotage levels`},
		"tools for saboteurs":          {"role: both", "role: sabotage", `a sabotage level has no toolbox`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, factory, test.old)
			_, err := ParseLevel([]byte(strings.Replace(factory, test.old, test.new, 1)), "bad.yaml")
			requireOurs(t, err)
			require.ErrorContains(t, err, test.want)
		})
	}
}

func TestLevelsTooLargeForTheEngineAreRefused(t *testing.T) {
	var boxes, globals []string
	for i := range 24 {
		boxes = append(boxes, "box-"+string(rune('a'+i))+": 1")
	}
	for i := range 16 {
		globals = append(globals, "global-"+string(rune('a'+i))+": 1")
	}
	head := "format: 1\nid: big\nroutines: {a: [{work: 1}]}\nglobals: {" + strings.Join(globals, ", ") + "}\n"
	_, err := ParseLevel([]byte(head+"workers: [{routine: a}]\nlines: [A, B, C, D, E, F, G]\nboxes: {"+strings.Join(boxes, ", ")+"}\n"), "big.yaml")
	require.ErrorContains(t, err, "big.yaml:5:1: on the walls of all lines there are 280 things, at most 256 are possible (have fewer lines or things)")
	_, err = ParseLevel([]byte(head+"workers: [{routine: a, count: 4}]\nout-trays: true\n"), "big.yaml")
	require.ErrorContains(t, err, "workers and out-trays make 68 tasks, at most 64 are possible")
}

// A few procedures that call each other can stand for more cards than any machine
// can hold.
func TestProceduresThatGrowWithoutBoundAreRefused(t *testing.T) {
	source := "format: 1\nid: bomb\nprocedures:\n  p0: [{work: 1}]\n"
	for i := range 15 {
		call := "{call: p" + string(rune('a'+i-1)) + "}"
		if i == 0 {
			call = "{call: p0}"
		}
		source += "  p" + string(rune('a'+i)) + ": [" + strings.Repeat(call+", ", 19) + call + "]\n"
	}
	source += "routines: {go: [{call: po}]}\nworkers: [{routine: go}]\n"
	_, err := ParseLevel([]byte(source), "bomb.yaml")
	require.ErrorContains(t, err, `routine "go" unfolds into more than the 512 stations that are possible`)
}
