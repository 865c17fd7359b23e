package film

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// coloursMax is how many colours a film has; one more number stands for what has not changed.
const coloursMax = 255

// unchanged is the number of the transparent colour.
const unchanged = coloursMax

// A bucket is all colours that agree in the upper five bits of red, green and blue.
const buckets = 1 << 15

func bucketOf(r, g, b uint8) int { return int(r>>3)<<10 | int(g>>3)<<5 | int(b>>3) }

// inks maps colours to a palette.
type inks struct {
	palette color.Palette // coloursMax of them at most, and a transparent one at unchanged
	nearest [buckets]int16
}

// mix chooses the palette: of the buckets that cover most of the samples, the middle colour of what is in each.
func mix(samples []*image.RGBA) *inks {
	type bucket struct{ number, count, r, g, b int }
	var all [buckets]bucket
	for _, s := range samples {
		for i := 0; i+3 < len(s.Pix); i += 4 {
			r, g, b := s.Pix[i], s.Pix[i+1], s.Pix[i+2]
			k := &all[bucketOf(r, g, b)]
			k.count, k.r, k.g, k.b = k.count+1, k.r+int(r), k.g+int(g), k.b+int(b)
		}
	}
	var used []bucket
	for number, k := range all {
		if k.count > 0 {
			k.number = number
			used = append(used, k)
		}
	}
	slices.SortFunc(used, func(a, b bucket) int { return cmp.Or(b.count-a.count, a.number-b.number) })
	n := &inks{}
	for _, k := range used[:min(len(used), coloursMax)] {
		n.palette = append(n.palette, color.RGBA{uint8(k.r / k.count), uint8(k.g / k.count), uint8(k.b / k.count), 255})
	}
	for len(n.palette) < coloursMax {
		n.palette = append(n.palette, color.RGBA{A: 255})
	}
	n.palette = append(n.palette, color.RGBA{})
	for i := range n.nearest {
		n.nearest[i] = -1
	}
	return n
}

// number returns the palette's number for a colour: the nearest, as far as the colour's bucket tells.
func (n *inks) number(r, g, b uint8) uint8 {
	at := &n.nearest[bucketOf(r, g, b)]
	if *at < 0 {
		middle := color.RGBA{r&^7 | 4, g&^7 | 4, b&^7 | 4, 255}
		*at = int16(n.palette[:coloursMax].Index(middle))
	}
	return uint8(*at)
}
