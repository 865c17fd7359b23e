package synth

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryCueIsShortAudibleAndNotTooLoud(t *testing.T) {
	for _, name := range CueNames() {
		t.Run(name, func(t *testing.T) {
			cue, ok := CueOf(name)
			require.True(t, ok)
			samples := Render(cue)
			require.LessOrEqual(t, len(samples), int(CueSecondsMax*Rate))
			loudest := float32(0)
			for _, s := range samples {
				loudest = max(loudest, max(s, -s))
			}
			require.Greater(t, loudest, float32(0.04), "nobody hears it")
			require.LessOrEqual(t, loudest, float32(0.9))
			last := samples[len(samples)-1]
			require.InDelta(t, 0, last, 0.01, "it ends with a crack")
			require.Equal(t, samples, Render(cue), "the same cue, the same samples")
		})
	}
}

func TestNoTwoCuesSoundTheSame(t *testing.T) {
	names := CueNames()
	for i, a := range names {
		for _, b := range names[:i] {
			x, _ := CueOf(a)
			y, _ := CueOf(b)
			require.False(t, slices.Equal(x, y), "%s and %s", a, b)
		}
	}
	_, ok := CueOf("no such sound")
	require.False(t, ok)
}

// samplesOf reads so many seconds of the left channel.
func samplesOf(l *Loop, seconds float64) []float64 {
	buffer := make([]byte, int(seconds*Rate)*FrameBytes)
	n, err := l.Read(buffer)
	if err != nil || n != len(buffer) {
		panic("the loop is endless")
	}
	samples := make([]float64, len(buffer)/FrameBytes)
	for i := range samples {
		samples[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(buffer[i*FrameBytes:])))
	}
	return samples
}

func TestMusicIsCalmAndGoesOnWithoutASeam(t *testing.T) {
	l := NewLoop()
	first := samplesOf(l, LoopSeconds)
	again := samplesOf(l, 12)
	biggest, loudest := 0.0, 0.0
	whole := append(slices.Clone(first), again...)
	for i := 1; i < len(whole); i++ {
		biggest = math.Max(biggest, math.Abs(whole[i]-whole[i-1]))
		loudest = math.Max(loudest, math.Abs(whole[i]))
	}
	require.Less(t, loudest, 0.6)
	require.Less(t, biggest, 0.12, "a jump between two samples is a crack")
	furthest := 0.0
	for i := 8 * Rate; i < len(again); i++ { // the notes of the first round have died away: both rounds are equal
		furthest = math.Max(furthest, math.Abs(first[i]-again[i]))
	}
	require.Less(t, furthest, 0.05)
}

func TestHowTheMusicIsReadDoesNotChangeIt(t *testing.T) {
	whole := samplesOf(NewLoop(), 2)
	l := NewLoop()
	var pieces []float64
	for len(pieces) < len(whole) {
		pieces = append(pieces, samplesOf(l, 0.05)...)
	}
	require.Equal(t, whole, pieces[:len(whole)])
}

func BenchmarkMusicSecond(b *testing.B) {
	l, buffer := NewLoop(), make([]byte, Rate*FrameBytes)
	for b.Loop() {
		l.Read(buffer)
	}
}
