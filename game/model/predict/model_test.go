package predict_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/msg"
	"lostupdate/game/model/predict"
	"lostupdate/levels"
)

func asked(t *testing.T, id string) *predict.Model {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	level, ok := catalog.Level(id)
	require.True(t, ok)
	m, err := predict.New(level)
	require.NoError(t, err)
	t.Cleanup(m.Close)
	m.Update(msg.Do(msg.Run))
	for m.Answer() == nil {
		m.Update(msg.Number(msg.Tick, 1))
	}
	return m
}

// How a value comes about is shown, but not the one that the level asks the saboteur for.
func TestWhatIsToBeFoundIsNotShown(t *testing.T) {
	m := asked(t, "how-low")
	m.Update(msg.Say(msg.Choose, "9"))
	line, value := m.Run()
	require.NotNil(t, line)
	require.EqualValues(t, 9, value)

	m.Update(msg.Say(msg.Choose, "2"))
	line, _ = m.Run()
	require.Nil(t, line)
	value, withheld := m.Withheld()
	require.True(t, withheld)
	require.EqualValues(t, 2, value)

	m.Solved = true
	m.Update(msg.Say(msg.Choose, "2"))
	line, _ = m.Run()
	require.NotNil(t, line, "who has found it may look")
	_, withheld = m.Withheld()
	require.False(t, withheld)
}
