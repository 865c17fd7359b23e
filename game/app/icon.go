package app

import (
	"image"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/raster"
	"lostupdate/game/view/kit"
)

// Icons returns the window's icon in the sizes that systems ask for: a flap of the counter whose other half breaks off.
func Icons() []image.Image {
	book, err := glyph.Open()
	if err != nil {
		return nil // a game without fonts does not come so far
	}
	painter := raster.New(book)
	var icons []image.Image
	for _, side := range []int{16, 32, 48, 64, 128} {
		picture := image.NewRGBA(image.Rect(0, 0, side, side))
		painter.Paint(picture, iconList(), float32(side)/32)
		icons = append(icons, picture)
	}
	return icons
}

// iconList draws the icon on a square of 32, as the page's icon has it.
func iconList() *draw.List {
	var l draw.List
	navy, orange, white := kit.Day().Outline, kit.Vermillion(), draw.Hex(0xFFFFFF)
	l.FillRound(draw.Rect{W: 32, H: 32}, 7, navy)
	l.FillRound(draw.Rect{X: 4, Y: 6, W: 11, H: 20}, 3, orange)
	l.FillPolygon([]draw.Point{
		draw.Pt(17, 6), draw.Pt(26, 6), draw.Pt(28, 8), draw.Pt(28, 15), draw.Pt(24, 18), draw.Pt(26, 20), draw.Pt(23, 26), draw.Pt(17, 26),
	}, orange)
	l.Line(draw.Pt(4, 16), draw.Pt(28, 16), 1.5, navy)
	l.Polyline([]draw.Point{draw.Pt(7, 12.5), draw.Pt(9.5, 10.5), draw.Pt(9.5, 21.5)}, 2.2, draw.Dash{}, white)
	return &l
}
