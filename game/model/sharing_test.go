package model_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/specimen"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/share"
	"lostupdate/levels/puzzle"
)

// given returns the texts of the effects of one kind.
func given(effects []msg.Effect, kind msg.EffectKind) (texts []string) {
	for _, e := range effects {
		if e.Kind == kind {
			texts = append(texts, e.Text)
		}
	}
	return texts
}

func toasts(m *model.Model) (keys []string) {
	for _, t := range m.Toasts {
		keys = append(keys, t.Key)
	}
	return keys
}

func TestASolutionGoesFromOnePlayerToAnother(t *testing.T) {
	author := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel)).do(newPlayer(t, "").build(keyLevel)...)
	text := given(author.Update(msg.Say(msg.Share, model.ShareText)), msg.Copy)[0]
	link := given(author.Update(msg.Say(msg.Share, model.ShareLink)), msg.Link)[0]
	require.True(t, strings.HasPrefix(text, "# lost-update solution 1\n"))

	reader := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel), msg.Say(msg.Show, "share"))
	require.Equal(t, model.Share, reader.Sheet)
	own := reader.Engineer.Blueprint()
	reader.do(msg.Say(msg.Paste, text))
	require.Equal(t, author.Engineer.Blueprint(), reader.Engineer.Blueprint())
	require.Equal(t, model.NoSheet, reader.Sheet)
	require.Equal(t, []string{"shell.share.taken"}, toasts(reader.Model))
	require.Contains(t, reader.last().Levels[keyLevel].Work, "lock red pack", "and is kept")
	reader.do(msg.Do(msg.Undo))
	require.True(t, own.Equal(reader.Engineer.Blueprint()), "one undo brings the own work back")

	follower := newPlayer(t, "").do(msg.Msg{Verb: msg.Paste, N: 1, Text: "https://example.org/?lang=en" + link})
	require.Equal(t, model.Engineer, follower.Scene)
	require.Equal(t, author.Engineer.Blueprint(), follower.Engineer.Blueprint())
}

func TestAScheduleGoesFromOnePlayerToAnother(t *testing.T) {
	author := opened(t, specimen.Catalog(t), "last-item")
	author.Update(msg.Do(msg.Back))
	for _, worker := range []int64{1, 2, 1, 1, 2, 2} {
		author.Update(msg.Number(msg.StepTask, worker))
	}
	text := given(author.Update(msg.Say(msg.Share, model.ShareText)), msg.Copy)[0]
	require.True(t, strings.HasPrefix(text, "# lost-update schedule 1\n"))

	reader := opened(t, specimen.Catalog(t), "last-item")
	reader.Update(msg.Do(msg.Back))
	reader.Update(msg.Number(msg.StepTask, 2))
	before := reader.Sabotage.Schedule()
	reader.Update(msg.Say(msg.Paste, text))
	require.Equal(t, author.Sabotage.Schedule(), reader.Sabotage.Schedule())
	require.Equal(t, author.Sabotage.Outcome(), reader.Sabotage.Outcome())
	require.Len(t, reader.Reached.Levels["last-item"].Solutions, 1, "it counts as if the player had found it himself")
	for range 1 + len(author.Sabotage.Schedule()) {
		reader.Update(msg.Do(msg.Undo))
	}
	require.Equal(t, before, reader.Sabotage.Schedule(), "undo brings the own steps back")
}

func TestWhatCannotBeTakenOverIsSaidAndChangesNothing(t *testing.T) {
	text := func(level string, role puzzle.Role, body string) string {
		return share.Print(share.Shared{Level: level, Role: role, Text: "format: 1\nlevel: " + level + "\n" + body})
	}
	for want, pasted := range map[string]string{
		"shell.share.nothing":       "good morning",
		"shell.share.damaged":       "# lost-update solution 1\nlevel",
		"shell.share.newer":         "# lost-update solution 7\n",
		"shell.share.unknown-level": text("nowhere", puzzle.Engineer, ""),
		"shell.share.wrong-level":   text("only-the-write", puzzle.Engineer, ""),
		"shell.share.wrong-part":    text(keyLevel, puzzle.Saboteur, "schedule: 1 2\n"),
		"shell.share.illegal":       text(keyLevel, puzzle.Engineer, "quantum: 3\n"),
	} {
		p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel))
		before := p.Engineer.Blueprint()
		p.do(msg.Say(msg.Paste, pasted))
		require.Equal(t, []string{want}, toasts(p.Model))
		require.True(t, before.Equal(p.Engineer.Blueprint()), want)
	}
	p := newPlayer(t, "").do(msg.Say(msg.Open, "two-hands"), msg.Number(msg.StepTask, 2))
	before := p.Sabotage.Schedule()
	p.do(msg.Say(msg.Paste, text("two-hands", puzzle.Saboteur, "schedule: 1*40\n")))
	require.Equal(t, "shell.share.illegal", toasts(p.Model)[0], "worker 1 has gone home by then")
	require.Equal(t, before, p.Sabotage.Schedule())
}

func TestAFilmIsMadeUnderItsSheetAndCanBeStopped(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel), msg.Say(msg.Show, "share"))
	require.False(t, p.CanFilm(), "nothing has run")
	require.Empty(t, p.Update(msg.Say(msg.Share, model.ShareFilm)))
	p.do(msg.Do(msg.Back), msg.Do(msg.Run)).wait(2000)
	require.NotNil(t, p.Engineer.Judgement())
	p.do(msg.Number(msg.Seek, 0), msg.Say(msg.Show, "share"))
	effects := p.Update(msg.Say(msg.Share, model.ShareFilm))
	require.Equal(t, "the-key.gif", effects[0].Name)
	require.True(t, p.Filming)
	screening := p.Screening()
	screening.Update(msg.Number(msg.Play, 1))
	for range 100 {
		require.Empty(t, given(screening.Update(msg.Number(msg.Tick, 1)), msg.Save))
	}
	require.NotZero(t, screening.Engineer.Head())
	require.Zero(t, p.Engineer.Head(), "the game itself stands still")
	p.do(msg.Number(msg.Filmed, 40))
	require.Equal(t, 40, p.Filmed)
	p.do(msg.Do(msg.Back))
	require.False(t, p.Filming)
	require.Equal(t, model.Share, p.Sheet, "the sheet is still there")
}

func TestAPictureIsOfTheScreenAndNotOfTheSheet(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel), msg.Say(msg.Show, "share"))
	effects := p.Update(msg.Say(msg.Share, model.SharePicture))
	require.Equal(t, []msg.Effect{{Kind: msg.Picture, Name: "the-key.png"}}, effects)
	require.Equal(t, model.NoSheet, p.Sheet)
	require.Equal(t, []msg.Effect{{Kind: msg.Fetch}}, p.Update(msg.Say(msg.Share, model.SharePaste)))
}
