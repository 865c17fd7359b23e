package demo_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/demo"
	"lostupdate/game/model/msg"
	"lostupdate/levels"
)

func campaign(t testing.TB) *levels.Catalog {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	return catalog
}

// recorded plays a level with a recorder at the game's side and returns what it has written.
func recorded(t *testing.T) []byte {
	t.Helper()
	start := demo.Start{Language: "en", Desktop: true}
	m := start.Model(campaign(t))
	var file bytes.Buffer
	r := demo.NewRecorder(&file, start)
	tell := func(x msg.Msg, times int) {
		for range times {
			r.Note(x, m)
			m.Update(x)
		}
	}
	tell(msg.Do(msg.Loaded), 1)
	tell(msg.Say(msg.Open, "two-hands"), 1)
	tell(msg.Number(msg.Tick, 1), 130)
	tell(msg.Number(msg.StepTask, 1), 2)
	tell(msg.Number(msg.StepTask, 2), 2)
	tell(msg.Number(msg.Tick, 1), 30)
	require.NoError(t, r.Close(m))
	return file.Bytes()
}

func TestARecordingPlaysAsItWasPlayed(t *testing.T) {
	d, err := demo.Parse(recorded(t))
	require.NoError(t, err)
	require.Equal(t, 166, d.Messages())
	require.Len(t, d.Steps, 8, "ticks stand together, at most a second of them")
	m := d.Start.Model(campaign(t))
	require.NoError(t, demo.Play(d, m))
	require.Equal(t, 4, m.Sabotage.Place())
}

func TestAReplayThatGoesAnotherWayNamesTheMessage(t *testing.T) {
	d, err := demo.Parse(recorded(t))
	require.NoError(t, err)
	d.Steps[5].Msg.N = 2 // it was worker 1 who made two steps
	err = demo.Play(d, d.Start.Model(campaign(t)))
	var difference *demo.Difference
	require.ErrorAs(t, err, &difference)
	require.Equal(t, 5, difference.Step)
	require.ErrorContains(t, err, `at step 6, within 2 times "step 2"`)

	d.Steps[2].Times, d.Steps[2].Check = 59, false // a tick was lost where nothing was checked
	err = demo.Play(d, d.Start.Model(campaign(t)))
	require.ErrorContains(t, err, `at step 4, within 60 times "tick 1" or in the 1 unchecked steps before it`)
}

// full is a disk with no room left.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room left") }

func TestARecordingThatCannotBeWrittenSaysSo(t *testing.T) {
	start := demo.Start{Language: "en"}
	m := start.Model(campaign(t))
	r := demo.NewRecorder(full{}, start)
	r.Note(msg.Do(msg.Loaded), m)
	require.ErrorContains(t, r.Close(m), "no room left")
}
