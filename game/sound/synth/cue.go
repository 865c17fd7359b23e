package synth

import (
	"math"
	"slices"
)

// CueSecondsMax is how long a cue lasts at most: it must be over before the next thing happens.
const CueSecondsMax = 1.6

// Cue is the sound of one event.
type Cue []Note

// Pitches of the scale in which all cues and the music stand, so that no two of them clash: C major without its
// fourth and seventh.
const (
	c4, d4, e4, g4, a4 = 261.63, 293.66, 329.63, 392.00, 440.00
	c5, d5, e5, g5, a5 = 2 * c4, 2 * d4, 2 * e4, 2 * g4, 2 * a4
	c6, e6, g6         = 4 * c4, 4 * e4, 4 * g4
	c3, g3, a3         = c4 / 2, g4 / 2, a4 / 2
)

// CueOf returns the cue with that name, and false for a name that has none. The names are those of the model's Sound
// effects.
func CueOf(name string) (Cue, bool) {
	i := slices.IndexFunc(cues, func(c named) bool { return c.name == name })
	if i < 0 {
		return nil, false
	}
	return cues[i].cue, true
}

// CueNames returns the names of all cues.
func CueNames() []string {
	names := make([]string, len(cues))
	for i, c := range cues {
		names[i] = c.name
	}
	return names
}

type named struct {
	name string
	cue  Cue
}

// cues is the one table of all sounds.
var cues = []named{
	// The player's hands.
	{"press", Cue{pluck(Wood, 0, a4, 0.30)}},
	{"take", Cue{pluck(Wood, 0, e5, 0.30), pluck(Wood, 0.05, a5, 0.22)}},
	{"put", Cue{pluck(Wood, 0, a4, 0.36), hiss(0, 0.03, 900, 0.10)}},
	{"walk", Cue{pluck(Wood, 0, e4, 0.26), pluck(Wood, 0.10, d4, 0.26), pluck(Wood, 0.20, e4, 0.22)}},
	{"turn", Cue{pluck(Wood, 0, c5, 0.26), pluck(Wood, 0.03, c5, 0.14)}},
	{"undo", Cue{glide(Wood, 0, 0.10, g5, d5, 0.30)}},
	{"redo", Cue{glide(Wood, 0, 0.10, d5, g5, 0.30)}},
	{"reset", Cue{hiss(0, 0.25, 1800, 0.20), pluck(Wood, 0.22, c4, 0.35)}},
	{"refused", Cue{tone(Square, 0, 0.09, 155, 0.22), tone(Square, 0.13, 0.12, 139, 0.22)}},

	// The factory at work.
	{"read", Cue{pluck(Wood, 0, d5, 0.22)}},
	{"write", Cue{pluck(Wood, 0, g4, 0.34), hiss(0, 0.02, 2600, 0.16)}},
	{"stamp", Cue{pluck(Wood, 0, c4, 0.45), hiss(0, 0.05, 1200, 0.22)}},
	{"take-key", Cue{pluck(Bell, 0, e6, 0.16), pluck(Bell, 0.06, g6, 0.16)}},
	{"hang-key", Cue{pluck(Bell, 0, g6, 0.15), pluck(Bell, 0.06, c6, 0.15)}},
	{"token", Cue{pluck(Bell, 0, c6, 0.20)}},
	{"bell", Cue{pluck(Bell, 0, a5, 0.30), pluck(Bell, 0.09, a5, 0.24)}},
	{"open", Cue{hiss(0, 0.18, 1500, 0.16), pluck(Wood, 0.05, e4, 0.30)}},
	{"belt", Cue{hiss(0, 0.10, 700, 0.20), pluck(Wood, 0.04, d4, 0.24)}},
	{"wait", Cue{pluck(Wood, 0, 110, 0.40)}},
	{"spawn", Cue{pluck(Bell, 0, c5, 0.20), pluck(Bell, 0.08, e5, 0.20), pluck(Bell, 0.16, g5, 0.20)}},
	{"home", Cue{pluck(Wood, 0, e5, 0.20), pluck(Wood, 0.09, c5, 0.20)}},
	{"crash", Cue{hiss(0, 0.60, 500, 0.60), glide(Square, 0, 0.45, 160, 45, 0.20)}},
	{"lost", Cue{glide(Bell, 0, 0.30, a5, c5, 0.26), hiss(0.28, 0.22, 4200, 0.30), pluck(Wood, 0.30, c3, 0.40)}},

	// What came of it.
	{"run", Cue{pluck(Bell, 0, c5, 0.22), pluck(Bell, 0.10, g5, 0.22)}},
	{"proved", Cue{ring(0, c5), ring(0.10, e5), ring(0.20, g5), ring(0.34, c6)}},
	{"refuted", Cue{tone(Sine, 0, 0.22, a3, 0.34), tone(Sine, 0.20, 0.40, 207.65, 0.34), hiss(0, 0.08, 500, 0.2)}},
	{"broken", Cue{hiss(0, 0.30, 3200, 0.30), ring(0.06, a4), ring(0.18, c5), ring(0.30, e5)}},
	{"harmless", Cue{glide(Sine, 0, 0.35, g4, e4, 0.26)}},
	{"stars", Cue{ring(0, e5), ring(0.16, g5), ring(0.32, c6), ring(0.46, e6)}},
}

func tone(w Wave, at, length, pitch, gain float64) Note {
	return Note{Wave: w, At: at, Length: length, From: pitch, Gain: gain, Attack: 0.008, Release: 0.12}
}

func glide(w Wave, at, length, from, to, gain float64) Note {
	n := tone(w, at, length, from, gain)
	n.To = to
	return n
}

// pluck is struck and dies away by itself.
func pluck(w Wave, at, pitch, gain float64) Note {
	return Note{Wave: w, At: at, From: pitch, Gain: gain, Attack: 0.002, Release: 0.32}
}

func ring(at, pitch float64) Note {
	return Note{Wave: Bell, At: at, From: pitch, Gain: 0.24, Attack: 0.003, Release: 0.95}
}

func hiss(at, length, cut, gain float64) Note {
	return Note{Wave: Noise, At: at, Length: length, From: cut, Gain: gain, Attack: 0.003, Release: 0.10}
}

// Render returns the samples of a cue, from -1 to 1, of one channel.
func Render(c Cue) []float32 {
	end := 0.0
	for _, n := range c {
		end = math.Max(end, n.End())
	}
	sum := make([]float64, int(math.Min(end, CueSecondsMax)*Rate))
	for i, n := range c {
		v := newVoice(n, uint32(i))
		begin := int(n.At * Rate)
		for k := begin; k < min(len(sum), int(n.End()*Rate)); k++ {
			sum[k] += v.next(float64(k-begin) / Rate)
		}
	}
	samples := make([]float32, len(sum))
	for i, s := range sum {
		samples[i] = float32(soften(s))
	}
	return samples
}

// soften keeps a sum of notes within -1 and 1 without a hard edge.
func soften(s float64) float64 { return math.Tanh(s) }
