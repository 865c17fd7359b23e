package explain_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// What workers wait by, in sentences from whole levels. What a thing is called there
// is not looked at.
func TestWaitsAndMisusesOfThingsInASentence(t *testing.T) {
	for _, test := range []struct{ name, source, en, zh string }{
		{"too few at a barrier", "barriers: {shift: 3}\nroutines: {a: [{arrive: shift}]}\nworkers: [{routine: a, count: 2}]\n",
			": 2 of 3 have come, and nobody else will.", "3 个人里到了 2 个，剩下的不会来了。"},
		{"no token", "boxes: {oven: 1}\nroutines: {a: [{acquire: oven}]}\nworkers: [{routine: a, count: 2}]\n",
			"but nobody will ever bring one back.", "可再也没有人会放回来。"},
		{"a bell that nobody rings", "bells: {room: red}\nroutines: {a: [{lock: red}, {wait: room}, {unlock: red}]}\nworkers: [{routine: a}]\n",
			"and nobody is left to ring it.", "可再也没有人会来摇它。"},
		{"a tally that stops short", "tallies: {left: 2}\nroutines: {a: [{count-down: left}, {await: left}]}\nworkers: [{routine: a}]\n",
			"to come down to 0, but it stays at 1.", "减到 0，可它一直停在 1。"},
		{"a tally below zero", "tallies: {left: 1}\nroutines: {a: [{count-down: left}]}\nworkers: [{routine: a, count: 2}]\n",
			"but it was at 0 already.", "可它已经是 0 了。"},
		{"a lamp that stays dark", "lamps: {ready: off}\nroutines: {a: [{await: ready}]}\nworkers: [{routine: a}]\n",
			"but nobody will ever light it.", "可再也没有人会去点亮它。"},
		{"an empty belt", "belts: {out: 2}\nroutines: {a: [{take: out}]}\nworkers: [{routine: a}]\n",
			"but nobody will ever put anything there.", "可再也没有人会往上放东西。"},
		{"a full belt", "belts: {out: 2}\nroutines: {a: [{put: out, value: 1}]}\nworkers: [{routine: a, count: 3}]\n",
			"it is full with 2 on it, and nobody will ever take anything off.", "上面已经放满 2 件"},
		{"reading and wanting to write", "boards: [notice]\nroutines: {a: [{read-lock: notice}, {write-lock: notice}]}\nworkers: [{routine: a}]\n",
			"now waits to write: but nobody may write while somebody reads.", "又等着要写：可只要有人在读，谁也不能写。"},
		{"not reading", "boards: [notice]\nroutines: {a: [{read-unlock: notice}]}\nworkers: [{routine: a}]\n",
			"but was not reading it.", "可他根本没在读。"},
	} {
		t.Run(test.name, func(t *testing.T) {
			sentence := failure(t, test.source)
			require.Contains(t, sentence.EN, test.en)
			require.Contains(t, sentence.ZH, test.zh)
			require.NotContains(t, sentence.EN, "does not exist")
			require.NotContains(t, sentence.EN, "<no value>")
			require.NotContains(t, sentence.ZH, "<no value>")
		})
	}
}

// Both write that they are there, then look for the other one: each may miss what
// still lies in the other one's out-tray.
func TestWhatStillLiesInAnOutTrayInASentence(t *testing.T) {
	source := "out-trays: true\nglobals: {left: 0, right: 0, met: 0}\nroutines:\n" +
		"  a: [{write: left, value: 1}, {read: right}, {stamp: met, by: r}]\n" +
		"  b: [{write: right, value: 1}, {read: left}, {stamp: met, by: r}]\n" +
		"workers: [{routine: a}, {routine: b}]\ngoal: {final: met >= 1}\n"
	sentence := failure(t, source)
	require.Contains(t, sentence.EN, "had written was still lying in the out-tray.")
	require.Contains(t, sentence.ZH, "还躺在发信盘里，没送出去。")
}
