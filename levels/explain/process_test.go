package explain_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// A line of its own crashes, closes, has its own shelf, is forked twice; two meet in
// a section, one waits too long, one is forgotten.
func TestFailuresOfLinesInASentence(t *testing.T) {
	const twoLines = "lines: [A, {name: B, parent: A}]\nkeys: {red: {shared: true}}\nglobals: {total: {value: 0, shared: true}}\n"
	for _, test := range []struct {
		name, source string
		want         puzzle.Bilingual
	}{
		{
			"died with the key", twoLines + "routines:\n  boss: [{fork: B}, {join: 2}, {lock: red}]\n  child: [{lock: red}, crash]\nworkers: [{routine: boss, home: A}, {routine: child, home: B}]\n",
			puzzle.Bilingual{
				EN: "Worker 2 blew up with the red key in hand, so worker 1 waits for it for ever.",
				ZH: "工人 2 手里还拿着红钥匙就炸了，工人 1 只能永远等下去。",
			},
		},
		{
			"taken down with the key", twoLines + "routines:\n  boss: [{fork: B}, {join: 2}, {lock: red}]\n  child: [{join: 1}]\n  hand: [{lock: red}, {stamp: total}, {spawn: 4}, {join: 1}]\n  fireworks: [crash]\nworkers: [{routine: boss, home: A}, {routine: child, home: B}, {routine: hand, home: B}, {routine: fireworks, home: B, asleep: true}]\n",
			puzzle.Bilingual{
				EN: "Worker 3 still held the red key when worker 4 blew up and took the line down, so worker 1 waits for it for ever.",
				ZH: "工人 4 一炸，整条线都停了，而工人 3 手里还拿着红钥匙，工人 1 只能永远等下去。",
			},
		},
		{
			"took the line down", "globals: {total: 0}\nroutines:\n  fireworks: [crash]\n  hand: [{stamp: total}]\nworkers: [{routine: fireworks}, {routine: hand}]\ngoal: {final: total == 1}\n",
			puzzle.Bilingual{
				EN: "Worker 2 could not finish: worker 1 blew up and took the whole line down.",
				ZH: "工人 2 没能干完：工人 1 炸了，整条线都跟着停了。",
			},
		},
		{
			"went home, and the child line with him", "lines: [{name: A, leads: true}, {name: B, parent: A}]\nglobals: {total: {value: 0, shared: true}}\nroutines:\n  boss: [{fork: B}]\n  child: [{stamp: total}]\nworkers: [{routine: boss, home: A}, {routine: child, home: B}]\ngoal: {final: total == 1}\n",
			puzzle.Bilingual{
				EN: "Worker 2 could not finish: when worker 1 had gone home, line A was closed, and its child line B with it.",
				ZH: "工人 2 没能干完：工人 1 一收工，A 线就关了，由它开出来的 B 线也跟着关了。",
			},
		},
		{
			"forked twice", twoLines + "routines:\n  boss: [{fork: B}, {fork: B}]\n  child: [{work: 1}]\nworkers: [{routine: boss, home: A}, {routine: child, home: B}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 tried to open the line of worker 2 a second time.",
				ZH: "工人 1 想把工人 2 那条线再开一次，可它早就开过了。",
			},
		},
		{
			"two in one section", "routines:\n  a: [{section: oven, do: [{work: 1}]}]\nworkers: [{routine: a, count: 2}]\n",
			puzzle.Bilingual{
				EN: "Worker 2 came into oven while worker 1 was still there: two at once.",
				ZH: "工人 2 走进 oven 的时候，工人 1 还在里面：两个人撞到一起了。",
			},
		},
		{
			"others get on meanwhile", "routines:\n  a: [{lock: red}, progress, progress, {unlock: red}]\n  b: [{lock: red}, {unlock: red}]\nworkers: [{routine: a}, {routine: b, patience: 1}]\n",
			puzzle.Bilingual{
				EN: "While worker 2 waited for the red key, worker 1 got something done 2 times: once more than patience allows.",
				ZH: "工人 2 还在等红钥匙，工人 1 就已经干成了 2 次活：比耐心容得下的多了一次。",
			},
		},
		{
			"overtaken", "keys: {red: {patience: 1}}\nroutines:\n  a: [{repeat: 2, do: [{lock: red}, {unlock: red}]}]\nworkers: [{routine: a, count: 3}]\n",
			puzzle.Bilingual{
				EN: "Worker 3 waited for the red key, but worker 1 and worker 2 came first 2 times: once more than patience allows.",
				ZH: "工人 3 在等红钥匙，却被工人 1 和工人 2 抢先了 2 次：比耐心容得下的多了一次。",
			},
		},
		{
			"nobody waits for him", "routines:\n  a: [{spawn: 2}]\n  b: [{lock: red}, {unlock: red}]\nworkers: [{routine: a}, {routine: b, asleep: true}]\ngoal: {join-all: true}\n",
			puzzle.Bilingual{
				EN: "Worker 1 started worker 2, but nobody ever waited for worker 2 to go home.",
				ZH: "工人 1 叫来了工人 2，可始终没有人等工人 2 收工。",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, failure(t, test.source))
		})
	}
}

// endless finds what is wrong with a shift without end and says so.
func endless(t *testing.T, source string) puzzle.Bilingual {
	t.Helper()
	p, err := format.ParseLevel([]byte("format: 1\nid: test\n"+source), "test.yaml")
	require.NoError(t, err)
	f, err := compile.Compile(p, p.Start)
	require.NoError(t, err)
	report, err := explore.Prove(f.Program, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	w := report.Shortest
	before, err := sched.Replay(f.Program, w.Schedule)
	require.NoError(t, err)
	trace, err := sched.Replay(f.Program, slices.Concat(w.Schedule, w.Cycle))
	require.NoError(t, err)
	trace.Finding = &w.Finding
	sentence, _ := explain.Livelock(levels.Alone(p), f, trace, len(before.Events))
	return sentence
}

func TestShiftsWithoutEndInASentence(t *testing.T) {
	const server = "globals: {open: 1}\nroutines:\n  a: [{while: open == 1, do: [{lock: red}, progress, {unlock: red}]}]\n  b: [{lock: blue}, {lock: blue}]\n"
	require.Equal(t, puzzle.Bilingual{
		EN: "Worker 1 may wait for the red key for ever, while worker 2 can get something done again and again.",
		ZH: "工人 1 可能永远等不到红钥匙，而工人 2 却一次又一次干成了活。",
	}, endless(t, server+"workers: [{routine: a, count: 2}]\ngoal: {starvation-free: true}\n"))
	require.Equal(t, puzzle.Bilingual{
		EN: "Worker 2 can never go on any more, although worker 1 can, for ever.",
		ZH: "不管工人 1 再转多少圈，工人 2 都再也动不了了。",
	}, endless(t, server+"workers: [{routine: a}, {routine: b}]\n"))
}
