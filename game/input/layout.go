package input

import "math"

// The smallest logical size that the screens are laid out for: a small phone held sideways, and a laptop's screen of 1280
// by 720 where everything is twice as large.
const (
	MinLogicalWidth  = 640
	MinLogicalHeight = 360
)

// From this logical size on, a larger window shows larger things and not more empty ground: nobody can read letters of
// 14 pixels on a screen of 3840.
const (
	roomyWidth  = 1920
	roomyHeight = 1080
)

// BrowserMaxFactor caps the device scale factor in a browser: a phone with factor 3 would fill nine pixels for one, and
// nobody sees the difference to four.
const BrowserMaxFactor = 2

// maxImageSide is the largest picture side that every graphics driver in use takes.
const maxImageSide = 8192

// Layout tells how logical pixels, window pixels and the pixels of the drawn picture belong together.
type Layout struct {
	// W, H is the logical size: what the screens are laid out in.
	W, H float32
	// Pixels is how many pixels of the picture one logical pixel has, in each direction.
	Pixels float64
	// Outside is how many pixels of the window, in the system's own measure, one logical pixel has.
	Outside float64
	// Zoom is what could be had of the Zoom of the Rules: less where the window would have had too little room.
	Zoom float64
	// ImageW, ImageH is the size of the picture in its pixels: what LayoutF answers.
	ImageW, ImageH float64
}

// Rules are the wishes that a Layout follows.
type Rules struct {
	// Zoom enlarges everything, for readers who need larger text; 0 means 1.
	Zoom float64
	// MaxFactor caps the device scale factor; 0 means no cap.
	MaxFactor float64
}

// Fit computes the layout for a window of the given size, in the system's own measure, on a screen with the given
// device scale factor. It always answers a usable layout, also for a window without any size.
func (r Rules) Fit(outsideW, outsideH, deviceFactor float64) Layout {
	outsideW, outsideH = atLeastOne(outsideW), atLeastOne(outsideH)
	factor := deviceFactor
	if !(factor > 0) || math.IsInf(factor, 0) {
		factor = 1
	}
	if r.MaxFactor > 0 {
		factor = min(factor, r.MaxFactor)
	}
	factor = min(factor, maxImageSide/max(outsideW, outsideH))

	zoom := r.Zoom
	if !(zoom > 0) {
		zoom = 1
	}
	usual := max(1, min(outsideW/roomyWidth, outsideH/roomyHeight))
	outside := min(zoom*usual, outsideW/MinLogicalWidth, outsideH/MinLogicalHeight)
	return Layout{
		W:       float32(outsideW / outside),
		H:       float32(outsideH / outside),
		Pixels:  factor * outside,
		Outside: outside,
		Zoom:    outside / usual,
		ImageW:  wholePixels(outsideW * factor),
		ImageH:  wholePixels(outsideH * factor),
	}
}

// FromOutside turns a place in the window into logical pixels.
func (l Layout) FromOutside(x, y float64) (float32, float32) {
	return float32(x / l.Outside), float32(y / l.Outside)
}

// FromImage turns a place in the picture into logical pixels.
func (l Layout) FromImage(x, y float64) (float32, float32) {
	return float32(x / l.Pixels), float32(y / l.Pixels)
}

func atLeastOne(side float64) float64 {
	if !(side >= 1) { // also NaN
		return 1
	}
	return min(side, math.MaxInt32)
}

// wholePixels rounds as the canvas of a browser does, down, but forgives what dividing and multiplying by the factor
// lost: a picture one pixel off the canvas is stretched, and so blurred.
func wholePixels(side float64) float64 {
	return max(1, math.Floor(side+0.01))
}
