package synth

import "math"

// Rate is the number of samples a second, of one channel.
const Rate = 44_100

// Wave is the timbre of a note.
type Wave uint8

const (
	Sine   Wave = iota // a pure tone: chimes, pads
	Bell               // a sine with inharmonic partials that fade sooner: keys, bells
	Wood               // a dull, short tone: steps, counters
	Noise              // breath and breakage; its pitch is a cut-off
	Square             // a hollow buzz: refusals
)

// Note is one tone. Times are in seconds, pitches in hertz, gains from 0 to 1.
type Note struct {
	Wave     Wave
	At       float64 // begin, from the cue's begin
	Length   float64 // until the release begins
	From, To float64 // pitch, gliding over Length; To 0 stays at From
	Gain     float64
	Attack   float64
	Release  float64
}

// End returns when the note has fallen silent.
func (n Note) End() float64 { return n.At + n.Length + n.Release }

// voice computes one note, sample by sample.
type voice struct {
	note  Note
	phase float64 // of the oscillator, in turns
	held  float64 // low-passed noise
	dice  uint32

	soon, sooner float64 // how much is left of the partials that fade before the tone does
}

func newVoice(n Note, seed uint32) *voice {
	return &voice{note: n, dice: seed*2_654_435_761 + 1, soon: 1, sooner: 1}
}

// fading returns the factor by which a partial fades from one sample to the next: to 1/e in 1/speed seconds.
func fading(speed float64) float64 { return math.Exp(-speed / Rate) }

var bellSoon, bellSooner, woodSoon = fading(6), fading(12), fading(18)

// next returns the sample at t seconds after the note's begin; calls go up by one sample each.
func (v *voice) next(t float64) float64 {
	n := &v.note
	pitch := n.From
	if n.To > 0 && n.Length > 0 {
		pitch += (n.To - n.From) * math.Min(t/n.Length, 1)
	}
	v.phase += pitch / Rate
	return v.timbre(pitch) * n.Gain * n.envelope(t)
}

func (v *voice) timbre(pitch float64) float64 {
	switch v.note.Wave {
	case Bell:
		v.soon *= bellSoon
		v.sooner *= bellSooner
		return 0.62*turn(v.phase) + 0.26*turn(2.76*v.phase)*v.soon + 0.12*turn(5.4*v.phase)*v.sooner
	case Wood:
		v.soon *= woodSoon
		return (0.8*turn(v.phase) + 0.2*turn(3.1*v.phase)) * v.soon
	case Noise:
		v.dice ^= v.dice << 13
		v.dice ^= v.dice >> 17
		v.dice ^= v.dice << 5
		white := float64(v.dice)/math.MaxUint32*2 - 1
		v.held += (white - v.held) * math.Min(pitch*2*math.Pi/Rate, 1)
		return v.held
	case Square:
		return 0.6*turn(v.phase) + 0.2*turn(3*v.phase) + 0.12*turn(5*v.phase)
	}
	return turn(v.phase)
}

// envelope rises over Attack, stays, and falls over Release: without those, a tone begins and ends with a crack.
func (n *Note) envelope(t float64) float64 {
	rise, fall := 1.0, 1.0
	if n.Attack > 0 {
		rise = math.Min(t/n.Attack, 1)
	}
	if rest := n.Length + n.Release - t; n.Release > 0 && rest < n.Release {
		fall = math.Max(rest/n.Release, 0)
	}
	return rise * fall * fall
}

// tableSize is how many values of a sine are kept: enough for an error below what 16 bits can tell.
const tableSize = 4096

var table = func() (t [tableSize + 1]float64) {
	for i := range t {
		t[i] = math.Sin(2 * math.Pi * float64(i) / tableSize)
	}
	return t
}()

// turn returns the sine of so many turns.
func turn(turns float64) float64 {
	at := (turns - math.Floor(turns)) * tableSize
	i := int(at)
	return table[i] + (table[i+1]-table[i])*(at-float64(i))
}
