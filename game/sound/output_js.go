package sound

import (
	"encoding/binary"
	"math"
	"syscall/js"

	"lostupdate/game/sound/synth"
)

// The music is handed to the page in short pieces, so that no turn of the game takes long, and so far ahead that a
// slow turn is not heard.
const (
	pieceFrames  = 2048
	aheadSeconds = 0.8
)

// page is the output of a browser: its AudioContext, made when the first cue is due. That follows a click or a key, as
// browsers demand before a page may be heard.
type page struct {
	context js.Value // undefined until the first cue
	buffers map[*float32]js.Value

	loop   *synth.Loop
	gain   js.Value // of the music
	until  float64  // the context's time up to which music has been handed over
	volume float64
}

func openOutput() output {
	if !class().Truthy() {
		return nil
	}
	return &page{buffers: map[*float32]js.Value{}}
}

func class() js.Value {
	if c := js.Global().Get("AudioContext"); c.Truthy() {
		return c
	}
	return js.Global().Get("webkitAudioContext")
}

func (p *page) play(samples []float32, volume float64) {
	if p.context.IsUndefined() {
		p.context = class().New()
		p.gain = p.context.Call("createGain")
		p.gain.Call("connect", p.context.Get("destination"))
		p.loop = synth.NewLoop()
	}
	p.context.Call("resume") // a page that was not touched yet is held back
	buffer, known := p.buffers[&samples[0]]
	if !known {
		buffer = p.buffer(samples)
		p.buffers[&samples[0]] = buffer
	}
	gain := p.context.Call("createGain")
	gain.Get("gain").Set("value", volume)
	gain.Call("connect", p.context.Get("destination"))
	p.start(buffer, gain, 0)
}

// buffer copies mono samples to the page.
func (p *page) buffer(samples []float32) js.Value {
	bytes := make([]byte, 0, 4*len(samples))
	for _, s := range samples {
		bytes = binary.LittleEndian.AppendUint32(bytes, math.Float32bits(s))
	}
	raw := js.Global().Get("Uint8Array").New(len(bytes))
	js.CopyBytesToJS(raw, bytes)
	floats := js.Global().Get("Float32Array").New(raw.Get("buffer"))
	buffer := p.context.Call("createBuffer", 1, len(samples), synth.Rate)
	buffer.Call("copyToChannel", floats, 0)
	return buffer
}

func (p *page) start(buffer, to js.Value, when float64) {
	source := p.context.Call("createBufferSource")
	source.Set("buffer", buffer)
	source.Call("connect", to)
	source.Call("start", when)
}

// music hands over the next piece when it is due.
func (p *page) music(volume float64) {
	if p.context.IsUndefined() {
		return
	}
	if p.volume != volume {
		p.volume = volume
		p.gain.Get("gain").Set("value", volume)
	}
	now := p.context.Get("currentTime").Float()
	if volume == 0 || p.until > now+aheadSeconds || p.context.Get("state").String() != "running" {
		return
	}
	piece := make([]byte, pieceFrames*synth.FrameBytes)
	p.loop.Read(piece)
	samples := make([]float32, pieceFrames)
	for i := range samples {
		samples[i] = math.Float32frombits(binary.LittleEndian.Uint32(piece[i*synth.FrameBytes:]))
	}
	p.until = math.Max(p.until, now+0.1)
	p.start(p.buffer(samples), p.gain, p.until)
	p.until += float64(pieceFrames) / synth.Rate
}

func (p *page) suspend() { p.call("suspend") }
func (p *page) resume()  { p.call("resume") }

func (p *page) call(what string) {
	if !p.context.IsUndefined() {
		p.context.Call(what)
	}
}
