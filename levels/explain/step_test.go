package explain

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

func TestEveryStepThatOthersCanSeeHasWords(t *testing.T) {
	for _, l := range puzzle.Languages() {
		all := sentences(t, l)
		for kind := range engine.OpKinds() {
			if kind.Visible() {
				require.Contains(t, all, "do-"+kind.String())
			}
		}
	}
}

func TestStepsInWords(t *testing.T) {
	campaign, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := campaign.Level("two-hands")
	require.True(t, ok)
	f, err := compile.Compile(level.Puzzle, level.Puzzle.Start)
	require.NoError(t, err)
	session, err := sched.NewSession(f.Program)
	require.NoError(t, err)
	defer session.Close()

	op, _ := session.Next(0)
	require.Equal(t, puzzle.Bilingual{EN: "read total", ZH: "读总数"}, Step(level, f, op))
	_, err = session.Step(0)
	require.NoError(t, err)
	op, _ = session.Next(0)
	require.Equal(t, puzzle.Bilingual{EN: "write 1 to total", ZH: "把总数写成 1"}, Step(level, f, op))
	require.Equal(t, puzzle.Bilingual{EN: "worker 2", ZH: "工人 2"}, Worker(level, f, 1))
	require.Equal(t, "total", Object(level, f, op.Object).EN)
	require.Equal(t, puzzle.Bilingual{EN: "wait for worker 2", ZH: "等工人 2 收工"}, Step(level, f, engine.Op{Kind: engine.OpJoin, Object: 1}))
	require.Equal(t, "change total by -1 in one blow", Step(level, f, engine.Op{Kind: engine.OpAdd, Arg: -1}).EN)
	require.Equal(t, "go home, and close the line", Step(level, f, engine.Op{Kind: engine.OpExit}).EN)
}
