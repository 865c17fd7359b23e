package model_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
)

// hints plays messages, each until the inspector is done, and returns what was shown before each of them and at the end.
func (p *player) hints(messages ...msg.Msg) (shown []string) {
	p.t.Helper()
	see := func() {
		h, _ := p.Hint()
		shown = append(shown, h.Name)
	}
	see()
	for _, x := range messages {
		p.do(x)
		for range 3000 {
			if p.Engineer == nil || p.Engineer.Phase() != engineer.Inspecting {
				break
			}
			p.wait(1)
		}
		see()
	}
	return shown
}

func step(worker int64) msg.Msg { return msg.Number(msg.StepTask, worker) }

func TestTheGuidanceFollowsWhatThePlayerDoes(t *testing.T) {
	for name, c := range map[string]struct {
		level string
		play  []msg.Msg
		want  []string
	}{
		"first level": {"homework-night", []msg.Msg{msg.Do(msg.Run), msg.Do(msg.Rewind), msg.Say(msg.Edit, "quantum 12"), msg.Do(msg.Run)},
			[]string{"run", "watch", "change", "again", ""}},
		"he knows already what to change": {"homework-night", []msg.Msg{msg.Say(msg.Edit, "quantum 6"), msg.Do(msg.Run)}, []string{"run", "run", ""}},
		"undone": {"homework-night", []msg.Msg{msg.Do(msg.Run), msg.Do(msg.Pause), msg.Say(msg.Edit, "quantum 6"), msg.Do(msg.Undo)},
			[]string{"run", "watch", "change", "again", "change"}},
		"a key": {"the-key", []msg.Msg{
			msg.Do(msg.Run), msg.Do(msg.Forward), msg.Say(msg.Edit, "gate lock red pack 2"), msg.Say(msg.Edit, "gate unlock red pack 5"), msg.Do(msg.Run),
		}, []string{"run", "watch", "lock", "unlock", "again", ""}},
		"broken":        {"two-hands", []msg.Msg{step(1), step(2), step(2), step(1)}, []string{"first", "second", "write", "last", ""}},
		"begun by two":  {"two-hands", []msg.Msg{step(2), step(1), step(2)}, []string{"first", "second", "write", "last"}},
		"too far":       {"two-hands", []msg.Msg{step(1), step(1), msg.Do(msg.Undo)}, []string{"first", "second", "late", "second"}},
		"all went well": {"two-hands", []msg.Msg{step(1), step(1), step(2), step(2), msg.Do(msg.Undo)}, []string{"first", "second", "late", "late", "back", "late"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlayer(t, "").do(msg.Say(msg.Open, c.level), msg.Do(msg.Back))
			if p.Level() == nil { // there was no question to put away
				p.do(msg.Say(msg.Open, c.level))
			}
			require.Equal(t, c.want, p.hints(c.play...))
		})
	}
}

func TestTheGuidanceIsSeenOnceAndCanBeSeenAgain(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, "homework-night"))
	p.do(msg.Do(msg.Run)).wait(600)
	h, ok := p.Hint()
	require.True(t, ok, "time alone changes nothing")
	require.Equal(t, "watch", h.Name)

	p.do(msg.Say(msg.Guide, "skip"))
	_, ok = p.Hint()
	require.False(t, ok)
	require.Equal(t, []string{"homework-night"}, p.last().Seen)
	p.do(msg.Say(msg.Show, "map"), msg.Say(msg.Open, "homework-night"))
	require.Nil(t, p.Guide, "it was not wanted")
	p.do(msg.Say(msg.Edit, "quantum 12"))

	p.do(msg.Say(msg.Show, "help"), msg.Say(msg.Guide, "again homework-night"))
	require.Equal(t, model.NoSheet, p.Sheet)
	require.Equal(t, []string{"run", "watch"}, p.hints(msg.Do(msg.Run)))
	require.True(t, p.Engineer.Given(), "it begins as the level was given")
	p.do(msg.Do(msg.Edited), msg.Do(msg.Undo))
	require.EqualValues(t, 12, p.Engineer.Blueprint().Quantum, "and what was built can be had back")
}

func TestTheGuidanceEndsWithTheLevelAndBeginsAnewUntilItWasSeen(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, "homework-night"), msg.Say(msg.Show, "map"))
	require.Nil(t, p.Guide)
	p.do(msg.Say(msg.Open, "homework-night"))
	require.NotNil(t, p.Guide)
	p.do(msg.Say(msg.Show, "settings"))
	_, ok := p.Hint()
	require.False(t, ok, "not over a sheet")
}

func TestWhoHasSolvedTheLevelNeedsNoGuidance(t *testing.T) {
	var d progress.Document
	d.AddSolution("homework-night", progress.Solution{Text: "x", Stars: 1, Revision: 1, Rules: 1})
	p := newPlayer(t, progress.Print(d)).do(msg.Say(msg.Open, "homework-night"))
	require.Nil(t, p.Guide)
}

func TestEveryGuideIsOfALevelThatThereIs(t *testing.T) {
	p := newPlayer(t, "")
	for _, id := range guide.Levels() {
		_, ok := p.catalog.Level(id)
		require.True(t, ok, id)
		require.NotNil(t, newPlayer(t, "").do(msg.Say(msg.Guide, "again "+id)).Guide, id)
	}
}
