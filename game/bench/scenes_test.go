//go:build !js

package main

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
)

// What is measured after the scenes, such as memory, finds nothing of them: neither searches nor their goroutines.
func TestScenesLeaveNothingBehind(t *testing.T) {
	s, err := newStudio()
	require.NoError(t, err)
	before := runtime.NumGoroutine()
	scenes, err := s.scenes()
	require.NoError(t, err)
	var list draw.List
	for _, scene := range scenes {
		for range 3 {
			scene.next(&list)
		}
		require.NotZero(t, list.Len(), scene.name)
		scene.end()
	}
	require.Equal(t, before, runtime.NumGoroutine())
}

// A shift that runs for long enough comes to its end and begins again, with nothing lying on top of it.
func TestARunningSceneGoesOnForEver(t *testing.T) {
	s, err := newStudio()
	require.NoError(t, err)
	p := s.player(s.catalog)
	scene := p.running("fullest level", s.fullest())
	defer scene.end()
	var list draw.List
	begun := 0
	for range 60 * 20 {
		before := p.model.Engineer.Head()
		scene.next(&list)
		if p.model.Engineer.Head() < before {
			begun++
		}
		playing, _ := p.model.Engineer.Rolling()
		require.True(t, playing)
		require.Empty(t, p.model.Engineer.Sheet)
		require.True(t, p.model.Engineer.Playing().Timed, "the shift, and not the failure")
	}
	require.NotZero(t, begun)
}
