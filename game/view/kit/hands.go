package kit

import (
	"fmt"
	"math"

	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
)

// Hands turn raw events into messages, judged by the targets of the last finished frame. They belong to one screen and
// one goroutine.
type Hands struct {
	targets   []placed // of the last frame, its top layer alone
	shortcuts []shortcut
	top       layer
	depth     int // of the top layer
	scrolls   []scroller
	size      draw.Point
	shown     draw.Point // size of the last frame
	looked    []anchor   // what the player looked at when the size began to change; nil once he scrolls
	now       int64

	pointer  draw.Point
	touching bool       // the pointer is a finger
	away     bool       // there is no pointer over the screen: a finger was lifted, or nothing has moved yet
	hover    string     // the target under the mouse
	since    int64      // when hover or focus last changed: tooltips wait a moment
	quiet    bool       // something was done here: no tooltip comes until the player turns to something else
	rest     draw.Point // where the pointer was then
	press    *press

	using    Device
	asked    string               // the target that the key of help explains
	tip      func(*Target) string // what the last frame's tooltips say
	focus    string
	keyboard bool              // the player uses the keyboard: show the focus
	saved    map[string]string // the focus of each layer while another lies on top

	carried *carried
	edging  bool // what is carried has scrolled something since the frame before
	refused refusal

	keys    keys.Map
	words   loc.Words
	capture func(event.Key) msg.Msg // takes the next key, or nil

	reading []string // what is written on the modal on top

	peeks    map[string]string
	offsets  map[string]float32 // how far each scroll area is scrolled
	revealed map[string]string  // by scroll area: what Reveal last brought into sight
	reveal   bool               // the focus moved by keyboard: scroll it into sight
}

// press is a button or finger that is down.
type press struct {
	id     string // of the target, or "" for none
	at     draw.Point
	last   draw.Point
	since  int64
	moved  bool   // too far to be a click
	scroll string // the scroll area that a finger may move
	told   bool   // a long press has shown the tooltip: letting go does nothing
	value  int64  // the last value a slider sent
}

// carried is what is in the player's hand.
type carried struct {
	Cargo
	aim    string // the target it would be dropped on
	sticky bool   // it stays in the hand without a button being held
	keys   bool   // it moves by keyboard
}

// refusal is why something was not done, shown for a while beside the place.
type refusal struct {
	text  string
	at    draw.Rect
	until int64
}

const (
	dragMouse     = 6   // logical pixels that a press may move and still be a click
	dragFinger    = 12  //
	reachFinger   = 14  // how far beside a target a finger may land
	tooltipTicks  = 30  // before a tooltip shows
	longPress     = 30  // ticks that a finger rests to see the tooltip
	refusalTicks  = 240 // that a refusal stays
	wheelDistance = 56  // logical pixels of a notch
)

// NewHands returns hands that have touched nothing yet.
func NewHands() *Hands {
	return &Hands{
		away:    true,
		using:   Mouse,
		tip:     func(*Target) string { return "" },
		saved:   map[string]string{},
		peeks:   map[string]string{},
		offsets: map[string]float32{}, revealed: map[string]string{},
	}
}

// Begin starts a frame that draws into the list, which it empties.
func (h *Hands) Begin(list *draw.List, s Surroundings) *Frame {
	list.Reset()
	h.scrollAtEdge(s.Time - h.now)
	h.now, h.size, h.keys, h.words = s.Time, s.Size, s.Keys, s.Words
	f := &Frame{Surroundings: s, List: list, Font: fontsFor(s.Size, s.Zoom), hands: h, layers: []layer{{}}, scroll: -1}
	f.targets = make([]placed, 0, len(h.targets)+8) // most often as many as in the frame before
	f.shortcuts = make([]shortcut, 0, len(h.shortcuts)+4)
	return f
}

