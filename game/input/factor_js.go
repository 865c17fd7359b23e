package input

import "syscall/js"

// DeviceFactor is how many pixels of the screen one of the page's has, as of now: a reader zooms the page, or moves the
// window to a finer screen. Ebitengine would go on answering what it was at the start.
func DeviceFactor() float64 { return js.Global().Get("devicePixelRatio").Float() }
