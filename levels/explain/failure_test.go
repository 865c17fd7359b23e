package explain_test

import (
	"math/big"
	"strings"
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

// failure finds the shortest counterexample of a small level and says why it is
// one.
func failure(t *testing.T, source string) puzzle.Bilingual {
	t.Helper()
	p, err := format.ParseLevel([]byte("format: 1\nid: test\n"+source), "test.yaml")
	require.NoError(t, err)
	f, err := compile.Compile(p, p.Start)
	require.NoError(t, err)
	report, err := explore.Prove(f.Program, engine.Limits{})
	require.NoError(t, err)
	require.Equal(t, engine.Refuted, report.Verdict)
	trace, err := sched.Replay(f.Program, report.Shortest.Schedule)
	require.NoError(t, err)
	sentence, steps := explain.Failure(levels.Alone(p), f, trace)
	for _, i := range steps {
		require.Less(t, i, len(trace.Events))
	}
	return sentence
}

func TestFailuresInASentence(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         puzzle.Bilingual
	}{
		{
			"lost update", "globals: {total: 0}\nroutines: {a: [{increment: total}]}\nworkers: [{routine: a, count: 2}]\ngoal: {final: total == 2}\n",
			puzzle.Bilingual{
				EN: "Worker 1 read 0 from total; before worker 1 wrote, worker 2 wrote 1. Worker 1 then wrote 1 over it: 1 update is lost.",
				ZH: "工人 1 读到 total 是 0；还没写回，工人 2 就先写入了 1。接着工人 1 写下 1，把它盖掉了：1 次更新就这样丢失了。",
			},
		},
		{
			"several lost updates", "globals: {total: 0}\nroutines: {a: [{increment: total}], b: [{repeat: 3, do: [{increment: total}]}]}\nworkers: [{routine: a}, {routine: b}]\ngoal: {final: total >= 2}\n",
			puzzle.Bilingual{
				EN: "Worker 1 read 0 from total; before worker 1 wrote, worker 2 wrote 3. Worker 1 then wrote 1 over it: 3 updates are lost.",
				ZH: "工人 1 读到 total 是 0；还没写回，工人 2 就先写入了 3。接着工人 1 写下 1，把它盖掉了：3 次更新就这样丢失了。",
			},
		},
		{
			"stale check", "globals: {stock: 1}\nroutines: {a: [{if: stock > 0, then: [{stamp: stock, by: -1}]}]}\nworkers: [{routine: a, count: 2}]\ngoal: {final: stock >= 0}\n",
			puzzle.Bilingual{
				EN: "Worker 1 read 1 from stock and acted on that, but worker 2 had made it 0 meanwhile.",
				ZH: "工人 1 读到 stock 是 1，并照着这个数行动，可工人 2 这时已经把它改成了 0。",
			},
		},
		{
			"too many", "globals: {shelf: 0}\nroutines: {put: [{repeat: 3, do: [{stamp: shelf}, {check: shelf <= 2}]}], take: [{stamp: shelf, by: -1}]}\nworkers: [{routine: put}, {routine: take}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 checked whether shelf <= 2, but shelf was 3: too many.",
				ZH: "工人 1 核对“shelf <= 2”，可当时 shelf 是 3：太多了。",
			},
		},
		{
			"too early", "globals: {total: 0}\nroutines: {a: [{stamp: total}], b: [{check: total == 1}]}\nworkers: [{routine: a}, {routine: b}]\n",
			puzzle.Bilingual{
				EN: "Worker 2 looked at total too early: it was 0, because worker 1 had not yet made it 1.",
				ZH: "工人 2 看 total 看得太早了：当时还是 0，因为工人 1 还没来得及把它变成 1。",
			},
		},
		{
			"two keys crosswise", "routines:\n  a: [{lock: red}, {lock: blue}, {unlock: blue}, {unlock: red}]\n  b: [{lock: blue}, {lock: red}, {unlock: red}, {unlock: blue}]\nworkers: [{routine: a}, {routine: b}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 waits for the blue key, which worker 2 holds, worker 2 waits for the red key, which worker 1 holds: nobody can ever go on.",
				ZH: "工人 1 在等蓝钥匙，而它在工人 2 手里；工人 2 在等红钥匙，而它在工人 1 手里：谁也没法再往前走了。",
			},
		},
		{
			"locked out by oneself", "routines: {a: [{lock: red}, {lock: red}]}\nworkers: [{routine: a}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 holds the red key and now waits for it: nobody else can hang it back.",
				ZH: "工人 1 手里拿着红钥匙，却又在等它：别人谁也没法替他挂回去。",
			},
		},
		{
			"never hung back", "routines: {a: [{lock: red}]}\nworkers: [{routine: a, count: 2}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 took the red key and went home without hanging it back, so worker 2 waits for it for ever.",
				ZH: "工人 1 拿走红钥匙，没挂回去就收工了，工人 2 只能永远等下去。",
			},
		},
		{
			"a cycle of joins", "routines: {a: [{join: 2}], b: [{join: 1}]}\nworkers: [{routine: a}, {routine: b}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 waits for worker 2 to go home, worker 2 waits for worker 1 to go home: nobody can ever go on.",
				ZH: "工人 1 在等工人 2 收工；工人 2 在等工人 1 收工：谁也没法再往前走了。",
			},
		},
		{
			"waiting for oneself", "routines: {a: [{join: 1}]}\nworkers: [{routine: a}]\n",
			puzzle.Bilingual{EN: "Worker 1 waits for worker 1 to go home, and so for ever.", ZH: "工人 1 在等自己收工，永远也等不到。"},
		},
		{
			"nobody wakes him", "routines: {a: [{join: 2}]}\nworkers: [{routine: a}, {routine: a, asleep: true}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 waits for worker 2 to go home, but nobody ever wakes worker 2.",
				ZH: "工人 1 在等工人 2 收工，可从来没有人叫醒工人 2。",
			},
		},
		{
			"nobody holds it", "routines: {a: [{unlock: sky}]}\nworkers: [{routine: a}]\n",
			puzzle.Bilingual{EN: "Worker 1 tried to hang back the sky-blue key, but nobody holds it.", ZH: "工人 1 想把天蓝钥匙挂回去，可谁也没拿着它。"},
		},
		{
			"somebody else's key", "routines: {a: [{lock: red}, {spawn: 2}, {join: 2}], b: [{unlock: red}]}\nworkers: [{routine: a}, {routine: b, asleep: true}]\n",
			puzzle.Bilingual{
				EN: "Worker 2 tried to hang back the red key, but it is worker 1 who holds it.",
				ZH: "工人 2 想把红钥匙挂回去，可它在工人 1 手里。",
			},
		},
		{
			"woken twice", "routines: {a: [{spawn: 2}, {spawn: 2}], b: [{work: 1}]}\nworkers: [{routine: a}, {routine: b, asleep: true}]\n",
			puzzle.Bilingual{EN: "Worker 1 tried to wake worker 2, who had been woken before.", ZH: "工人 1 想叫醒工人 2，可工人 2 早就被叫醒过了。"},
		},
		{
			"simply wrong", "globals: {total: 0}\nroutines: {a: [{stamp: total, by: 3}]}\nworkers: [{routine: a}]\ngoal: {final: [total == 4, total < 9]}\n",
			puzzle.Bilingual{
				EN: "Everybody has gone home with total = 3, but the goal is total == 4 and total < 9.",
				ZH: "大家都收工了，结果是 total = 3，而目标是 total == 4 和 total < 9。",
			},
		},
		{
			"a check that fails alone", "globals: {total: 0}\nroutines: {a: [{check: total == 1}]}\nworkers: [{routine: a}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 checked whether total == 1, and it was not so: total was 0.",
				ZH: "工人 1 核对“total == 1”，结果不成立：当时 total 是 0。",
			},
		},
		{
			"work without end", "routines: {a: [{repeat: 1000, do: [{repeat: 1000, do: [{work: 1}]}]}]}\nworkers: [{routine: a}]\n",
			puzzle.Bilingual{
				EN: "Worker 1 goes on and on without ever doing anything that others could see.",
				ZH: "工人 1 一直忙个不停，却从来不做别人看得见的事。",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			require.Equal(t, test.want, failure(t, test.source))
		})
	}
}

