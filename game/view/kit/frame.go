package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model/keys"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/figure"
)

// Surroundings are what a frame is made in.
type Surroundings struct {
	Book  *glyph.Book
	Words loc.Words
	Theme *Theme
	Size  draw.Point // of the screen in logical pixels
	Time  int64      // sixtieths of a second since the game began
	Zoom  float32    // how much larger than usual the window shows everything; 0 where nobody knows
	Calm  bool       // the player asked for less motion: things may change, but not swing or drift
	Keys  keys.Map   // which keys the player has chosen; nil for none
}

// Frame is one picture in the making: its display list, and what in it can be touched.
type Frame struct {
	Surroundings
	List *draw.List
	Font Fonts // the text styles for this screen

	hands     *Hands
	targets   []placed
	shortcuts []shortcut
	layers    []layer
	clips     []draw.Rect
	panels    []area // for Inspect
	art       []span // for Inspect
	floats    []span // for Inspect: what lies over the rest for a while
	breaks    []int  // for read: operations with which a paragraph begins
	scrolls   []scroller
	capture   func(event.Key) msg.Msg
	scroll    int       // the innermost open scroll area, or -1
	told      draw.Rect // the bubble that End drew
	again     bool      // it must be drawn once more
	overlay   int       // the first operation that End drew

	shortened  []Fault // for Inspect: texts that were too long
	unbalanced bool    // for Inspect: something was begun and not ended
}

// placed is a target with what the frame knows about it.
type placed struct {
	Target
	layer   int
	visible draw.Rect // what the clips leave of its Rect
	scroll  int       // the scroll area it lies in, or -1
	floats  bool      // it lies over the rest for a while
}

// shortcut is a key that means something wherever the focus is.
type shortcut struct {
	key   event.Key
	mods  event.Mods
	msg   msg.Msg
	layer int
}

// layer is everything that lies under nothing else: the screen itself, or a modal on top of it.
type layer struct {
	id      string
	panel   draw.Rect
	dismiss msg.Msg
	from    int // the first operation of the list that belongs to it
}

// area is a panel whose texts must stay inside it.
type area struct {
	rect  draw.Rect
	layer int
	op    int // how many operations were drawn before it
}

// span is a range of operations of the list.
type span struct{ from, to int }

// Bounds returns the whole screen.
func (f *Frame) Bounds() draw.Rect { return draw.Rect{W: f.Size.X, H: f.Size.Y} }

// Pen returns a pen for figures in the colours of the theme.
func (f *Frame) Pen() figure.Pen { return figure.Pen{List: f.List, Book: f.Book, Ink: f.Theme.Art} }

// Compact tells whether the screen is smaller than a small desktop window, such as a phone held sideways: side panels
// fold, texts shrink.
func (f *Frame) Compact() bool { return compact(f.Size) }

func compact(size draw.Point) bool { return size.X < 1024 || size.Y < 640 }

// Small tells whether the screen is even smaller than most phones held sideways, such as a laptop's where everything is
// twice as large: of what a compact screen shows, what can be had elsewhere gives way.
func (f *Frame) Small() bool { return f.Size.X < 800 || f.Size.Y < 390 }

// Target names a part of the picture that can be touched, and returns how it stands with the player's hands, for the
// view to draw it so. Later targets lie on top of earlier ones. The focus ring, the light of a drop zone and the
// tooltip are drawn by the kit.
func (f *Frame) Target(t Target) State {
	t.Key = f.Keys.Shown(t.Key)
	visible := t.Rect.Intersect(f.Bounds())
	if n := len(f.clips); n > 0 {
		visible = visible.Intersect(f.clips[n-1])
	}
	f.targets = append(f.targets, placed{Target: t, layer: f.top(), visible: visible, scroll: f.scroll})
	return f.hands.state(&t)
}

// Shortcut lets a key send a message wherever the focus is. Keys that the focused target uses itself, Enter, Space,
// arrows, come to the shortcut only when nothing is focused. The key
// is the one of the action until the player chooses another: see package keys. Of equal shortcuts in a layer the first one counts.
func (f *Frame) Shortcut(key event.Key, mods event.Mods, m msg.Msg) {
	f.shortcuts = append(f.shortcuts, shortcut{key: key, mods: mods, msg: m, layer: f.top()})
}

// Capture gives the next key that is pressed to send, whatever it means otherwise: for choosing keys. Keys that are only
// held with others, such as Shift, are waited past.
func (f *Frame) Capture(send func(event.Key) msg.Msg) { f.capture = send }

// Layer begins a modal: what follows lies on top, everything before is dimmed and dead until the frame ends. Escape
// sends dismiss, and so does a click outside of panel; with the zero message it cannot be dismissed. The focus stays
// inside, and goes back to where it was when the layer is gone.
func (f *Frame) Layer(id string, panel draw.Rect, dismiss msg.Msg) {
	f.List.FillRect(f.Bounds(), f.Theme.Scrim)
	f.layers = append(f.layers, layer{id: id, panel: panel, dismiss: dismiss, from: f.List.Len()})
}

func (f *Frame) top() int { return len(f.layers) - 1 }

// PushClip hides what is drawn outside r, targets included, until PopClip.
func (f *Frame) PushClip(r draw.Rect) {
	if n := len(f.clips); n > 0 {
		r = r.Intersect(f.clips[n-1])
	}
	f.clips = append(f.clips, r)
	f.List.PushClip(r)
}

// PopClip ends the last PushClip.
func (f *Frame) PopClip() {
	if n := len(f.clips); n > 0 {
		f.clips = f.clips[:n-1]
		f.List.PopClip()
	}
}

// Art draws a picture: things that may overlap, such as a worker in front of his station. Inspect lets it be.
func (f *Frame) Art(draw func()) {
	from := f.List.Len()
	draw()
	f.art = append(f.art, span{from, f.List.Len()})
}

// Within marks a panel that the view has drawn itself: Inspect reports texts that reach across its edge. Panel and the
// other widgets do so by themselves.
func (f *Frame) Within(r draw.Rect) {
	if n := len(f.clips); n > 0 {
		r = r.Intersect(f.clips[n-1])
	}
	f.panels = append(f.panels, area{rect: r, layer: f.top(), op: f.List.Len()})
}
