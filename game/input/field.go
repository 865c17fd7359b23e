package input

// Field is a field to write in that is on the screen. A canvas has no fields of its own: without one of the page's,
// a phone shows no keyboard, and an input method has nowhere to compose Chinese.
type Field struct {
	ID, Label  string
	Text       string  // what stands in it
	X, Y, W, H float32 // where it can be seen, in logical pixels
	Focused    bool    // what is written goes there
}
