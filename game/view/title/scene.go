package title

import (
	"strconv"

	"lostupdate/game/draw"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
)

// The story takes its time: so many sixtieths of a second a picture, and so many pictures.
const (
	pictureTicks = 170
	pictures     = 6
	storyTicks   = pictureTicks * pictures
)

// captions are the keys of what is said below each picture.
func captions() [pictures]string {
	return [pictures]string{
		"shell.story.read-1", "shell.story.read-2", "shell.story.write-1",
		"shell.story.write-2", "shell.story.lost", "shell.story.find",
	}
}

// The places of the story, from left to right.
const (
	door = iota
	readPlace
	addPlace
	writePlace
	exit
	places
)

// stop is a moment of a worker's way: from At on he goes to Place, until the next stop.
type stop struct {
	at    int64
	place float32 // 0.5 is half way between two places
	clip  string  // what is on his clipboard once he is there
}

// ways are where the two workers go. They share a place when both stand at the counter, so the one behind keeps a
// little to the left.
func story() [2][]stop {
	return [2][]stop{
		{{0, door, ""}, {10, readPlace, "3"}, {200, addPlace, "4"}, {360, writePlace, "4"}, {800, writePlace + 0.5, ""}, {900, exit, ""}},
		{{0, door - 0.5, ""}, {150, readPlace, "3"}, {500, addPlace, "4"}, {560, writePlace, "4"}, {900, exit - 0.45, ""}},
	}
}

const walkTicks = 70 // from one place to the next

// Moments of the story at which something happens to the counter.
const (
	firstWrite  = 360 + 100
	secondWrite = 560 + 100
	falls       = secondWrite + 25
)

// scene draws the factory and tells the story.
func scene(f *kit.Frame, r draw.Rect) {
	now := f.Time % storyTicks
	style := f.Font.Heading
	style.Size *= large(f)
	caption, room := r.CutBottom(style.Size * 3.4)
	room, _ = room.CutTop(room.H - 8)
	f.Art(func() { drawRoom(f, room, now) })
	words := f.Words.Say(captions()[now/pictureTicks])
	inside := f.Panel(caption).InsetXY(6, 0)
	height := f.TextHeight(inside.W, words, style)
	inside.Y += (inside.H - height) / 2
	f.TextCentered(draw.Rect{X: inside.X, Y: inside.Y, W: inside.W}, words, style, f.Theme.Ink)
}

func drawRoom(f *kit.Frame, r draw.Rect, now int64) {
	pen := f.Pen()
	inner := pen.Room(r, figure.Room{Title: f.Words.Say("shell.story.line"), Note: f.Words.Say("shell.story.process")})
	scale := min(inner.W/560, inner.H/390)
	wall, floor := inner.CutTop(inner.H * 0.36)
	board := draw.RectAround(wall.Center(), 200*scale, wall.H*0.9)
	drawWall(f, pen, board, scale, now)

	belt := draw.Rect{X: inner.X + 14, Y: floor.Y + floor.H*0.52, W: inner.W - 28, H: figure.BeltHeight * scale}
	travel := float32(0)
	if !f.Calm {
		travel = float32(f.Time) * 0.4
	}
	drawStations(f, pen, belt, scale, now)
	pen.Belt(belt, figure.Belt{Travel: travel, Still: f.Calm})
	feet := min(inner.Bottom()-8*scale, belt.Bottom()+104*scale)
	f.List.PushClip(inner) // they come and go through the doors at its sides
	for i := range story() {
		drawWorker(f, pen, belt, feet, scale, i, now)
	}
	f.List.PopClip()
	if now >= falls && now < falls+200 {
		fall := min(1, float32(now-falls)/90)
		if f.Calm {
			fall = 1
		}
		pen.LostUpdate(draw.Pt(board.X-38*scale, board.Center().Y), feet, scale*1.1, figure.LostUpdate{Text: "5", Fall: fall})
	}
}