// Handle returns what the player meant by an event.
func (h *Hands) Handle(e event.Event) []msg.Msg {
	if device := deviceOf(e); device != "" {
		h.using = device
	}
	sent := h.meant(e)
	if len(sent) > 0 {
		h.hush()
	}
	return sent
}

func (h *Hands) meant(e event.Event) []msg.Msg {
	switch e.Kind {
	case event.PointerMove:
		return h.move(draw.Pt(e.X, e.Y), e.Touch)
	case event.PointerDown:
		return h.down(draw.Pt(e.X, e.Y), e)
	case event.PointerUp:
		return h.up(draw.Pt(e.X, e.Y), e)
	case event.PointerCancel:
		h.letGo()
	case event.Wheel:
		h.wheel(draw.Pt(e.X, e.Y), e.DY)
	case event.KeyDown:
		return h.keyDown(e)
	case event.PadDown:
		return h.padDown(e)
	case event.Text:
		return h.text(e.Rune)
	case event.Entry:
		return h.entry(e.Field, e.Text)
	case event.Resize:
		w, height := whole(e.W), whole(e.H)
		if w > 0 && height > 0 {
			h.letGo()
			return []msg.Msg{msg.Say(msg.Resize, fmt.Sprintf("%dx%d", w, height))}
		}
	case event.Focus:
		if !e.Focused {
			h.letGo()
		}
	}
	return nil
}

// whole rounds a side down; what no window has, such as a NaN, becomes 0.
func whole(side float32) int {
	if !(side >= 1 && side <= 1<<20) {
		return 0
	}
	return int(math.Floor(float64(side)))
}

// letGo ends a press without meaning it and puts back what was carried.
func (h *Hands) letGo() {
	h.press, h.carried = nil, nil
}

// End completes the frame: focus ring, drop zones, tooltip and what is being carried are drawn on top, and the hands
// judge events by it from now on.
func (f *Frame) End() {
	f.unbalanced = f.scroll >= 0 || f.List.Open() > 0
	for f.scroll >= 0 {
		f.EndScroll()
	}
	f.overlay = f.List.Len()
	h := f.hands
	h.reading = f.read()
	h.adopt(f)
	f.drawHands()
}

// adopt takes over the targets of a finished frame and sees what has become of what the hands were doing.
func (h *Hands) adopt(f *Frame) {
	if h.shown != h.size && h.looked == nil {
		h.looked = h.anchors()
	}
	layer := f.layers[f.top()]
	h.targets = h.targets[:0]
	for _, t := range f.targets {
		if t.layer == f.top() {
			h.targets = append(h.targets, t)
		}
	}
	h.shortcuts = h.shortcuts[:0]
	for _, s := range f.shortcuts {
		if s.layer == f.top() {
			h.shortcuts = append(h.shortcuts, s)
		}
	}
	h.scrolls = append(h.scrolls[:0], f.scrolls...)
	h.capture = f.capture
	if layer.id != h.top.id {
		h.changeLayer(layer)
	}
	h.top, h.depth = layer, f.top()
	if h.focus != "" && h.find(h.focus) == nil {
		h.focus = ""
	}
	if h.press != nil && h.press.id != "" && h.find(h.press.id) == nil {
		h.press = nil
	}
	if h.carried != nil && h.find(h.carried.From) == nil {
		h.carried = nil
	}
	h.hold()
	h.tip = f.tip
	f.again = h.resized(h.shown)
	h.shown = h.size
	h.setHover()
	f.again = h.revealFocus() || f.again
	if h.refused.text != "" && h.now >= h.refused.until {
		h.refused = refusal{}
	}
	if h.press != nil && h.touching && !h.press.moved && h.now-h.press.since >= longPress {
		if t := h.find(h.press.id); t != nil && h.tip(&t.Target) != "" {
			h.press.told = true
		}
	}
}

