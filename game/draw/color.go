package draw

// Color is a colour with straight (not premultiplied) alpha, in sRGB.
type Color struct{ R, G, B, A uint8 }

// Hex makes an opaque colour from 0xRRGGBB.
func Hex(rgb uint32) Color {
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// WithAlpha returns the colour with another alpha: 0 is invisible, 255 opaque.
func (c Color) WithAlpha(a uint8) Color {
	c.A = a
	return c
}

// Fade multiplies the alpha by f, which is kept within 0..1.
func (c Color) Fade(f float32) Color {
	c.A = uint8(float32(c.A)*unit(f) + 0.5)
	return c
}

// Mix returns the colour that lies the share t (0..1) of the way from c to d.
func (c Color) Mix(d Color, t float32) Color {
	t = unit(t)
	mix := func(a, b uint8) uint8 {
		return uint8(float32(a) + (float32(b)-float32(a))*t + 0.5)
	}
	return Color{R: mix(c.R, d.R), G: mix(c.G, d.G), B: mix(c.B, d.B), A: mix(c.A, d.A)}
}

// unit keeps f within 0..1; what is not a number counts as 0.
func unit(f float32) float32 {
	switch {
	case f >= 1:
		return 1
	case f > 0:
		return f
	default:
		return 0
	}
}
