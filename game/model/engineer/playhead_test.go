package engineer_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model/engineer"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
)

// failed opens a level and lets the inspector refute it as it was given.
func failed(t *testing.T, id string) *engineer.Model {
	t.Helper()
	m := open(t, id, engineer.Visit{})
	inspect(t, m)
	m.Update(msg.Do(msg.Pause))
	return m
}

func TestThePlayheadStepsByWholeSteps(t *testing.T) {
	m := failed(t, "the-key")
	m.Update(msg.Number(msg.Seek, 2))
	m.Update(msg.Do(msg.Forward))
	require.Equal(t, timeline.Ticks(3), m.Head())
	m.Update(msg.Do(msg.Rewind))
	require.Equal(t, timeline.Ticks(2), m.Head())

	m.Update(msg.Do(msg.Play))
	m.Update(msg.Number(msg.Tick, 3))
	require.Equal(t, timeline.Ticks(2)+48, m.Head(), "a replay goes slowly enough to be understood")
	m.Update(msg.Do(msg.Rewind))
	require.Equal(t, timeline.Ticks(2), m.Head(), "back to the step that has begun")
	m.Update(msg.Do(msg.Rewind))
	require.Equal(t, timeline.Ticks(1), m.Head())
	m.Update(msg.Number(msg.Seek, 0))
	m.Update(msg.Do(msg.Rewind))
	require.Zero(t, m.Head())
}

func TestThePlayheadRollsBothWays(t *testing.T) {
	m := failed(t, "homework-night")
	m.Update(msg.Number(msg.Seek, 10))
	m.Update(msg.Number(msg.Play, 1))
	m.Update(msg.Number(msg.Tick, 10))
	require.Equal(t, timeline.Ticks(11), m.Head(), "six ticks a second")
	m.Update(msg.Number(msg.Play, -1))
	m.Update(msg.Number(msg.Tick, 20))
	require.Equal(t, timeline.Ticks(9), m.Head())
	for range 20 {
		m.Update(msg.Number(msg.Tick, 60))
	}
	playing, _ := m.Rolling()
	require.False(t, playing, "it stops at the start")
	require.Zero(t, m.Head())
	m.Update(msg.Number(msg.Play, -1))
	require.Equal(t, m.Playing().End(), m.Head(), "and begins again at the end")
}

func TestSpeedGoesFromAQuarterToSixteenTimes(t *testing.T) {
	m := failed(t, "homework-night")
	for speed, ticks := range map[int64]timeline.Moment{1: 250, 4: 1000, 8: 2000, 64: 16000, 0: 250, 999: 16000} {
		m.Update(msg.Number(msg.Seek, 0))
		m.Update(msg.Number(msg.Speed, speed))
		m.Update(msg.Do(msg.Play))
		m.Update(msg.Number(msg.Tick, 10))
		require.Equal(t, ticks, m.Head(), "speed %d", speed)
	}
}

func TestWithoutARunThereIsNothingToSteer(t *testing.T) {
	m := open(t, "the-key", engineer.Visit{})
	for _, x := range []msg.Msg{msg.Do(msg.Play), msg.Do(msg.Forward), msg.Number(msg.Seek, 3)} {
		m.Update(x)
		require.Zero(t, m.Head())
	}
	require.Nil(t, m.Shown())
	require.Empty(t, m.Choices())
}

// A shift of many ticks is played faster, unless the player has chosen a speed.
func TestALongShiftIsOverBeforePatienceIs(t *testing.T) {
	short := open(t, "homework-night", engineer.Visit{})
	short.Update(msg.Do(msg.Run))
	require.EqualValues(t, engineer.NormalSpeed, short.Speed())

	long := open(t, "too-many-books", engineer.Visit{}) // 3598 ticks
	long.Update(msg.Do(msg.Run))
	require.EqualValues(t, 16*engineer.NormalSpeed, long.Speed())
	for range 45 {
		long.Update(msg.Number(msg.Tick, 60))
	}
	require.Equal(t, long.Playing().End(), long.Head(), "in 45 seconds")

	chosen := open(t, "too-many-books", engineer.Visit{})
	chosen.Update(msg.Number(msg.Speed, engineer.NormalSpeed))
	chosen.Update(msg.Do(msg.Run))
	require.EqualValues(t, engineer.NormalSpeed, chosen.Speed())
}