// changeLayer moves the focus into a modal that has appeared, or back to where it was before.
func (h *Hands) changeLayer(to layer) {
	h.saved[h.top.id] = h.focus
	h.looked = nil
	h.letGo()
	h.refused = refusal{}
	h.focus = h.saved[to.id]
	if to.id != "" && h.find(h.focus) == nil {
		if t := h.first(); t != nil {
			h.focus = t.ID
		}
	}
	h.since = h.now
}

func (h *Hands) find(id string) *placed {
	for i := range h.targets {
		if h.targets[i].ID == id {
			return &h.targets[i]
		}
	}
	return nil
}

// Forget makes the hands start afresh, as after a change of scene: nothing is focused, pressed or carried. What the
// player looks at, and how far lists are scrolled, stays.
func (h *Hands) Forget() {
	h.letGo()
	h.focus, h.refused = "", refusal{}
	clear(h.saved)
}

// state tells how a target of the frame stands with the hands.
func (h *Hands) state(t *Target) State {
	if h.carried != nil {
		s := State{Lifted: h.carried.From == t.ID, Focused: h.carried.keys && h.carried.aim == t.ID}
		if t.Accepts != nil {
			m, _ := t.Accepts(h.carried.Payload)
			s.Offered = m.Verb != msg.None
			s.Aimed = s.Offered && h.carried.aim == t.ID
		}
		return s
	}
	pressed := h.press != nil && h.press.id == t.ID && !h.press.moved && !h.press.told
	return State{
		Hovered: h.hover == t.ID && h.press == nil || pressed,
		Focused: h.keyboard && h.focus == t.ID,
		Pressed: pressed,
	}
}

// cargo returns what is being carried.
func (h *Hands) cargo() (Cargo, bool) {
	if h.carried == nil {
		return Cargo{}, false
	}
	return h.carried.Cargo, true
}

// hush keeps tooltips away from what comes of what the player has just done, until the mouse goes elsewhere or the focus
// moves.
func (h *Hands) hush() { h.quiet, h.rest = true, h.pointer }

// refuse shows for a while why something is not done.
func (h *Hands) refuse(why string, at draw.Rect) {
	if why != "" {
		h.refused = refusal{text: why, at: at, until: h.now + refusalTicks}
	}
}

// activate does what a click on a target does.
func (h *Hands) activate(t *placed) []msg.Msg {
	if t.Disabled != "" {
		h.refuse(t.Disabled, t.visible)
		return nil
	}
	if t.Peek.Name != "" {
		h.peeks[t.Peek.Name] = t.Peek.Value
	}
	if t.Click.Verb != msg.None {
		return []msg.Msg{t.Click}
	}
	return nil
}

// Touchable is what a mirror for screen readers tells about a target.
type Touchable struct {
	ID, Label, Key, Disabled string
	Spoken                   string    // the Label with what it is set to, and how it is used
	Rect                     draw.Rect // what can be seen of it
	On, Slider               bool
	Min, Max, Value          int64
	Carries, Focused         bool
	Field                    bool   // something can be written there
	Text                     string // what stands in the field
}

// Touchables lists what the player can use now, in the order of the screen: the targets of the top layer, and while
// something is carried the places that it concerns. What the keyboard carries something over is what has the focus.
func (h *Hands) Touchables() []Touchable {
	focus := h.focus
	if h.carried != nil && h.carried.keys {
		focus = h.carried.aim
	}
	var list []Touchable
	for _, t := range h.targets {
		if !t.usable() && !h.concerns(&t) {
			continue
		}
		item := Touchable{
			ID: t.ID, Rect: t.visible, Label: t.Label, Key: t.Key, Disabled: t.Disabled, On: t.On,
			Carries: t.Carry != "", Focused: focus == t.ID, Spoken: h.spokenName(&t.Target),
		}
		if t.Slide != nil {
			item.Slider, item.Min, item.Max, item.Value = true, t.Slide.Min, t.Slide.Max, t.Slide.Value
		}
		if t.Write != nil {
			item.Field, item.Text = true, t.Write.Text
		}
		list = append(list, item)
	}
	return list
}
