package kit_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
)

func faultsOf(t *testing.T, draw func(f *kit.Frame)) []kit.FaultKind {
	t.Helper()
	var kinds []kit.FaultKind
	for _, fault := range kit.Inspect(kittest.NewStage(t).Show(draw)) {
		kinds = append(kinds, fault.Kind)
	}
	return kinds
}

func TestInspectFindsWhatIsWrong(t *testing.T) {
	ink := kit.Day().Ink
	body := glyph.Regular(16)
	box := func(x, y, w, h float32) draw.Rect { return draw.Rect{X: x, Y: y, W: w, H: h} }
	button := func(f *kit.Frame, id string, r draw.Rect) {
		f.Target(kit.Target{ID: id, Rect: r, Label: id, Click: msg.Do(msg.Run)})
	}
	cases := []struct {
		kind kit.FaultKind
		draw func(f *kit.Frame)
	}{
		{kit.Shortened, func(f *kit.Frame) { f.Line(box(20, 20, 40, 20), "far too long for this", body, ink, kit.Left) }},
		{kit.Shortened, func(f *kit.Frame) { f.Text(box(20, 20, 60, 40), "a paragraph of far too many words for it", body, ink) }},
		{kit.TextCut, func(f *kit.Frame) {
			f.PushClip(box(20, 20, 30, 40))
			f.List.Text(20, 40, "cut here", body, ink)
			f.PopClip()
		}},
		{kit.TextOutside, func(f *kit.Frame) { f.List.Text(1270, 40, "beyond the edge", body, ink) }},
		{kit.TextLeaves, func(f *kit.Frame) {
			f.Panel(box(20, 20, 60, 60))
			f.List.Text(30, 50, "out of the panel", body, ink)
		}},
		{kit.TextsOverlap, func(f *kit.Frame) {
			f.List.Text(30, 50, "one", body, ink)
			f.List.Text(35, 54, "two", body, ink)
		}},
		{kit.TextCovered, func(f *kit.Frame) {
			f.List.Text(30, 50, "half hidden", body, ink)
			f.List.FillRect(box(60, 30, 100, 100), ink)
		}},
		{kit.TextCovered, func(f *kit.Frame) {
			f.List.Text(30, 50, "struck out", body, ink)
			f.List.Line(draw.Pt(0, 45), draw.Pt(200, 45), 2, ink)
		}},
		{kit.TextTiny, func(f *kit.Frame) { f.List.Text(30, 50, "the small print", glyph.Regular(9), ink) }},
		{kit.TextFaint, func(f *kit.Frame) { f.List.Text(30, 50, "who reads this", body, f.Theme.Ground.Mix(ink, 0.1)) }},
		{kit.NoGlyph, func(f *kit.Frame) { f.List.Text(30, 50, "ꙮ", body, ink) }},
		{kit.TargetsOverlap, func(f *kit.Frame) {
			button(f, "a", box(20, 20, 50, 50))
			button(f, "b", box(60, 60, 50, 50))
		}},
		{kit.TargetOutside, func(f *kit.Frame) { button(f, "a", box(1270, 20, 50, 50)) }},
		{kit.TargetTwice, func(f *kit.Frame) {
			button(f, "a", box(20, 20, 50, 50))
			button(f, "a", box(120, 20, 50, 50))
		}},
		{kit.TargetNameless, func(f *kit.Frame) { f.Target(kit.Target{ID: "a", Rect: box(20, 20, 50, 50)}) }},
		{kit.Unbalanced, func(f *kit.Frame) { f.PushClip(box(20, 20, 50, 50)) }},
	}
	for _, c := range cases {
		t.Run(string(c.kind), func(t *testing.T) {
			require.Equal(t, []kit.FaultKind{c.kind}, faultsOf(t, func(f *kit.Frame) {
				f.Floor()
				c.draw(f)
			}))
		})
	}
}

func TestInspectLetsBeWhatIsRight(t *testing.T) {
	ink := kit.Day().Ink
	body := glyph.Regular(16)
	require.Empty(t, faultsOf(t, workshop))
	require.Empty(t, faultsOf(t, asking), "what lies under a modal is not looked at")
	require.Empty(t, faultsOf(t, func(f *kit.Frame) {
		f.Floor()
		f.Art(func() {
			f.List.Text(30, 50, "1", body, ink)
			f.List.Text(31, 51, "2", body, ink)
		})
		f.List.Text(30, 100, "hidden", body, ink)
		f.List.FillRect(draw.Rect{X: 20, Y: 80, W: 200, H: 40}, ink)
	}), "pictures may overlap, and what is wholly hidden is nobody's concern")
}

func TestEveryWidgetStandsInEverySize(t *testing.T) {
	kittest.Screens(t, "kit", kit.Day(), gallery)
	kittest.Screens(t, "kit by night", kit.Night(), gallery)
	kittest.Screens(t, "kit dialog", kit.Day(), asking)
}

// gallery shows every widget and icon.
func gallery(f *kit.Frame) {
	f.Floor()
	bar, below := f.Bar()
	f.Line(bar, "Lost Update 丢失的更新", f.Font.Title, f.Theme.BarInk, kit.Left)
	left, right := below.Inset(12).CutLeft(below.W / 2)
	inside := f.Panel(left.Inset(4))
	body := f.Heading(inside, "Widgets 部件")
	column := f.Scroll("gallery", body, 520)
	row := func(height float32) (r draw.Rect) {
		r, column = column.CutTop(height)
		return r.InsetXY(2, 5)
	}
	looks := []kit.Look{kit.Quiet, kit.Primary, kit.OnBar, kit.Danger, kit.Bare}
	for i, look := range looks {
		r := row(50)
		a, b := r.CutLeft(r.W / 2)
		f.Button(a.InsetXY(4, 0), kit.Button{ID: string('a' + rune(i)), Text: "Run 运行", Icon: kit.IconPlay, Look: look, Click: msg.Do(msg.Run)})
		f.Button(b.InsetXY(4, 0), kit.Button{ID: string('k' + rune(i)), Text: "Stop 停", Look: look, Disabled: "not now"})
	}
	f.Badge(row(34), "badge 徽章", f.Theme.Accent, f.Theme.AccentInk)
	f.Progress(row(24), 2, 3)
	f.Progress(row(24), 0, 0)
	f.Slider(row(40), "slider", "Quantum", kit.Slide{Max: 10, Value: 4})
	f.Choice(row(50), []kit.Option{{ID: "en", Text: "English", On: true}, {ID: "zh", Text: "中文", Click: msg.Do(msg.Run)}})
	f.Toggle(row(40), "toggle", "Less motion 减少动画", true, msg.Do(msg.Run))
	f.EndScroll()
	side := f.Panel(right.Inset(4))
	f.Stars(draw.Pt(side.Center().X, side.Y+14), 22, 2)
	for i := kit.IconMenu; i <= kit.IconFilm; i++ {
		n := int(i - kit.IconMenu)
		f.Icon(i, draw.Rect{X: side.X + float32(n%9)*38, Y: side.Y + 40 + float32(n/9)*38, W: 26, H: 26}, f.Theme.Ink)
	}
	f.Toast("The key is back on its hook. 钥匙已经挂回去了。", f.Theme.Good)
}
