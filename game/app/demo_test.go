//go:build !js

package app

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"

	"lostupdate/game/demo"
	"lostupdate/game/input/event"
	"lostupdate/game/internal/options"
	"lostupdate/game/model"
)

// played records how a level is opened and two steps are made in it.
func played(t *testing.T) []byte {
	t.Helper()
	var file bytes.Buffer
	g, err := New(Options{Asked: options.Options{Lang: "zh", Level: "two-hands"}, Recorder: demo.NewRecorder(&file, DemoStart())})
	require.NoError(t, err)
	g.start()
	g.turn()
	key(g, event.Key1)
	key(g, event.Key2)
	g.drop(fstest.MapFS{"pack.zip": {Data: []byte("levels")}})
	require.Equal(t, "shell.trouble.pack-recording", g.model.Toasts[0].Key, "a demo plays on the campaign")
	require.NoError(t, g.Recorded())
	return file.Bytes()
}

func TestWhatIsPlayedIsRecordedAndPlaysAgain(t *testing.T) {
	d, err := demo.Parse(played(t))
	require.NoError(t, err)
	g, err := Rerun(d, nil)
	require.NoError(t, err)
	turns := 0
	for g.turnOfRerun() == nil {
		turns++
	}
	require.Equal(t, 3, turns, "one for each tick that was recorded")
	require.NoError(t, g.Outcome())
	require.Equal(t, model.Sabotage, g.model.Scene)
	require.Equal(t, 2, g.model.Sabotage.Place())
	require.Equal(t, "zh", g.model.Language())
}

func TestAReplayEndsWhereItGoesAnotherWay(t *testing.T) {
	d, err := demo.Parse(played(t))
	require.NoError(t, err)
	last := len(d.Steps) - 1
	d.Steps[last].Hash++
	g, err := Rerun(d, nil)
	require.NoError(t, err)
	require.ErrorContains(t, g.Outcome(), "ended before its end")
	for err = nil; err == nil; {
		err = g.turnOfRerun()
	}
	require.ErrorIs(t, err, ebiten.Termination)
	var difference *demo.Difference
	require.ErrorAs(t, g.Outcome(), &difference)
	require.Equal(t, last, difference.Step)
}
