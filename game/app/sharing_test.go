//go:build !js

package app

import (
	"bytes"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"lostupdate/game/film"
	"lostupdate/game/input"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/rehearse"
)

// playing returns a game in which a run is on the screen.
func playing(t *testing.T, moment rehearse.Moment) *Game {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	require.NoError(t, os.Mkdir(filepath.Join(os.Getenv("HOME"), "Downloads"), 0o755))
	g, err := New(Options{})
	require.NoError(t, err)
	g.start()
	g.layout = input.Rules{}.Fit(844, 390, 1)
	g.update(msg.Say(msg.Resize, "844x390"))
	require.NoError(t, rehearse.Play(g.model, moment))
	return g
}

func saved(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(os.Getenv("HOME"), "Downloads", name))
	require.NoError(t, err)
	return data
}

func TestAPictureOfTheScreenIsSaved(t *testing.T) {
	g := playing(t, rehearse.Moment{Level: "the-key", Solution: "trap"})
	g.update(msg.Say(msg.Show, "share"))
	g.update(msg.Say(msg.Share, "picture"))
	picture, err := png.Decode(bytes.NewReader(saved(t, "the-key.png")))
	require.NoError(t, err)
	require.Equal(t, 844, picture.Bounds().Dx())
}

func TestTheRunOnTheScreenIsFilmedInSlices(t *testing.T) {
	for level, moment := range map[string]rehearse.Moment{
		"the-key":   {Level: "the-key", Solution: "trap"},
		"two-hands": {Level: "two-hands", Solution: "proof"},
	} {
		g := playing(t, moment)
		g.update(msg.Say(msg.Show, "share"))
		hash := g.model.Hash()
		g.update(msg.Say(msg.Share, "film"))
		turns, last := 0, 0
		for g.outbox.reel != nil {
			g.shootOn()
			require.GreaterOrEqual(t, g.model.Filmed, last)
			last = g.model.Filmed
			turns++
		}
		require.Greater(t, turns, 10, "the progress bar is seen to move")
		require.False(t, g.model.Filming)
		data := saved(t, level+".gif")
		require.LessOrEqual(t, len(data), film.BytesMax)
		seen, err := gif.DecodeAll(bytes.NewReader(data))
		require.NoError(t, err)
		require.Greater(t, len(seen.Image), 10)
		g.model.Filmed, g.model.Toasts = 0, nil
		require.Equal(t, hash, g.model.Hash(), "the game is where it was")
	}
}

func TestAFilmThatNobodyWaitsForIsDropped(t *testing.T) {
	g := playing(t, rehearse.Moment{Level: "the-key", Solution: "trap"})
	g.update(msg.Say(msg.Show, "share"))
	g.update(msg.Say(msg.Share, "film"))
	g.shootOn()
	g.update(msg.Say(msg.Share, "stop"))
	g.shootOn()
	require.Nil(t, g.outbox.reel)
	files, err := os.ReadDir(filepath.Join(os.Getenv("HOME"), "Downloads"))
	require.NoError(t, err)
	require.Empty(t, files)
}

func TestWhatComesFromOutsideComesWithTheNextTurn(t *testing.T) {
	g := playing(t, rehearse.Moment{})
	for range 100 { // far too many: none of them blocks
		g.outbox.later(msg.Say(msg.Paste, "no solution"))
	}
	g.receive()
	require.Len(t, g.model.Toasts, 1)
	require.True(t, g.model.Toasts[0].Bad)
}

func TestTextIsTakenFromTheFirstProgramThatWorks(t *testing.T) {
	text, err := pasteText([][]string{{"no-such-program-here"}, {"printf", "%s", "# lost-update"}})
	require.NoError(t, err)
	require.Equal(t, "# lost-update", text)
	_, err = pasteText([][]string{{"no-such-program-here"}})
	require.Error(t, err)
}

func TestAFileOfProgressIsDroppedOnTheWindow(t *testing.T) {
	g := playing(t, rehearse.Moment{})
	g.drop(fstest.MapFS{"lost-update-progress.json": {Data: []byte(progress.Print(progress.Document{Last: "the-key"}))}})
	require.Equal(t, model.AskImport, g.model.Question)
	g.update(msg.Say(msg.Setting, "progress=accept"))
	require.Equal(t, "the-key", g.model.Reached.Last)
	g.drop(fstest.MapFS{"shopping.json": {Data: []byte(`["milk"]`)}})
	require.Equal(t, "shell.import.damaged", g.model.Toasts[len(g.model.Toasts)-1].Key)
}
