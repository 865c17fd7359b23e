package film

import (
	"image"
	"image/gif"
	"io"
)

// Bounds of a film, so that it can be sent.
const (
	SecondsMax = 10
	BytesMax   = 3 << 20
)

// Film is a GIF in the making. It is not safe for use by several goroutines at once.
type Film struct {
	inks   *inks
	canvas *image.Paletted // what a viewer sees so far
	out    gif.GIF
}

// New begins a film whose colours are chosen from samples, at least one, of the size that all frames will have.
func New(samples ...*image.RGBA) *Film {
	size := samples[0].Rect.Size()
	f := &Film{inks: mix(samples)}
	f.canvas = image.NewPaletted(image.Rectangle{Max: size}, f.inks.palette)
	f.out.Config = image.Config{ColorModel: f.inks.palette, Width: size.X, Height: size.Y}
	return f
}

// Add shows a picture for so many hundredths of a second. One that looks like the picture before makes that last
// longer instead.
func (f *Film) Add(picture *image.RGBA, hundredths int) {
	first := len(f.out.Image) == 0
	frame, changed := f.difference(picture, first)
	if changed.Empty() {
		f.out.Delay[len(f.out.Delay)-1] += hundredths
		return
	}
	f.out.Image = append(f.out.Image, frame)
	f.out.Delay = append(f.out.Delay, hundredths)
	f.out.Disposal = append(f.out.Disposal, gif.DisposalNone)
}

// difference returns what has changed since the canvas, and where, and brings the canvas up to date.
func (f *Film) difference(picture *image.RGBA, first bool) (*image.Paletted, image.Rectangle) {
	width, height := f.canvas.Rect.Dx(), f.canvas.Rect.Dy()
	numbers := make([]uint8, width*height)
	var changed image.Rectangle
	for y := range height {
		row := picture.Pix[y*picture.Stride:]
		for x := range width {
			at := y*width + x
			number := f.inks.number(row[4*x], row[4*x+1], row[4*x+2])
			if number == f.canvas.Pix[at] && !first {
				numbers[at] = unchanged
				continue
			}
			numbers[at], f.canvas.Pix[at] = number, number
			changed = changed.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	whole := &image.Paletted{Pix: numbers, Stride: width, Rect: f.canvas.Rect, Palette: f.inks.palette}
	part := image.NewPaletted(changed, f.inks.palette)
	for y := changed.Min.Y; y < changed.Max.Y; y++ {
		copy(part.Pix[part.PixOffset(changed.Min.X, y):], whole.Pix[whole.PixOffset(changed.Min.X, y):whole.PixOffset(changed.Max.X-1, y)+1])
	}
	return part, changed
}

// Hundredths returns how long the film is.
func (f *Film) Hundredths() (sum int) {
	for _, d := range f.out.Delay {
		sum += d
	}
	return sum
}

// WriteTo writes the GIF, which plays for ever.
func (f *Film) WriteTo(w io.Writer) (int64, error) {
	counted := &counter{to: w}
	err := gif.EncodeAll(counted, &f.out)
	return counted.n, err
}

type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}
