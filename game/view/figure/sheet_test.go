package figure_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels/puzzle"
)

// TestSheet draws every figure in every state on one sheet, at its natural size
// and twice as large. With LOSTUPDATE_PICTURES set, as package kittest describes,
// the sheets are written as pictures, for somebody to look at.
func TestSheet(t *testing.T) {
	for name, scale := range map[string]float32{"figures": 1, "figures large": 2} {
		stage := kittest.NewStage(t)
		stage.Size = draw.Pt(1200*scale, 1150*scale)
		f := stage.Show(func(f *kit.Frame) {
			f.List.FillRect(f.Bounds(), figure.Standard().Cream)
			f.List.PushTransform(draw.Pt(0, 0), scale)
			f.Art(func() { sheet(figure.NewPen(f.List, f.Book)) })
			f.List.PopTransform()
		})
		stage.Save(name)
		require.Zero(t, f.List.Open())
	}
}

func sheet(p figure.Pen) {
	sheetOfPeople(p)
	sheetOfKeys(p)
	sheetOfNumbers(p)
	sheetOfCards(p)
	sheetOfRooms(p)
}

func sheetOfPeople(p figure.Pen) {
	clips := []figure.Clip{{}, {Text: "3"}, {Text: "12", Stale: true}}
	for i, pose := range figure.Poses() {
		for k, clip := range clips {
			p.Worker(draw.Pt(60+float32(i)*104, 110+float32(k)*112), 1, figure.Worker{
				Number: 1 + (i+k)%8, Pose: pose, Phase: float32(k)/3 + 0.1, Left: k == 2, Clip: clip, Faint: k == 2 && i == 10,
			})
		}
	}
	for i, mood := range figure.Moods() {
		p.Inspector(draw.Pt(60+float32(i)*100, 440), 1, figure.Inspector{Mood: mood, Phase: 0.2})
		p.Foreman(draw.Pt(580+float32(i)*100, 440), 1, figure.Foreman{Mood: mood, Phase: 0.2})
	}
	for i := range 8 {
		p.Face(draw.Pt(930+float32(i)*32, 480), 13, i+1)
	}
}

func sheetOfKeys(p figure.Pen) {
	for i, name := range append(puzzle.Colors(), "unknown") {
		k, x := p.Ink.KeyOf(string(name)), 40+float32(i)*84
		p.Key(draw.Pt(x, 465), 1, k)
		p.Padlock(draw.Pt(x+40, 490), 1, k, i%2 == 1)
		p.Hook(draw.Pt(x, 530), 1, figure.Hook{Key: k, Swing: float32(i%3) - 1})
		p.Hook(draw.Pt(x+40, 530), 1, figure.Hook{Key: k, Holder: i + 1})
		p.Gate(draw.Pt(x, 720), 1, figure.Gate{Key: k, Shut: i%2 == 0, Raise: 1, Fixed: i == 1})
		p.Gate(draw.Pt(x+42, 720), 1, figure.Gate{Key: k, Unlock: true, Faint: i == 3})
		p.Mark(draw.Pt(660+float32(i)*36, 480), 12, k)
	}
	p.Belt(draw.Rect{X: 20, Y: 722, W: 600, H: figure.BeltHeight}, figure.Belt{Travel: 7})
	p.WaitRing(draw.Pt(720, 600), 72, []figure.Waiting{{Worker: 1, Key: p.Ink.KeyOf("red")}, {Worker: 2, Key: p.Ink.KeyOf("blue")}}, 0.2)
	p.WaitRing(draw.Pt(880, 600), 72, []figure.Waiting{
		{Worker: 1, Key: p.Ink.KeyOf("red")}, {Worker: 2, Key: p.Ink.KeyOf("blue")}, {Worker: 3, Key: p.Ink.KeyOf("green")},
	}, 0.2)
}

