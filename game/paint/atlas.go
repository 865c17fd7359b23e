package paint

import (
	"image"

	"github.com/hajimehoshi/ebiten/v2"
	"lostupdate/game/glyph"
)

const (
	// firstSize is the side of the atlas at first; one screen in both languages fits.
	firstSize = 1024
	// lastSize is the side beyond which it forgets letters instead of growing. Every graphics
	// card that Ebitengine runs on has textures of this size.
	lastSize = 2048
	// whiteSize is the side of the white spot in the corner of the atlas, whiteAt its middle.
	whiteSize = 3
	whiteAt   = whiteSize / 2.0
	// gap keeps letters apart, so that rounding on the graphics card cannot show a neighbour.
	gap = 1
)

// atlas is the one texture: a white spot and the letters, on shelves.
type atlas struct {
	image   *ebiten.Image
	size    int // its side
	most    int // the side beyond which it does not grow
	shelves []shelf
	top     int // height of all shelves together
	spots   map[glyph.Key]spot
	pixels  []byte
}

// shelf is a row of letters of about the same height.
type shelf struct{ top, height, used int }

// spot is where a letter lies in the atlas, and where it goes relative to the pen.
type spot struct {
	area      image.Rectangle
	left, top int
}

func newAtlas(size, most int) *atlas {
	a := &atlas{spots: make(map[glyph.Key]spot), most: most}
	a.resize(size)
	a.forget()
	return a
}

// resize makes a new texture. Unmanaged, so that it is a texture of its own and letters can
// be written into it without moving anything.
func (a *atlas) resize(size int) {
	old := a.image
	a.size = size
	a.image = ebiten.NewImageWithOptions(image.Rect(0, 0, size, size), &ebiten.NewImageOptions{Unmanaged: true})
	if old != nil {
		a.image.DrawImage(old, &ebiten.DrawImageOptions{Blend: ebiten.BlendCopy})
	}
}

// forget empties the atlas but for the white spot.
func (a *atlas) forget() {
	clear(a.spots)
	a.shelves = append(a.shelves[:0], shelf{top: 0, height: whiteSize, used: whiteSize + gap})
	a.top = whiteSize + gap
	white := image.NewAlpha(image.Rect(0, 0, whiteSize, whiteSize))
	for i := range white.Pix {
		white.Pix[i] = 255
	}
	a.write(white, white.Rect)
}

func (a *atlas) find(key glyph.Key) (spot, bool) {
	s, ok := a.spots[key]
	return s, ok
}

// add stores a letter. It fails if there is no room left and the atlas cannot grow.
func (a *atlas) add(key glyph.Key, mask glyph.Mask) (spot, bool) {
	s := spot{left: mask.Left, top: mask.Top}
	if size := mask.Rect.Size(); size != (image.Point{}) {
		at, ok := a.place(size)
		for !ok && a.size < a.most {
			a.grow()
			at, ok = a.place(size)
		}
		if !ok {
			return spot{}, false
		}
		s.area = image.Rectangle{Min: at, Max: at.Add(size)}
		a.write(&mask.Alpha, s.area)
	}
	a.spots[key] = s
	return s, true
}

// grow doubles the atlas. Letters stay where they are, so that triangles that look at them
// remain right.
func (a *atlas) grow() {
	old := a.image
	a.resize(a.size * 2)
	old.Deallocate()
}

// place finds room: on the shelf that fits most closely, or else on a new one.
func (a *atlas) place(size image.Point) (image.Point, bool) {
	best := -1
	for i, s := range a.shelves {
		if s.height >= size.Y && s.used+size.X <= a.size && (best < 0 || s.height < a.shelves[best].height) {
			best = i
		}
	}
	// A shelf much too high would waste its space, as long as there is room for a new one.
	roomy := a.top+size.Y <= a.size && size.X <= a.size
	if best < 0 || roomy && a.shelves[best].height > size.Y+size.Y/4+2 {
		if !roomy {
			return image.Point{}, false
		}
		a.shelves = append(a.shelves, shelf{top: a.top, height: size.Y})
		a.top += size.Y + gap
		best = len(a.shelves) - 1
	}
	s := &a.shelves[best]
	at := image.Pt(s.used, s.top)
	s.used += size.X + gap
	return at, true
}

// write copies a mask into the texture, as white that covers as much as the mask.
func (a *atlas) write(mask *image.Alpha, area image.Rectangle) {
	a.pixels = a.pixels[:0]
	for _, cover := range mask.Pix {
		a.pixels = append(a.pixels, cover, cover, cover, cover)
	}
	a.image.SubImage(area).(*ebiten.Image).WritePixels(a.pixels)
}
