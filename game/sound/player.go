package sound

import "lostupdate/game/sound/synth"

// Volumes are what the player wishes to hear, in percent from 0 to 100.
type Volumes struct {
	Effects, Music int
}

// output is a device that sounds can be sent to. Volumes are from 0 to 1.
type output interface {
	// play lets mono samples be heard once, from now on.
	play(samples []float32, volume float64)
	// music says at which volume the loop is to be heard, 0 for not at all. It is told so again in every turn of the
	// game, which is when a device may feed itself.
	music(volume float64)
	// suspend stops everything where it is, resume lets it go on.
	suspend()
	resume()
}

// Player plays sounds. The zero Player, and a nil one, is silent. It belongs to one goroutine.
type Player struct {
	out      output
	volumes  Volumes
	away     bool
	rendered map[string][]float32
}

// Open returns a player on the machine's sound device, or a silent one.
func Open() *Player { return newPlayer(openOutput()) }

func newPlayer(out output) *Player { return &Player{out: out, rendered: map[string][]float32{}} }

// Turn is one turn of the game: at these volumes, and with the player looking elsewhere or not.
func (p *Player) Turn(v Volumes, away bool) {
	if p == nil || p.out == nil {
		return
	}
	p.volumes = v
	if p.away != away {
		p.away = away
		if away {
			p.out.suspend()
		} else {
			p.out.resume()
		}
	}
	if !away {
		p.out.music(loudness(v.Music) * musicShare)
	}
}

// musicShare keeps the music behind the cues where both volumes are equal.
const musicShare = 0.5

// loudness turns percent into a factor. Ears hear ratios, so half the way is a quarter of the amplitude.
func loudness(percent int) float64 {
	share := float64(max(0, min(percent, 100))) / 100
	return share * share
}

// Play lets the cue for a Sound effect be heard. A name without a cue is silent.
func (p *Player) Play(name string) {
	if p == nil || p.out == nil || p.away || p.volumes.Effects == 0 {
		return
	}
	cue, ok := synth.CueOf(cueName(name))
	if !ok {
		return
	}
	samples, known := p.rendered[cueName(name)]
	if !known {
		samples = synth.Render(cue)
		p.rendered[cueName(name)] = samples
	}
	p.out.play(samples, loudness(p.volumes.Effects))
}
