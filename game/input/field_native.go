//go:build !js

package input

// Fields tells which fields are on the screen. The system writes to the window itself: there is nothing to do.
func (*Source) Fields(Layout, []Field) {}
