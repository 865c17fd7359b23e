package figure

import "lostupdate/game/draw"

// DeviceKind says what an IO device looks like.
type DeviceKind uint8

const (
	Kiln DeviceKind = iota
	Truck
)

// Device is something outside the line that takes its time: whoever uses it
// waits without a bench.
type Device struct {
	Kind   DeviceKind
	Places []DevicePlace
	Phase  float32 // goes round: fire flickers, exhaust puffs
	Queue  []int   // the workers for whom there is no place yet
}

// DevicePlace is one place in a device.
type DevicePlace struct {
	Worker int     // 0 nobody
	Done   float32 // how much of the time is over
}

const (
	devicePlace = 25
	deviceRow   = 6 // places side by side
)

// Size returns the device's natural size, which grows with its places.
func (d Device) Size() (width, height float32) {
	n := max(1, min(deviceRow, len(d.Places)))
	return max(104, devicePlace*float32(n)+16), d.body() + queueRow
}

// body is the height of the device without the row of those who wait.
func (d Device) body() float32 {
	rows := max(1, (len(d.Places)+deviceRow-1)/deviceRow)
	return 46 + devicePlace*float32(rows)
}

func (d Device) draw(p Pen) {
	width, _ := d.Size()
	if d.Kind == Truck {
		p.truck(d.Phase)
	} else {
		p.kiln(d.Phase, d.busy())
	}
	for i, place := range d.Places {
		row := i / deviceRow
		in := min(deviceRow, len(d.Places)-row*deviceRow)
		c := draw.Pt(devicePlace*(float32(i%deviceRow)-float32(in-1)/2), 46+devicePlace*(float32(row)+0.5))
		if place.Worker == 0 {
			p.vacancy(c, 9)
			continue
		}
		p.Face(c, 8.5, place.Worker)
		p.List.StrokeCircle(c, 11, 2.4, p.Ink.Rule)
		if done := once(place.Done); done > 0 {
			p.List.Arc(c, 11, -halfPi, -halfPi+fullPi*done, 3, p.Ink.Blue)
		}
	}
	p.queue(draw.Pt(0, d.body()+queueRow/2), width-4, d.Queue)
}

func (d Device) busy() bool {
	for _, place := range d.Places {
		if place.Worker > 0 {
			return true
		}
	}
	return false
}

// kiln draws a brick oven; a lit one has a fire in its mouth.
func (p Pen) kiln(phase float32, lit bool) {
	brick := p.Ink.Red.Mix(p.Ink.Wood, 0.55)
	p.solid(draw.Rect{X: 14, Y: 0, W: 13, H: 18}, 2, 2.2, brick.Mix(p.Ink.Outline, 0.2))
	dome := from(-36, 44).line(-36, 30).swing(0, 30, 36, 24, pi, fullPi).line(36, 44)
	p.blob(dome, 2.6, brick)
	mortar := brick.Mix(p.Ink.White, 0.35)
	for _, line := range []curve{from(-33, 24).line(-20, 24), from(-28, 16).line(-14, 16), from(20, 24).line(33, 24), from(15, 16).line(28, 16), from(-7, 10).line(8, 10)} {
		p.stroke(line, 1.6, mortar)
	}
	mouth := from(-17, 44).line(-17, 33).swing(0, 33, 17, 13, pi, fullPi).line(17, 44)
	p.blob(mouth, 2.2, p.Ink.Outline.Mix(p.Ink.Soft, 0.2))
	if lit {
		p.flame(draw.Pt(-6, 43), 15, phase)
		p.flame(draw.Pt(6, 43), 18, phase+0.4)
		for i := range 2 {
			t := round(phase + float32(i)/2)
			p.List.FillCircle(draw.Pt(20+3*wave(t), 3-6*t), 2.5+2*t, p.Ink.Soft.WithAlpha(uint8(130*(1-t))))
		}
	}
}

// truck draws a delivery van.
func (p Pen) truck(phase float32) {
	shake := 0.8 * wave(2*phase)
	p.solid(draw.Rect{X: -44, Y: 4 + shake, W: 56, H: 33}, 4, 2.4, p.Ink.Sky)
	p.carton(draw.Pt(-16, 21+shake), 20)
	cab := from(12, 37+shake).line(12, 13+shake).line(30, 13+shake).bend(36, 14+shake, 40, 25+shake).line(44, 28+shake).line(44, 37+shake)
	p.blob(cab, 2.4, p.Ink.Blue)
	window := from(17, 25+shake).line(17, 17+shake).line(28, 17+shake).line(34, 25+shake)
	p.blob(window, 1.8, p.Ink.White)
	for _, x := range []float32{-28, 28} {
		p.ball(draw.Pt(x, 38), 7.5, 3.4, p.Ink.Gleam)
	}
	for i := range 2 {
		t := round(phase + float32(i)/2)
		p.List.FillCircle(draw.Pt(-47-4*t, 36-4*t), 2+2.4*t, p.Ink.Soft.WithAlpha(uint8(140*(1-t))))
	}
}
