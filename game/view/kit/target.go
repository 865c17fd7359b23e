package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/model/msg"
)

// Target is a part of the picture that can be touched. Only ID, Rect and Label must be set; what cannot be clicked,
// dragged, dropped on or slid is still worth a target when its tooltip tells something.
type Target struct {
	ID    string    // what it is, the same in every frame: "run", "gate pack 2", "worker 3"
	Rect  draw.Rect // on the screen
	Label string    // what a screen reader says

	Tip   string // what the tooltip says; "" means the Label
	Plain bool   // no tooltip: the label can be read on the target itself
	Key   string // the shortcut as people write it, shown in the tooltip: "Ctrl+Z"

	Click    msg.Msg // what a click, a tap, Enter or Space sends
	Remove   msg.Msg // what a right click, Delete or Backspace sends
	Disabled string  // why it cannot be used now; a click says so instead

	// Peek turns what the player looks at, which is no business of the model: see Frame.Peeking.
	Peek Peek

	Carry string                            // the payload that it becomes when it is dragged or picked up
	Ghost func(f *Frame, middle draw.Point) // draws the payload in the player's hand; nil: a chip with the Label

	// Accepts says what dropping a payload here would do: a message, or why it is not allowed. When it returns neither,
	// the payload does not concern this target.
	Accepts func(payload string) (m msg.Msg, whyNot string)
	Marked  bool // the view itself marks it as a place to drop things: the kit lights it up only when it is aimed at

	Slide *Slide // it is a slider
	Write *Write // it is a field to write in

	Dense bool // it stands where a level has it, close to others: Inspect asks less of its size

	First bool // the focus goes here when it is nowhere

	On     bool // pressed in, chosen or switched on, for a screen reader
	Switch bool // it is either on or off, and a screen reader should say which
}

// State is how a target stands with the player's hands.
type State struct {
	Hovered bool // the mouse is over it
	Focused bool // the keyboard is at it, and the player uses the keyboard
	Pressed bool // it is being pressed
	Lifted  bool // it is what is being carried: draw it faint
	Offered bool // what is being carried may be dropped here
	Aimed   bool // what is being carried would be dropped here now
}

// Warm tells whether the target should look awake: hovered or focused.
func (s State) Warm() bool { return s.Hovered || s.Focused }

// Slide makes a target a slider: its width is the range from Min to Max.
type Slide struct {
	Min, Max, Value int64
	Page            int64                     // how far PageUp and PageDown go; 0 means a tenth of the range
	Send            func(value int64) msg.Msg // what choosing a value sends
	Upright         bool                      // Max is at the top
}

// Peek is what the player looks at, without any bearing on the game. A click sets it.
type Peek struct{ Name, Value string }

// Peeking returns the last Value that a click on a Target with a Peek of that name has set, "" at first and in a frame
// that is only told of.
func (f *Frame) Peeking(name string) string {
	if f.hands == nil {
		return ""
	}
	return f.hands.peeks[name]
}

// State returns how the target with that id stands, for a view that draws it elsewhere. What is
// offered and aimed is known only of targets that the frame already has.
func (f *Frame) State(id string) State {
	for i := range f.targets {
		if f.targets[i].ID == id {
			return f.hands.state(&f.targets[i].Target)
		}
	}
	return f.hands.state(&Target{ID: id})
}

// Cargo is what is being carried.
type Cargo struct {
	Payload string
	From    string     // the ID of the target it was taken from
	At      draw.Point // where it is
}

// Carrying returns what is being carried. By mouse or by keyboard makes no difference.
func (f *Frame) Carrying() (Cargo, bool) { return f.hands.cargo() }
