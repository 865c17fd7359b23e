package app

import (
	"errors"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/demo"
	"lostupdate/game/input"
	"lostupdate/game/model/msg"
)

// DemoStart tells a recorder how the game is started on this machine.
func DemoStart() demo.Start { return demo.Start{Language: SystemLanguage(), Desktop: true} }

// Recorded ends the recording and returns what went wrong with it.
func (g *Game) Recorded() error { return g.recorder.Close(g.model) }

// Rerun is a game that plays a demo in the window, a tick a turn, and ends with it, or where it goes another way. Nothing
// that it wants outside is done; sounds are heard. It ends early when ended is closed.
func Rerun(d demo.Demo, ended <-chan struct{}) (*Game, error) {
	g, err := New(Options{Ended: ended})
	if err != nil {
		return nil, err
	}
	g.first, g.rerun = nil, demo.NewPlayer(d)
	g.model = d.Start.Model(g.model.Catalog)
	return g, nil
}

// Outcome tells how a demo went that Run has played: nil for as recorded.
func (g *Game) Outcome() error {
	if g.differs == nil && !g.rerun.Done() {
		return errors.New("the replay was ended before its end\n回放还没有放完就结束了")
	}
	return g.differs
}

// Fingerprint is the hash of the game as it stands.
func (g *Game) Fingerprint() uint64 { return g.model.Hash() }

// turnOfRerun plays on to the next tick.
func (g *Game) turnOfRerun() error {
	for {
		x, more := g.rerun.Next()
		if !more {
			return ebiten.Termination
		}
		scene := g.model.Scene
		for _, e := range g.model.Update(x) {
			if e.Kind == msg.Sound {
				g.sound.Play(e.Text)
			}
		}
		if g.model.Scene != scene {
			g.hands.Forget()
		}
		g.stale = true
		if g.differs = g.rerun.Check(g.model); g.differs != nil {
			return ebiten.Termination
		}
		if x.Verb == msg.Tick {
			g.sound.Turn(g.volumes(), !ebiten.IsFocused())
			return nil
		}
	}
}

// fitRerun lays the picture that was recorded into the window, as large as it can be.
func (g *Game) fitRerun(layout input.Layout) input.Layout {
	w, h := float64(g.model.Width), float64(g.model.Height)
	layout.W, layout.H = float32(w), float32(h)
	layout.Pixels = min(layout.ImageW/w, layout.ImageH/h)
	return layout
}