// In a level with texts, workers and globals are called what the texts call them.
func TestSentencesUseTheLevelsOwnWords(t *testing.T) {
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := campaign.Level("own-shelves")
	require.True(t, ok)
	f, err := compile.Compile(level.Puzzle, level.Puzzle.Start)
	require.NoError(t, err)
	trace, err := sched.Replay(f.Program, mustParse(t, "1*2 2*7"))
	require.NoError(t, err)
	sentence, _ := explain.Failure(level, f, trace)
	require.Equal(t, puzzle.Bilingual{
		EN: "Worker 2 checked whether tally == 3, but tally was 4: worker 1 had changed it as well.",
		ZH: "工人 2 核对“计数 == 3”，可当时计数是 4：工人 1 也动过它。",
	}, sentence)
}

func mustParse(t *testing.T, text string) engine.Schedule {
	t.Helper()
	s, err := engine.ParseSchedule(text)
	require.NoError(t, err)
	return s
}

func TestProofsAreTold(t *testing.T) {
	proof := func(states int, interleavings *big.Int) string {
		return explain.Proved(&engine.Report{States: states, Interleavings: interleavings}).EN
	}
	require.Equal(t, "Proved: 2,355 states, every one of 184,756 interleavings.", proof(2355, big.NewInt(184_756)))
	require.Equal(t, "Proved: 1 state, every one of 2 interleavings.", proof(1, big.NewInt(2)))
	require.Equal(t, "Proved: whatever the foreman does, the result is always the same.", proof(1, big.NewInt(1)))
	require.Equal(t, "Proved: all 9 states that any schedule can reach, even of shifts that never end.",
		explain.Proved(&engine.Report{States: 9, Endless: true}).EN)
	require.Equal(t, "Proved: all 9 states that any schedule can reach.", proof(9, nil))
	require.Equal(t, "Proved: 9 states, every one of more than 10^40 interleavings.",
		proof(9, new(big.Int).Exp(big.NewInt(10), big.NewInt(40), nil)))
}

