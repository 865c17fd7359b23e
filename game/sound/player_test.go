package sound

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/engine"
	"lostupdate/game/sound/synth"
)

// ear is an output that writes down what it is sent.
type ear struct {
	heard     []int // lengths, in samples
	volume    float64
	musical   float64
	suspended bool
}

func (e *ear) play(samples []float32, volume float64) {
	e.heard, e.volume = append(e.heard, len(samples)), volume
}
func (e *ear) music(volume float64) { e.musical = volume }
func (e *ear) suspend()             { e.suspended = true }
func (e *ear) resume()              { e.suspended = false }

func TestEveryStepOfAWorkerCanBeHeard(t *testing.T) {
	for kind := engine.OpNone + 1; kind < engine.OpKinds(); kind++ {
		_, ok := synth.CueOf(cueName(kind.String()))
		require.True(t, ok, "no cue for %s", kind)
	}
}

func TestWhatTheScenesSayCanBeHeard(t *testing.T) {
	for _, name := range []string{"put", "take", "walk", "turn", "undo", "redo", "reset", "refused", "run", "proved",
		"refuted", "stars", "broken", "harmless", "press", "lost", "crash", "home"} {
		_, ok := synth.CueOf(cueName(name))
		require.True(t, ok, "no cue for %q", name)
	}
}

func TestVolumesAreSeparate(t *testing.T) {
	out := &ear{}
	p := newPlayer(out)
	p.Turn(Volumes{Effects: 0, Music: 100}, false)
	p.Play("proved")
	require.Empty(t, out.heard, "effects are off")
	require.Equal(t, musicShare, out.musical)

	p.Turn(Volumes{Effects: 50, Music: 0}, false)
	p.Play("proved")
	p.Play("no such sound")
	require.Len(t, out.heard, 1)
	require.Equal(t, 0.25, out.volume)
	require.Zero(t, out.musical)
}

func TestNothingIsHeardWhileThePlayerLooksElsewhere(t *testing.T) {
	out := &ear{}
	p := newPlayer(out)
	p.Turn(Volumes{Effects: 100, Music: 100}, true)
	p.Play("read")
	require.True(t, out.suspended)
	require.Empty(t, out.heard)
	p.Turn(Volumes{Effects: 100, Music: 100}, false)
	p.Play("read")
	require.False(t, out.suspended)
	require.Len(t, out.heard, 1)
}

func TestNoDeviceIsNoError(t *testing.T) {
	var nobody *Player
	for _, p := range []*Player{nobody, {}, newPlayer(nil)} {
		p.Turn(Volumes{Effects: 100, Music: 100}, false)
		p.Play("proved")
	}
}