func drawWall(f *kit.Frame, pen figure.Pen, board draw.Rect, scale float32, now int64) {
	inside := pen.Wall(board)
	counter := figure.Counter{Value: 3, Before: 3}
	if now >= firstWrite {
		counter.Value = 4
		counter.Flip = flip(f, now-firstWrite)
	}
	if now >= secondWrite {
		counter.Before, counter.Flip = 4, flip(f, now-secondWrite)
		counter.Alarm = now >= falls && now < falls+200
	}
	_, high := figure.CounterSize(counter)
	size := min(scale*1.05, inside.H*0.5/high)
	pen.Counter(draw.Pt(inside.Center().X, inside.Y+inside.H*0.42), size, counter)
	foot, _ := inside.CutBottom(inside.H * 0.19)
	label := f.Font.Label
	label.Size *= large(f)
	f.Line(foot, f.Words.Say("shell.story.total"), label, pen.Ink.Outline, kit.Middle)
}

// flip is what is left of a flip that began so many ticks ago.
func flip(f *kit.Frame, ago int64) float32 {
	const length = 24
	if f.Calm || ago >= length {
		return 0
	}
	return 1 - float32(ago)/length
}

func placeX(belt draw.Rect, place float32) float32 {
	return belt.X + belt.W*(0.06+0.88*place/(places-1))
}

func drawStations(f *kit.Frame, pen figure.Pen, belt draw.Rect, scale float32, now int64) {
	cards := [places]figure.Station{
		readPlace:  {Icon: figure.IconRead, Label: f.Words.Say("shell.story.read")},
		addPlace:   {Icon: figure.IconPlus, Label: f.Words.Say("shell.story.add")},
		writePlace: {Icon: figure.IconWrite, Label: f.Words.Say("shell.story.write")},
	}
	if now >= secondWrite-60 && now < falls+200 {
		cards[writePlace].State, cards[writePlace].Phase = figure.Conflict, phase(f, 80)
		cards[readPlace].State, cards[readPlace].Phase = figure.Conflict, phase(f, 80)
	}
	const width, height = 100, 62
	size := min(max(0.85, scale), belt.W/places*0.94/width)
	for place := readPlace; place <= writePlace; place++ {
		foot := draw.Pt(placeX(belt, float32(place)), belt.Y-figure.BoxSide*scale-4)
		f.List.PushTransform(foot, size)
		pen.Station(draw.Rect{X: -width / 2, Y: -height, W: width, H: height}, cards[place])
		f.List.PopTransform()
	}
}

// phase goes round once in so many ticks, or stands still for who wants calm.
func phase(f *kit.Frame, ticks int64) float32 {
	if f.Calm {
		return 0
	}
	return float32(f.Time%ticks) / float32(ticks)
}

func drawWorker(f *kit.Frame, pen figure.Pen, belt draw.Rect, feet, scale float32, index int, now int64) {
	at, clip, walking := whereabouts(story()[index], now, f.Calm)
	worker := figure.Worker{Number: index + 1, Phase: phase(f, 120)}
	switch {
	case walking:
		worker.Pose, worker.Phase = figure.Walk, phase(f, 36)
	case at == readPlace:
		worker.Pose = figure.Read
	case at == writePlace && now < falls:
		worker.Pose = figure.Write
	case at == writePlace && index == 1:
		worker.Pose = figure.Fallen
	case at == writePlace:
		worker.Pose = figure.Ready
	}
	worker.Clip = figure.Clip{Text: clip, Stale: clip != "" && stale(clip, index, now)}
	x := placeX(belt, at)
	if index == 1 { // the one behind stands aside, so that both are seen
		x -= 44 * scale
	} else {
		x += 26 * scale
	}
	if clip != "" && !walking || walking && at > readPlace { // his box goes with him
		pen.Box(draw.Pt(x, belt.Y+2), scale*0.9)
	}
	pen.Worker(draw.Pt(x, feet-float32(1-index)*6*scale), scale*1.25, worker)
}

// stale tells whether a worker's number is older than the counter: he read it before the other one wrote.
func stale(clip string, index int, now int64) bool {
	n, err := strconv.Atoi(clip)
	return err == nil && index == 1 && now >= firstWrite && now < secondWrite && n <= 4
}

// whereabouts returns where on his way a worker is, what is on his clipboard, and whether he walks.
func whereabouts(way []stop, now int64, calm bool) (place float32, clip string, walking bool) {
	at := way[0]
	for _, next := range way[1:] {
		if now < next.at {
			break
		}
		distance := next.place - at.place
		ticks := int64(distance * walkTicks)
		if gone := now - next.at; gone < ticks && !calm {
			return at.place + float32(gone)/walkTicks, at.clip, true
		}
		at = next
	}
	return at.place, at.clip, false
}
