package film

import (
	"errors"
	"image"
	"image/gif"
	"io"
	"iter"
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

	// The frame in the making.
	picture    *image.RGBA
	hundredths int
	row        int // that comes next
	numbers    []uint8
	changed    image.Rectangle
}

// New begins a film whose colours are chosen from samples, at least one, of the size that all frames will have.
func New(samples ...*image.RGBA) *Film {
	size := samples[0].Rect.Size()
	f := &Film{inks: mix(samples)}
	f.canvas = image.NewPaletted(image.Rectangle{Max: size}, f.inks.palette)
	f.numbers = make([]uint8, size.X*size.Y)
	f.out.Config = image.Config{ColorModel: f.inks.palette, Width: size.X, Height: size.Y}
	return f
}

// Add shows a picture for so many hundredths of a second. One that looks like the picture before makes that last
// longer instead.
func (f *Film) Add(picture *image.RGBA, hundredths int) {
	f.Begin(picture, hundredths)
	for !f.Go(picture.Rect.Dy()) {
	}
}

// Begin is Add for those who have no time to wait: Go is to be called until it is done. The picture must not change
// meanwhile.
func (f *Film) Begin(picture *image.RGBA, hundredths int) {
	f.picture, f.hundredths, f.row, f.changed = picture, hundredths, 0, image.Rectangle{}
}

// Go works on so many rows of the picture and reports whether it is done.
func (f *Film) Go(rows int) (done bool) {
	if f.compare(rows); f.row < f.canvas.Rect.Max.Y {
		return false
	}
	if f.changed.Empty() {
		f.out.Delay[len(f.out.Delay)-1] += f.hundredths
	} else {
		f.out.Image = append(f.out.Image, f.difference())
		f.out.Delay = append(f.out.Delay, f.hundredths)
		f.out.Disposal = append(f.out.Disposal, gif.DisposalNone)
	}
	f.picture = nil
	return true
}

// compare finds out what of some rows has changed since the canvas, and brings the canvas up to date.
func (f *Film) compare(rows int) {
	width := f.canvas.Rect.Dx()
	for end := min(f.row+rows, f.canvas.Rect.Max.Y); f.row < end; f.row++ {
		row := f.picture.Pix[f.row*f.picture.Stride:]
		left, right := width, 0
		for x := range width {
			at := f.row*width + x
			number := f.inks.number(row[4*x], row[4*x+1], row[4*x+2])
			if number == f.canvas.Pix[at] && len(f.out.Image) > 0 {
				f.numbers[at] = unchanged
				continue
			}
			f.numbers[at], f.canvas.Pix[at] = number, number
			left, right = min(left, x), x+1
		}
		f.changed = f.changed.Union(image.Rect(left, f.row, max(left, right), f.row+1))
	}
}

// difference returns the part of the picture in which something has changed.
func (f *Film) difference() *image.Paletted {
	whole := &image.Paletted{Pix: f.numbers, Stride: f.canvas.Stride, Rect: f.canvas.Rect, Palette: f.inks.palette}
	part := image.NewPaletted(f.changed, f.inks.palette)
	for y := f.changed.Min.Y; y < f.changed.Max.Y; y++ {
		copy(part.Pix[part.PixOffset(f.changed.Min.X, y):][:f.changed.Dx()], whole.Pix[whole.PixOffset(f.changed.Min.X, y):])
	}
	return part
}

// Hundredths returns how long the film is.
func (f *Film) Hundredths() (sum int) {
	for _, d := range f.out.Delay {
		sum += d
	}
	return sum
}

// WriteTo writes the GIF, which plays for ever.
func (f *Film) WriteTo(w io.Writer) (n int64, err error) {
	for part, err := range f.Parts() {
		if err != nil {
			return n, err
		}
		wrote, err := w.Write(part)
		if n += int64(wrote); err != nil {
			return n, err
		}
	}
	return n, nil
}

// Parts returns the GIF, which plays for ever, in pieces of at most a few hundred bytes that are made when they are asked
// for, so that whoever has no time to wait can pull them one by one. A piece is valid until the next. An error is the last.
func (f *Film) Parts() iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		if err := gif.EncodeAll(parts(yield), &f.out); err != nil && !errors.Is(err, errEnough) {
			yield(nil, err)
		}
	}
}

var errEnough = errors.New("film: nobody wants more")

// parts hands on what package gif writes. That buffers for a plain Writer, and does not for one that could.
type parts func([]byte, error) bool

func (p parts) Write(data []byte) (int, error) {
	if !p(data, nil) {
		return 0, errEnough
	}
	return len(data), nil
}

// WriteByte implements io.ByteWriter.
func (p parts) WriteByte(b byte) error {
	_, err := p.Write([]byte{b})
	return err
}

// Flush has nothing to do: nothing is kept back.
func (p parts) Flush() error { return nil }