func TestIllegalEditsAreTold(t *testing.T) {
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	level, _ := campaign.Level("the-key")
	b := level.Puzzle.Start
	for line, want := range map[string]puzzle.Bilingual{
		"gate lock red pack 99":  {EN: "There is no slot 99 there.", ZH: "那里没有 99 号空位。"},
		"gate lock blue pack 2":  {EN: "The blue key is not in the toolbox.", ZH: "工具箱里没有蓝钥匙。"},
		"quantum 3":              {EN: "A quantum of 3 cannot be chosen here.", ZH: "这里不能把时间片设成 3。"},
		"gate lock red nobody 1": {EN: "There is no routine called nobody here.", ZH: "这里没有叫“nobody”的工序。"},
	} {
		e, err := puzzle.ParseEdit(line)
		require.NoError(t, err)
		_, err = e.Apply(level.Puzzle, b)
		require.Equal(t, want, explain.Illegal(level, err))
	}
	require.Equal(t, "That cannot be done here.", explain.Illegal(level, sched.ErrClosed).EN)
}

func TestNoSentenceShowsABlank(t *testing.T) {
	for _, text := range []string{
		explain.Undecided(&engine.Report{Limit: engine.StatesLimit, States: 5}).EN,
		explain.Missed("ticks", 70, 119).EN, explain.Missed("first-seen", 70, -1).ZH,
	} {
		require.False(t, strings.Contains(text, "<no value>") || strings.Contains(text, "{{"), text)
	}
}
