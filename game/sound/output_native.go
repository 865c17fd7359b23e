//go:build !js

package sound

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/ebitengine/oto/v3"

	"lostupdate/game/sound/synth"
)

// voicesMax is how many cues may be heard at once; more would only be noise.
const voicesMax = 12

// latency is how far ahead the device is fed: less may crackle, more is heard late.
const latency = 60 * time.Millisecond

// device is the output of a desktop.
type device struct {
	context *oto.Context
	ready   <-chan struct{}
	open    bool // ready, and nothing went wrong
	failed  bool

	voices []*oto.Player // a player is heard only as long as somebody keeps it
	loop   *oto.Player
}

func openOutput() output {
	if !expected(runtime.GOOS, os.Getenv, os.ReadFile) {
		return nil
	}
	context, ready, err := oto.NewContext(&oto.NewContextOptions{
		SampleRate: synth.Rate, ChannelCount: 2, Format: oto.FormatFloat32LE, BufferSize: latency, ApplicationName: "Lost Update",
	})
	if err != nil {
		return nil
	}
	return &device{context: context, ready: ready}
}

// expected reports whether it makes sense to look for a device. A Linux machine without any, such as a server, would
// have ALSA complain at length on the terminal.
func expected(system string, getenv func(string) string, read func(string) ([]byte, error)) bool {
	if system != "linux" || getenv("PULSE_SERVER") != "" || getenv("ALSA_CONFIG_PATH") != "" {
		return true
	}
	if cards, err := read("/proc/asound/cards"); err == nil && !strings.Contains(string(cards), "no soundcards") {
		return true
	}
	_, err := read(filepath.Join(getenv("XDG_RUNTIME_DIR"), "pulse", "pid")) // a server without a card, as in a remote session
	return err == nil
}

// alive reports whether the device can be heard. It opens in the background, which may take a second.
func (d *device) alive() bool {
	if d.failed {
		return false
	}
	if !d.open {
		select {
		case <-d.ready:
			d.open = true
		default:
			return false
		}
	}
	d.failed = d.context.Err() != nil
	return !d.failed
}

func (d *device) play(samples []float32, volume float64) {
	if !d.alive() {
		return
	}
	heard := d.voices[:0]
	for _, v := range d.voices {
		if v.IsPlaying() {
			heard = append(heard, v)
		}
	}
	d.voices = heard
	if len(d.voices) == voicesMax {
		return
	}
	v := d.context.NewPlayer(bytes.NewReader(stereo(samples)))
	v.SetVolume(volume)
	v.Play()
	d.voices = append(d.voices, v)
}

func (d *device) music(volume float64) {
	if !d.alive() {
		return
	}
	if d.loop == nil {
		if volume == 0 {
			return
		}
		d.loop = d.context.NewPlayer(synth.NewLoop())
		d.loop.SetBufferSize(synth.Rate / 4 * synth.FrameBytes)
	}
	if d.loop.Volume() != volume {
		d.loop.SetVolume(volume)
	}
	if playing := d.loop.IsPlaying(); playing != (volume > 0) {
		if playing {
			d.loop.Pause()
		} else {
			d.loop.Play()
		}
	}
}

// suspend and resume cannot do more about an error than be silent.
func (d *device) suspend() {
	if d.alive() {
		_ = d.context.Suspend()
	}
}

func (d *device) resume() {
	if d.alive() {
		_ = d.context.Resume()
	}
}

// stereo writes mono samples as frames of two equal channels.
func stereo(samples []float32) []byte {
	frames := make([]byte, 0, len(samples)*synth.FrameBytes)
	for _, s := range samples {
		bits := math.Float32bits(s)
		frames = binary.LittleEndian.AppendUint32(frames, bits)
		frames = binary.LittleEndian.AppendUint32(frames, bits)
	}
	return frames
}
