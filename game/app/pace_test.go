package app

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
)

// watching plays turns without a hand, on a screen whose picture is made of the time that it shows and of what the model
// has done, and returns how many pictures were made and how many different ones.
type watching struct {
	pace pace
	now  int64
	work int // of the model
	last uint64
}

func (w *watching) turns(count int, story bool, work func(turn int) bool) (looks, pictures int) {
	for turn := range count {
		w.now++
		if work != nil && work(turn) {
			w.work++
		}
		if !w.pace.turn(w.now, story) {
			continue
		}
		looks++
		time := w.pace.shown(w.now)
		var l draw.List
		l.FillRect(draw.Rect{W: float32(time%72) + 1, H: float32(w.work) + 1}, draw.Hex(0))
		w.pace.saw(time, &l)
		if hash := l.Hash(); hash != w.last {
			pictures++
			w.last = hash
		}
	}
	return looks, pictures
}

func TestAnUntouchedScreenBreathesSlowlyAndThenRests(t *testing.T) {
	var w watching
	looks, pictures := w.turns(paceQuiet, false, nil)
	require.Equal(t, []int{paceQuiet, paceQuiet}, []int{looks, pictures}, "at first every turn has its picture")
	looks, pictures = w.turns(60, false, nil)
	require.Equal(t, []int{20, 10}, []int{looks, pictures}, "then there are ten a second")
	w.turns(paceRest, false, nil)
	looks, pictures = w.turns(600, false, nil)
	require.Equal(t, []int{20, 0}, []int{looks, pictures}, "then there is nothing new to paint")

	w.pace.touch()
	_, pictures = w.turns(60, false, nil)
	require.Equal(t, 60, pictures, "a hand wakes all up")
}

func TestAStoryIsToldToItsEnd(t *testing.T) {
	var w watching
	_, pictures := w.turns(paceStory, true, nil)
	require.Equal(t, paceStory, pictures)
	w.turns(60, true, nil)
	_, pictures = w.turns(600, true, nil)
	require.Zero(t, pictures)
}

func TestWhatTheModelDoesByItselfIsSeen(t *testing.T) {
	for name, quiet := range map[string]int{"breathing": 5 * 60, "resting": 20 * 60} {
		var w watching
		w.turns(quiet, false, nil)
		_, pictures := w.turns(paceLook+10, false, func(turn int) bool { return turn == 5 })
		require.Positive(t, pictures, name)
		w.turns(quiet, false, nil)
		_, pictures = w.turns(120, false, func(int) bool { return true })
		require.Greater(t, pictures, 80, "%s: work that goes on is shown in full", name)
	}
}
