package figure

import "lostupdate/game/draw"

// stance is where the parts of a worker are, in natural units about the point
// between the feet, looking right. Poses are stances that depend on a phase.
type stance struct {
	lift  float32 // of the whole body off its legs; negative sinks into the knees
	tilt  float32 // of the head, radians, forwards positive
	feet  [2]draw.Point
	toes  [2]float32 // how far each toe is turned up, radians
	hands [2]draw.Point
	elbow [2]draw.Point // which way each elbow points
	gaze  draw.Point    // of the eyes
	eyes  eyes
	mouth mouth
	tool  tool
	clip  draw.Point
	sits  bool
}

type eyes uint8

const (
	eyesOpen eyes = iota
	eyesShut
	eyesGlad
	eyesDizzy
)

type mouth uint8

const (
	mouthSmile mouth = iota
	mouthFlat
	mouthOpen
	mouthWorried
)

type tool uint8

const (
	noTool tool = iota
	toolPen
	toolBox
	toolHammer
)

// Where things are when nothing is going on: far is the arm and the leg behind
// the body, near the ones in front.
const (
	far  = 0
	near = 1
)

// holding returns where the near hand holds the clipboard: at its lower inner corner,
// so that it hides no digit.
func holding() draw.Point { return draw.Pt(13, -13) }

func standing() stance {
	return stance{
		feet:  [2]draw.Point{{X: -6.5}, {X: 6.5}},
		hands: [2]draw.Point{{X: -15.5, Y: -20}, {X: 15.5, Y: -20}},
		elbow: [2]draw.Point{{X: -5, Y: 1}, {X: 5, Y: 1}},
		gaze:  draw.Pt(1.5, 0),
		clip:  draw.Pt(25, -25),
	}
}

// stanceOf returns the stance of a pose at a phase.
func stanceOf(pose Pose, phase float32, hasClip bool) stance {
	phase = round(phase)
	s := standing()
	if hasClip {
		s.hands[near] = holding()
	}
	switch pose {
	case Idle:
		s.breathe(phase)
		if phase > 0.92 && phase < 0.97 {
			s.eyes = eyesShut
		}
	case Walk:
		s.walk(phase)
		if hasClip {
			s.hands[near] = holding()
		}
	case Carry:
		s.walk(phase)
		s.tool = toolBox
		s.hands = [2]draw.Point{{X: 8.5, Y: -12}, {X: 25, Y: -13}}
		s.elbow = [2]draw.Point{{X: -1, Y: 5}, {X: 4, Y: 5}}
	case Read:
		s.read(phase)
	case Write:
		s.write(phase)
	case Wait:
		s.wait(phase)
	case Ready:
		s.scratch(phase)
	case Work:
		s.hammer(phase)
	case Celebrate:
		s.jump(phase)
	case Fallen:
		s.fall(phase)
	case Asleep:
		s.breathe(phase / 2)
		s.eyes, s.mouth, s.tilt = eyesShut, mouthFlat, 0.12
		s.gaze = draw.Pt(2, 1)
	}
	return s
}

func (s *stance) breathe(phase float32) {
	s.lift = 0.7 * wave(phase)
	for i := range s.hands {
		s.hands[i].Y -= s.lift * 1.3
	}
	s.clip.Y -= s.lift * 1.3
}

func (s *stance) walk(phase float32) {
	for i := range s.feet {
		swing := phase + float32(i)/2
		s.feet[i] = draw.Pt(8.5*wave(swing), -5*max(0, wave(swing+0.25)))
		s.toes[i] = 0.5 * max(0, wave(swing+0.1))
		side := float32(2*i - 1)
		s.hands[i] = draw.Pt(side*(15.5-3*wave(swing)), -19.5-2.5*abs(wave(swing)))
	}
	s.lift = 1.6 * abs(wave(phase+0.25))
	s.tilt = 0.05
	s.clip.Y -= s.lift
}

// read looks up to the wall, a hand at the brim.
func (s *stance) read(phase float32) {
	s.tilt = -0.22 - 0.03*wave(phase)
	s.gaze = draw.Pt(2.5, -2.5)
	s.mouth = mouthOpen
	s.hands[far] = draw.Pt(15, -53)
	s.elbow[far] = draw.Pt(10, 3)
	s.hands[near] = draw.Pt(14, -17)
	s.clip = draw.Pt(26, -29)
}

// write reaches up with a pen.
func (s *stance) write(phase float32) {
	s.tilt = -0.14
	s.gaze = draw.Pt(2.5, -2)
	s.tool = toolPen
	s.hands[far] = draw.Pt(20+2.5*wave(2*phase), -56+1.5*wave(4*phase))
	s.elbow[far] = draw.Pt(7, 4)
	s.lift = 0.8
}

// wait stands with a hand on the hip and taps a foot.
func (s *stance) wait(phase float32) {
	if tap := wave(2 * phase); tap > 0 {
		s.toes[near] = 0.55 * tap
	}
	s.hands[far] = draw.Pt(-11, -21)
	s.elbow[far] = draw.Pt(-12, -1)
	s.mouth = mouthFlat
	s.gaze = draw.Pt(3, 0.5)
	s.tilt = 0.04 * wave(phase)
}

// scratch stands about and wonders where there is a bench.
func (s *stance) scratch(phase float32) {
	s.hands[far] = draw.Pt(-13.5+1.5*wave(3*phase), -56+1.5*wave(3*phase+0.25))
	s.elbow[far] = draw.Pt(-11, 6)
	s.gaze = draw.Pt(-1, -2)
	s.mouth = mouthWorried
	s.tilt = -0.08
}

func (s *stance) hammer(phase float32) {
	swing := ease(0.5 + 0.5*wave(phase))
	s.tool = toolHammer
	s.hands[near] = draw.Pt(13+5*(1-swing), -20-24*swing)
	s.elbow[near] = draw.Pt(6, 4)
	s.lift = -0.8 + 1.6*swing
	s.gaze = draw.Pt(2.5, 1)
	s.tilt = 0.06 - 0.1*swing
	s.clip = draw.Pt(-23, -23)
}

func (s *stance) jump(phase float32) {
	height := abs(wave(phase / 1))
	s.lift = 1 + 8*height
	for i := range s.feet {
		s.feet[i].Y -= 7 * height
		side := float32(2*i - 1)
		s.hands[i] = draw.Pt(side*(20+2*wave(2*phase)), -63-8*height)
		s.elbow[i] = draw.Pt(side*9, 5)
		s.toes[i] = -0.4 * height
	}
	s.eyes, s.mouth, s.gaze = eyesGlad, mouthOpen, draw.Pt(0, -0.5)
	s.clip = draw.Pt(33, -72-8*height)
}

// fall sits on the ground and sees stars.
func (s *stance) fall(phase float32) {
	s.sits = true
	s.lift = -11
	s.tilt = 0.2 + 0.05*wave(phase)
	s.feet = [2]draw.Point{{X: 23, Y: -2}, {X: 28, Y: 0}}
	s.toes = [2]float32{1.5, 1.35}
	s.hands = [2]draw.Point{{X: -18, Y: -3}, {X: 17, Y: -14}}
	s.elbow = [2]draw.Point{{X: -4, Y: -2}, {X: 5, Y: 0}}
	s.eyes, s.mouth = eyesDizzy, mouthWorried
	s.clip = draw.Pt(-33, -8)
}
