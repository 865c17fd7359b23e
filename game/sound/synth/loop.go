package synth

import (
	"encoding/binary"
	"math"
)

// The music: so many bars of four beats, at a pace at which people can think.
const (
	beatSamples = 40_090 // 66 beats a minute
	beatSeconds = float64(beatSamples) / Rate
	barBeats    = 4
	bars        = 16
	loopSamples = bars * barBeats * beatSamples
)

// LoopSeconds is how long the music goes before it begins again.
const LoopSeconds = float64(loopSamples) / Rate

// FrameBytes is the size of one sample of both channels, as Loop.Read writes it.
const FrameBytes = 8

// Loop is the music, as an endless io.Reader of 32-bit floats, little-endian, left and right in turn. A note that
// rings beyond the end of the loop goes on over its beginning, so that there is no seam.
type Loop struct {
	score []Note // in the order of their begins
	place int    // sample in the loop
	next  int    // the note of the score that begins next
	alive []sounding
}

type sounding struct {
	voice *voice
	age   int // samples since its begin
}

// NewLoop returns the music from its beginning.
func NewLoop() *Loop { return &Loop{score: compose()} }

// Read fills p with whole frames and never fails.
func (l *Loop) Read(p []byte) (int, error) {
	n := 0
	for ; n+FrameBytes <= len(p); n += FrameBytes {
		s := math.Float32bits(float32(soften(l.sample())))
		binary.LittleEndian.PutUint32(p[n:], s)
		binary.LittleEndian.PutUint32(p[n+4:], s)
	}
	return n, nil
}

func (l *Loop) sample() (sum float64) {
	for l.next < len(l.score) && int(l.score[l.next].At*Rate) <= l.place {
		l.alive = append(l.alive, sounding{voice: newVoice(l.score[l.next], uint32(l.next))})
		l.next++
	}
	kept := l.alive[:0]
	for _, s := range l.alive {
		t := float64(s.age) / Rate
		if t >= s.voice.note.Length+s.voice.note.Release {
			continue
		}
		sum += s.voice.next(t)
		s.age++
		kept = append(kept, s)
	}
	l.alive = kept
	if l.place++; l.place == loopSamples {
		l.place, l.next = 0, 0
	}
	return sum
}

// compose writes the score: slow chords, a melody that wanders over the scale in small steps and leaves room, and the
// far-off tick of a belt. The wandering is random from a fixed seed, and was chosen by ear.
func compose() (score []Note) {
	chords := [][]float64{{c3, g3, e4}, {a3 / 2, e4 / 2, c4}, {d4 / 2, a3, g4}, {g3 / 2, d4 / 2, g3}}
	scale := []float64{g4, a4, c5, d5, e5, g5, a5, c6}
	dice, at := uint32(20), 3
	roll := func(n uint32) int {
		dice = dice*1_664_525 + 1_013_904_223
		return int(dice >> 16 % n)
	}
	for bar := range bars {
		begin := float64(bar*barBeats) * beatSeconds
		for _, pitch := range chords[bar/2%len(chords)] {
			if bar%2 == 0 {
				score = append(score, Note{Wave: Sine, At: begin, Length: 6 * beatSeconds, From: pitch, Gain: 0.055, Attack: 1.6, Release: 2.6})
			}
		}
		for half := range 2 * barBeats {
			when := begin + float64(half)*beatSeconds/2
			if half%2 == 0 {
				score = append(score, Note{Wave: Noise, At: when, Length: 0.01, From: 1400, Gain: 0.02, Attack: 0.002, Release: 0.05})
			}
			if half == 0 && bar%4 != 3 || roll(10) < 3 {
				at = max(0, min(len(scale)-1, at+roll(5)-2))
				score = append(score, Note{Wave: Bell, At: when, From: scale[at], Gain: 0.075, Attack: 0.004, Release: 1.9})
			}
		}
	}
	return score
}
