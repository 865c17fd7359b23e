// Package title draws the title screen: the game's name, a small factory that tells in six pictures what the game is
// about, and the ways on.
package title

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/sheet"
)

// Draw draws the title screen.
func Draw(m *model.Model, f *kit.Frame) {
	f.Floor()
	screen := f.Bounds().InsetXY(f.Size.X*0.045, f.Size.Y*0.05)
	left, right := screen.CutLeft(screen.W * share(f))
	left, _ = left.CutLeft(left.W - gap(f))
	under := names(f, left)
	over := menu(m, f, left)
	pitch(m, f, draw.Rect{X: left.X, Y: under, W: left.W, H: over - under})
	scene(f, right)
}

// share is how much of the width the names and buttons take.
func share(f *kit.Frame) float32 {
	if f.Compact() {
		return 0.42
	}
	return 0.36
}

// large is how much larger than on a screen of 1280 by 800 things are, on one that has the room: a title is not read
// beside other work.
func large(f *kit.Frame) float32 {
	return max(1, min(1.5, f.Size.X/1280, f.Size.Y/800))
}

func gap(f *kit.Frame) float32 { return f.Size.X * 0.03 }

// names draws the game's name in both languages, the one that is spoken first, and returns where they end.
func names(f *kit.Frame, r draw.Rect) (bottom float32) {
	other := f.Words.Other()
	big := f.Book.Fit(f.Words.Say("shell.game"), glyph.Bold(min(110, f.Size.Y*0.1)), r.W, 24)
	if f.Words.Language() == loc.Chinese {
		big = f.Book.Fit(f.Words.Say("shell.game"), glyph.Bold(min(100, f.Size.Y*0.1)), r.W, 24)
	}
	small := glyph.Bold(big.Size * 0.5)
	row, rest := r.CutTop(big.Size * 1.15)
	f.Line(row, f.Words.Say("shell.game"), big, f.Theme.OnGround, kit.Left)
	row, rest = rest.CutTop(small.Size * 1.3)
	f.Line(row, other.Say("shell.game"), small, f.Theme.Accent, kit.Left)
	tag := f.Font.Body
	tag.Size *= large(f)
	row, rest = rest.CutTop(tag.Size * 1.6)
	f.Line(row, f.Words.Say("shell.tagline"), tag, f.Theme.InkSoft, kit.Left)
	return rest.Y
}

// pitch says what the game is about, and how far the player has come, where there is room for it.
func pitch(m *model.Model, f *kit.Frame, r draw.Rect) {
	const space = 22
	style := f.Font.Body
	style.Size = (style.Size + 1) * large(f)
	text := f.Words.Say("shell.pitch")
	height := f.TextHeight(r.W, text, style)
	if r.H < height+2*space {
		return
	}
	f.Text(draw.Rect{X: r.X, Y: r.Y + space, W: r.W}, text, style, f.Theme.OnGround)
	if r.H < height+3*space+30 || !m.Begun() {
		return
	}
	chart := m.Chart()
	row := draw.Rect{X: r.X, Y: r.Y + 2*space + height, W: r.W, H: 30}
	icon, row := row.CutLeft(30)
	f.Icon(kit.IconStar, icon.Inset(3), f.Theme.Gold)
	stars := f.Words.Say("shell.map.stars", loc.Args{"Earned": chart.Stars, "Most": chart.Most})
	label := f.Font.Label
	label.Size *= large(f)
	f.Line(row.InsetXY(6, 0), stars, label, f.Theme.OnGround, kit.Left)
}

// way is a button of the menu.
type way struct {
	button kit.Button
	wide   bool
}

// menu draws the ways on, from the foot of r upwards, and returns where they begin.
func menu(m *model.Model, f *kit.Frame, r draw.Rect) (top float32) {
	height, space := 54*large(f), 12*large(f)
	if f.Compact() {
		height, space = 40, 8
	}
	var rows [][]kit.Button
	var row []kit.Button
	for _, w := range ways(m, f) {
		row = append(row, w.button)
		if w.wide || len(row) == 2 {
			rows, row = append(rows, row), nil
		}
	}
	if row != nil {
		rows = append(rows, row)
	}
	top = r.Bottom() - float32(len(rows))*(height+space) + space
	y := top
	for _, buttons := range rows {
		cell := (r.W - space*float32(len(buttons)-1)) / float32(len(buttons))
		for i, b := range buttons {
			b.Style = glyph.Bold((f.Font.Label.Size + 1) * large(f))
			if b.ID == "players" { // a name may be long
				b.Style = f.Book.Fit(b.Text, b.Style, cell-52*large(f), 12)
				b.Text = f.Book.Ellipsis(b.Text, b.Style, cell-52*large(f))
			}
			f.Button(draw.Rect{X: r.X + float32(i)*(cell+space), Y: y, W: cell, H: height}, b)
		}
		y += height + space
	}
	return top
}

func ways(m *model.Model, f *kit.Frame) []way {
	say := f.Words.Say
	play := say("shell.play")
	if m.Begun() {
		play = say("shell.continue")
	}
	other := f.Words.Other()
	list := []way{
		{kit.Button{ID: "play", Text: play, Icon: kit.IconPlay, Look: kit.Primary, Click: msg.Say(msg.Open, m.Chart().Current)}, true},
		{kit.Button{ID: "campaign", Text: say("shell.campaign"), Icon: kit.IconMap, Click: msg.Say(msg.Show, string(model.Map))}, false},
		{kit.Button{
			ID: "players", Text: sheet.ShownPlayer(m, f.Words), Icon: kit.IconWorker, Click: msg.Say(msg.Show, string(model.Players)),
			Label: say("shell.players.title-label", loc.Args{"Name": sheet.ShownPlayer(m, f.Words)}), Tip: say("shell.players.title-tip"),
		}, false},
		{kit.Button{ID: "settings", Text: say("shell.settings"), Icon: kit.IconSettings, Click: msg.Say(msg.Show, string(model.Settings))}, false},
		{kit.Button{ID: "help", Text: say("shell.help"), Icon: kit.IconHelp, Click: msg.Say(msg.Show, string(model.Help))}, false},
		{kit.Button{
			ID: "language", Text: loc.Name(other.Language()), Icon: kit.IconLanguage, Click: msg.Say(msg.Language, other.Language()),
			Label: say("shell.language-tip", loc.Args{"Language": loc.Name(other.Language())}),
		}, false},
	}
	last := kit.Button{ID: "credits", Text: say("shell.credits"), Icon: kit.IconStar, Click: msg.Say(msg.Show, string(model.Credits))}
	if m.Desktop {
		last = kit.Button{ID: "quit", Text: say("shell.quit"), Icon: kit.IconQuit, Click: msg.Do(msg.Exit)}
	}
	list = append(list, way{last, false})
	if m.Hosted {
		return list
	}
	return append(list, way{kit.Button{
		ID: "teachers", Text: say("shell.teachers"), Label: say("shell.teachers-tip"), Icon: kit.IconInspect, Click: msg.Say(msg.Show, model.Teachers),
	}, true})
}
