package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/model/msg"
)

// Hands turn raw events into messages, judged by the targets of the last finished frame. They belong to one screen and
// one goroutine.
type Hands struct {
	peeks map[string]string
}

// NewHands returns hands that have touched nothing yet.
func NewHands() *Hands { return &Hands{peeks: map[string]string{}} }

// Begin starts a frame that draws into the list, which it empties.
func (h *Hands) Begin(list *draw.List, s Surroundings) *Frame {
	list.Reset()
	return &Frame{Surroundings: s, List: list, Font: fontsFor(s.Size), hands: h}
}

// Handle returns what the player meant by an event.
func (h *Hands) Handle(e event.Event) []msg.Msg { return nil }

// End completes the frame: focus ring, drop zones, tooltip and what is being carried are drawn on top, and the hands
// judge events by it from now on.
func (f *Frame) End() {}

func (h *Hands) state(id string, f *Frame) State { return State{} }

func (h *Hands) cargo() (Cargo, bool) { return Cargo{}, false }

type scroller struct{}

func (f *Frame) scrolling() int { return -1 }

func drawIcon(l *draw.List, icon Icon, r draw.Rect, c draw.Color) {}