func sheetOfNumbers(p figure.Pen) {
	counters := []figure.Counter{
		{Value: 4, Digits: 1, Alarm: true}, {Value: 4, Before: 3, Flip: 0.75}, {Value: 4, Before: 3, Flip: 0.3}, {Value: -12, Plain: true},
	}
	for i, c := range counters {
		p.Counter(draw.Pt(1030+float32(i%2)*100, 560+float32(i/2)*90), 0.7, c)
	}
	for i, fall := range []float32{0, 0.4, 0.62, 0.75, 1} {
		p.LostUpdate(draw.Pt(680+float32(i)*62, 700), 770, 0.8, figure.LostUpdate{Text: "4", Fall: fall})
	}
	for i := range 3 {
		p.Star(draw.Pt(1010+float32(i)*62, 735), 28, figure.Star{Full: i < 2, Shine: float32(i) * 0.5})
		p.Star(draw.Pt(1015+float32(i)*24, 785), 10, figure.Star{Full: i < 2})
		p.Token(draw.Pt(1100+float32(i)*34, 785), 14, i == 2)
	}
}

func sheetOfCards(p figure.Pen) {
	p.Repeat(draw.Rect{X: 40, Y: 780, W: 540, H: 104}, figure.Repeat{Text: "×3", Lit: true})
	p.Increment(draw.Rect{X: 78, Y: 796, W: 350, H: 90}, "total += 1")
	for i, icon := range []figure.Icon{figure.IconRead, figure.IconPlus, figure.IconWrite, figure.IconShip} {
		label := []string{"read total", "add one", "写总数", "装箱"}[i]
		p.Station(draw.Rect{X: 88 + float32(i)*116, Y: 822, W: 100, H: 58}, figure.Station{Icon: icon, Label: label, State: figure.CardState(i)})
	}
	p.Belt(draw.Rect{X: 20, Y: 892, W: 600, H: 14}, figure.Belt{Still: true})
	for i, state := range figure.CardStates() {
		p.Station(draw.Rect{X: 640, Y: 810 + float32(i)*44, W: 200, H: 36}, figure.Station{Icon: figure.IconRead, Label: "r = read total", Code: true, State: state})
		p.Station(draw.Rect{X: 860 + float32(i%3)*110, Y: 830 + float32(i/3)*76, W: 98, H: 62}, figure.Station{Icon: figure.IconStamp, Label: "stamp", State: state})
	}
	p.Station(draw.Rect{X: 980, Y: 1000, W: 200, H: 78}, figure.Station{
		Icon: figure.IconRead, Label: "r = read total", Code: true, State: figure.Next, Also: []figure.Also{{Label: "r = r + 1", Note: "same step"}},
	})
	for i, icon := range figure.Icons() {
		p.Icon(draw.Pt(34+float32(i)*26, 928), 20, icon, p.Ink.Outline)
	}
}

func sheetOfRooms(p figure.Pen) {
	inner := p.Room(draw.Rect{X: 20, Y: 950, W: 420, H: 186}, figure.Room{Title: "LINE A · process 1", Note: "memory 8"})
	board, _ := inner.CutLeft(130)
	wall := p.Wall(board.Inset(8))
	p.Counter(draw.Pt(wall.Center().X, wall.Y+30), 0.75, figure.Counter{Value: 12})
	p.Hook(draw.Pt(wall.Center().X, wall.Y+66), 0.7, figure.Hook{Key: p.Ink.KeyOf("red")})
	for i, b := range []figure.Bench{{Number: 1, Worker: 2, Lit: true}, {Number: 2}, {Number: 3, Switch: 0.4}} {
		p.Bench(draw.Pt(205+float32(i)*92, 1124), 1, b)
	}
	p.Room(draw.Rect{X: 455, Y: 950, W: 160, H: 80}, figure.Room{Title: "LINE B", Empty: true})
	for i, state := range []figure.DropState{figure.DropIdle, figure.DropOpen, figure.DropOver, figure.DropRefused} {
		p.DropZone(draw.Rect{X: 456 + float32(i)*42, Y: 1044, W: 36, H: 36}, state, 0.2)
	}
	p.Box(draw.Pt(480, 1132), 1)
	p.Product(draw.Pt(530, 1132), 1)
	p.Arrow(draw.Pt(870, 1100), draw.Pt(960, 1100), figure.Arrow{Color: p.Ink.Blue, Label: "B"})
	p.Arrow(draw.Pt(1000, 1120), draw.Pt(1120, 1120), figure.Arrow{Color: p.Ink.Red, Bend: 0.25, Dashed: true})
}
