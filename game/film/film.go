package film

import (
	"bytes"
	"compress/lzw"
	"encoding/binary"
	"image"
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
	frames bytes.Buffer    // as they stand in the file
	count  int
	delay  int // where the delay of the last frame stands in frames
	last   int // that delay
	sum    int // of all delays

	// The frame in the making.
	picture    *image.RGBA
	hundredths int
	row        int // that comes next
	numbers    []uint8
	changed    image.Rectangle
	blocks     *blocks // nil while it is still being compared
	packer     io.WriteCloser
}

// New begins a film whose colours are chosen from samples, at least one, of the size that all frames will have.
func New(samples ...*image.RGBA) *Film {
	size := samples[0].Rect.Size()
	f := &Film{inks: mix(samples)}
	f.canvas = image.NewPaletted(image.Rectangle{Max: size}, f.inks.palette)
	f.numbers = make([]uint8, size.X*size.Y)
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
	f.picture, f.hundredths, f.row = picture, hundredths, 0
	f.changed, f.blocks, f.packer = image.Rectangle{}, nil, nil
}

// Go works on so many rows of the picture and reports whether it is done. Every row is worked on twice: it is compared,
// and then packed.
func (f *Film) Go(rows int) (done bool) {
	if f.blocks == nil {
		if f.compare(rows); f.row < f.canvas.Rect.Max.Y {
			return false
		}
		if f.changed.Empty() {
			f.lengthen()
			return true
		}
		f.open()
		return false
	}
	end := min(f.row+rows, f.changed.Max.Y)
	for ; f.row < end; f.row++ {
		at := f.row * f.canvas.Stride
		_, _ = f.packer.Write(f.numbers[at+f.changed.Min.X : at+f.changed.Max.X]) // into memory, which cannot fail
	}
	if f.row < f.changed.Max.Y {
		return false
	}
	_ = f.packer.Close()
	f.blocks.close()
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
			if number == f.canvas.Pix[at] && f.count > 0 {
				f.numbers[at] = unchanged
				continue
			}
			f.numbers[at], f.canvas.Pix[at] = number, number
			left, right = min(left, x), x+1
		}
		f.changed = f.changed.Union(image.Rect(left, f.row, max(left, right), f.row+1))
	}
}

// The parts of a GIF file: the GIF89a specification, and Netscape's extension for loops.
const (
	extension      = 0x21
	graphicControl = 0xf9
	application    = 0xff
	imageFollows   = 0x2c
	trailer        = 0x3b
	leaveInPlace   = 1 << 2 // what a frame does not cover stays
	transparent    = 1
	codeBits       = 8
	blockMost      = 255
)

// open writes what stands before a frame's pixels.
func (f *Film) open() {
	f.delay = f.frames.Len() + 4
	f.frames.Write([]byte{extension, graphicControl, 4, leaveInPlace | transparent})
	f.frames.Write(short(f.hundredths))
	f.frames.Write([]byte{unchanged, 0, imageFollows})
	for _, v := range []int{f.changed.Min.X, f.changed.Min.Y, f.changed.Dx(), f.changed.Dy()} {
		f.frames.Write(short(v))
	}
	f.frames.Write([]byte{0, codeBits}) // with the palette of the whole film
	f.blocks = &blocks{to: &f.frames}
	f.packer = lzw.NewWriter(f.blocks, lzw.LSB, codeBits)
	f.row = f.changed.Min.Y
	f.count++
	f.last, f.sum = f.hundredths, f.sum+f.hundredths
}

// lengthen lets the last frame last longer.
func (f *Film) lengthen() {
	f.last, f.sum = f.last+f.hundredths, f.sum+f.hundredths
	copy(f.frames.Bytes()[f.delay:], short(f.last))
	f.picture = nil
}

func short(v int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(v)) }

// Hundredths returns how long the film is.
func (f *Film) Hundredths() int { return f.sum }

// WriteTo writes the GIF, which plays for ever.
func (f *Film) WriteTo(w io.Writer) (int64, error) {
	var head bytes.Buffer
	head.WriteString("GIF89a")
	head.Write(short(f.canvas.Rect.Dx()))
	head.Write(short(f.canvas.Rect.Dy()))
	head.Write([]byte{0x80 | codeBits - 1, 0, 0}) // a palette of 256 colours follows
	for _, c := range f.inks.palette {
		r, g, b, _ := c.RGBA()
		head.Write([]byte{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)})
	}
	if f.count > 1 {
		head.Write([]byte{extension, application, 11})
		head.WriteString("NETSCAPE2.0")
		head.Write([]byte{3, 1, 0, 0, 0}) // again and again
	}
	var sum int64
	for _, part := range [][]byte{head.Bytes(), f.frames.Bytes(), {trailer}} {
		n, err := w.Write(part)
		if sum += int64(n); err != nil {
			return sum, err
		}
	}
	return sum, nil
}

// blocks cuts a stream into the blocks of a GIF, each with its length before it.
type blocks struct {
	to      *bytes.Buffer
	waiting []byte
}

func (b *blocks) Write(data []byte) (int, error) {
	for _, c := range data {
		if b.waiting = append(b.waiting, c); len(b.waiting) == blockMost {
			b.flush()
		}
	}
	return len(data), nil
}

// WriteByte is what the packer uses.
func (b *blocks) WriteByte(c byte) error {
	_, err := b.Write([]byte{c})
	return err
}

// Flush does nothing: a block is full, or the last one.
func (b *blocks) Flush() error { return nil }

func (b *blocks) flush() {
	b.to.WriteByte(uint8(len(b.waiting)))
	b.to.Write(b.waiting)
	b.waiting = b.waiting[:0]
}

func (b *blocks) close() {
	if len(b.waiting) > 0 {
		b.flush()
	}
	b.to.WriteByte(0)
}
