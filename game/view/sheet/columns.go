package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/view/kit"
)

// widest is how wide a sheet of two columns is where there is room for it.
const widest = 1040

// columnWidth is the width of a column: half of the sheet, or all of it on a small screen.
func columnWidth(f *kit.Frame) float32 {
	width := min(widest, f.Size.X-24)
	if f.Compact() {
		return width - 54
	}
	return width/2 - 40
}

// columns lays a sheet with two columns of the given heights on the screen, side by side, or on a small screen one below
// the other, and begins to scroll in it. The caller ends the scrolling.
func columns(f *kit.Frame, id, name string, leftHeight, rightHeight float32) (left, right draw.Rect) {
	const gap = 16
	column, height := columnWidth(f), max(leftHeight, rightHeight)
	if f.Compact() {
		height = leftHeight + gap + rightHeight
	}
	inside := paper(f, id, name, min(widest, f.Size.X-24), height+94)
	body := f.Scroll(id, inside, height)
	left, right = body, body
	if f.Compact() {
		left, right = body.CutTop(leftHeight + gap)
	} else {
		left, _ = body.CutLeft(column)
		right, _ = body.CutRight(column)
	}
	left.W, right.W = column, column
	return left, right
}
