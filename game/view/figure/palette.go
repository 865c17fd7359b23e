package figure

import "lostupdate/game/draw"

// Palette is the set of colours that figures are drawn in.
type Palette struct {
	Outline draw.Color // of everything, and of dark text
	Soft    draw.Color // quiet text, thin marks
	Cream   draw.Color // the ground
	Paper   draw.Color // panels on it
	White   draw.Color // cards
	Sand    draw.Color // the floor of a room
	Rule    draw.Color // quiet borders
	Faded   draw.Color // text of what is done
	Skin    draw.Color
	Steel   draw.Color // belts, posts
	Gleam   draw.Color // light on steel
	Wood    draw.Color

	// The Okabe–Ito colours, but for black.
	Orange, Sky, Green, Yellow, Blue, Red, Purple draw.Color
}

// Standard returns the colours of the game.
func Standard() Palette {
	return Palette{
		Outline: draw.Hex(0x1f2a44), Soft: draw.Hex(0x5b6478), Cream: draw.Hex(0xf6efe2), Paper: draw.Hex(0xfbf7ee),
		White: draw.Hex(0xffffff), Sand: draw.Hex(0xeadfcb), Rule: draw.Hex(0xc9bfaa), Faded: draw.Hex(0x8a8069),
		Skin: draw.Hex(0xf3c9a5), Steel: draw.Hex(0x5b6478), Gleam: draw.Hex(0x8992a6), Wood: draw.Hex(0xb98a5a),
		Orange: draw.Hex(0xe69f00), Sky: draw.Hex(0x56b4e9), Green: draw.Hex(0x009e73), Yellow: draw.Hex(0xf0e442),
		Blue: draw.Hex(0x0072b2), Red: draw.Hex(0xd55e00), Purple: draw.Hex(0xcc79a7),
	}
}

// Strong returns the colours of high contrast: black outlines on white, and every coat and key either so dark that
// white can be read on it or so bright that black can.
func Strong() Palette {
	return Palette{
		Outline: draw.Hex(0x000000), Soft: draw.Hex(0x303030), Cream: draw.Hex(0xffffff), Paper: draw.Hex(0xffffff),
		White: draw.Hex(0xffffff), Sand: draw.Hex(0xf0f0f0), Rule: draw.Hex(0x6b6b6b), Faded: draw.Hex(0x404040),
		Skin: draw.Hex(0xf8d9bd), Steel: draw.Hex(0x404040), Gleam: draw.Hex(0x9a9a9a), Wood: draw.Hex(0xc9975f),
		Orange: draw.Hex(0xf0aa10), Sky: draw.Hex(0x56b4e9), Green: draw.Hex(0x00b386), Yellow: draw.Hex(0xf0e442),
		Blue: draw.Hex(0x004c86), Red: draw.Hex(0x8f3600), Purple: draw.Hex(0xd686b2),
	}
}

// Coat returns the colour of a worker's clothes: by number, so that a worker
// looks the same on every screen.
func (c Palette) Coat(number int) draw.Color {
	coats := []draw.Color{c.Blue, c.Green, c.Purple, c.Orange, c.Sky, c.Red}
	return coats[((number-1)%len(coats)+len(coats))%len(coats)]
}

// On returns the colour in which text is read best on a ground: dark or white.
func (c Palette) On(ground draw.Color) draw.Color {
	if luminance(ground) > 0.31 {
		return c.Outline
	}
	return c.White
}

// luminance is how bright a colour looks, from 0 to 1.
func luminance(c draw.Color) float32 {
	linear := func(v uint8) float32 {
		f := float32(v) / 255
		return f * f
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Helmet returns the colour of a worker's helmet. Coats repeat after six
// workers; helmets change with every round, so that no two of the first
// eighteen look the same.
func (c Palette) Helmet(number int) draw.Color {
	helmets := []draw.Color{c.Yellow, c.White, c.Orange}
	turn := max(number-1, 0) / 6
	return helmets[turn%len(helmets)]
}

// Pale returns the palette with every colour moved towards a ground.
func (c Palette) Pale(ground draw.Color, t float32) Palette {
	for _, ink := range []*draw.Color{
		&c.Outline, &c.Soft, &c.Cream, &c.Paper, &c.White, &c.Sand, &c.Rule, &c.Faded, &c.Skin, &c.Steel, &c.Gleam,
		&c.Wood, &c.Orange, &c.Sky, &c.Green, &c.Yellow, &c.Blue, &c.Red, &c.Purple,
	} {
		*ink = ink.Mix(ground, t)
	}
	return c
}
