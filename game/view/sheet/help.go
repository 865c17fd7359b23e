package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/model"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// keyLine is a key and what it does.
type keyLine struct{ keys, what string }

func keyLines(f *kit.Frame) []keyLine {
	say := f.Words.Say
	control := say("shell.keys.ctrl")
	return []keyLine{
		{"Tab", say("shell.keys.tab")},
		{"← ↑ ↓ →", say("shell.keys.arrows")},
		{"Enter", say("shell.keys.enter")},
		{"Space", say("shell.keys.space")},
		{"Esc", say("shell.keys.escape")},
		{"Del", say("shell.keys.delete")},
		{f.Keys.Shown("R"), say("shell.keys.run")},
		{"1 … 9", say("shell.keys.step-n")},
		{control + "+Z, " + control + "+Y", say("shell.keys.undo")},
		{"Home, End", say("shell.keys.ends")},
		{f.Keys.Shown("H"), say("shell.keys.hint")},
		{f.Keys.Shown("C"), say("shell.keys.code")},
		{f.Keys.Shown("F1"), say("shell.keys.help")},
		{f.Keys.Shown("F2"), say("shell.keys.language")},
		{f.Keys.Shown("F4"), say("shell.keys.mute")},
	}
}

// help explains the game and its keys, and shows the first steps once more.
func help(m *model.Model, f *kit.Frame) {
	column := columnWidth(f)
	how := howHeight(f, column)
	left, right := columns(f, "help", f.Words.Say("shell.help"), how+guidesHeight(f)+wordsHeight(f, column), keysHeight(f, column)+moreWordsHeight(f, column))
	drawHow(f, draw.Rect{X: left.X, Y: left.Y, W: column})
	drawGuides(m, f, draw.Rect{X: left.X, Y: left.Y + how, W: column})
	drawKeys(f, draw.Rect{X: right.X, Y: right.Y, W: column})
	drawWords(f, draw.Rect{X: left.X, Y: left.Y + how + guidesHeight(f), W: column})
	drawMoreWords(f, draw.Rect{X: right.X, Y: right.Y + keysHeight(f, column), W: column})
	f.EndScroll()
}

const (
	paragraphGap = 9
	guideRow     = 44
)

func guidesHeight(f *kit.Frame) float32 {
	return headingHeight(f) + float32(len(guide.Levels()))*(guideRow+6) + 6
}

// drawGuides draws the ways back to the guidance of the levels that have one.
func drawGuides(m *model.Model, f *kit.Frame, r draw.Rect) {
	f.Line(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: headingHeight(f)}, f.Words.Say("guide.again"), f.Font.Heading, f.Theme.Ink, kit.Left)
	r.Y += headingHeight(f)
	for i, id := range guide.Levels() {
		level, ok := m.Catalog.Level(id)
		if !ok {
			continue
		}
		row := draw.Rect{X: r.X + 2, Y: r.Y + float32(i)*(guideRow+6), W: r.W - 4, H: guideRow}
		icon := kit.IconEngineer
		if level.Puzzle.Sabotage() {
			icon = kit.IconSaboteur
		}
		f.Button(row, kit.Button{
			ID: "guide again " + id, Text: level.Text(puzzle.Language(f.Words.Language())).Title, Icon: icon,
			Tip: f.Words.Say("guide.again-tip"), Click: msg.Say(msg.Guide, "again "+id),
		})
	}
}

func howTexts(f *kit.Frame) []string {
	say := f.Words.Say
	return []string{
		say("shell.how.line"), say("shell.how.worker"), say("shell.how.foreman"),
		say("shell.how.engineer"), say("shell.how.saboteur"), say("shell.how.stars"),
	}
}

func headingHeight(f *kit.Frame) float32 { return f.Book.Metrics(f.Font.Heading).LineHeight + 6 }

// bullet is how far a paragraph is indented behind its mark.
const bullet = 30

func howHeight(f *kit.Frame, width float32) float32 {
	height := headingHeight(f)
	for _, text := range howTexts(f) {
		height += f.TextHeight(width-bullet, text, f.Font.Body) + paragraphGap
	}
	return height
}

func drawHow(f *kit.Frame, r draw.Rect) {
	f.Line(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: headingHeight(f)}, f.Words.Say("shell.how.title"), f.Font.Heading, f.Theme.Ink, kit.Left)
	y := r.Y + headingHeight(f)
	icons := []kit.Icon{kit.IconMap, kit.IconWorker, kit.IconTimeline, kit.IconEngineer, kit.IconSaboteur, kit.IconStar}
	for i, text := range howTexts(f) {
		side := f.Font.Body.Size * 1.25
		f.Icon(icons[i], draw.Rect{X: r.X, Y: y + 1, W: side, H: side}, f.Theme.Accent)
		y += f.Text(draw.Rect{X: r.X + bullet, Y: y, W: r.W - bullet}, text, f.Font.Body, f.Theme.Ink) + paragraphGap
	}
}

func keyRow(f *kit.Frame) float32 { return f.Font.Body.Size * 1.85 }

// handTexts are how to use mouse and finger.
func handTexts(f *kit.Frame) []string {
	return []string{f.Words.Say("shell.keys.mouse"), f.Words.Say("shell.keys.touch")}
}

func keysHeight(f *kit.Frame, width float32) float32 {
	height := headingHeight(f) + float32(len(keyLines(f)))*keyRow(f) + paragraphGap
	for _, text := range handTexts(f) {
		height += f.TextHeight(width, text, f.Font.Body) + paragraphGap
	}
	return height
}

func drawKeys(f *kit.Frame, r draw.Rect) {
	f.Line(draw.Rect{X: r.X, Y: r.Y, W: r.W, H: headingHeight(f)}, f.Words.Say("shell.keys.title"), f.Font.Heading, f.Theme.Ink, kit.Left)
	y := r.Y + headingHeight(f)
	for _, text := range handTexts(f) {
		y += f.Text(draw.Rect{X: r.X, Y: y, W: r.W}, text, f.Font.Body, f.Theme.Ink) + paragraphGap
	}
	for _, line := range keyLines(f) {
		row := draw.Rect{X: r.X, Y: y, W: r.W, H: keyRow(f)}
		drawKeyLine(f, row, line)
		y += row.H
	}
}

// drawKeyLine draws a key and what it does.
func drawKeyLine(f *kit.Frame, row draw.Rect, line keyLine) {
	key, what := row.CutLeft(150)
	width := min(key.W-8, f.Book.Measure(line.keys, f.Font.Label)+20)
	plate := draw.Rect{X: key.X, Y: key.Y + 2, W: width, H: key.H - 5}
	f.List.FillRound(plate, 5, f.Theme.Well)
	f.List.StrokeRound(plate, 5, 1.5, f.Theme.Outline)
	f.Line(plate.InsetXY(6, 0), line.keys, f.Font.Label, f.Theme.Ink, kit.Middle)
	f.Line(what, line.what, f.Font.Body, f.Theme.Ink, kit.Left)
}

// credits says what the game is made of and under which terms.
func credits(f *kit.Frame) {
	say := f.Words.Say
	texts := []string{say("shell.about.what"), say("shell.about.private"), say("shell.about.made"), say("shell.about.licence"), say("shell.about.fonts")}
	width := min(640, f.Size.X-24)
	var height float32
	for _, text := range texts {
		height += f.TextHeight(width-60, text, f.Font.Body) + paragraphGap
	}
	name := f.Words.Say("shell.game") + " · " + f.Words.Other().Say("shell.game")
	inside := paper(f, "credits", name, width, height+94)
	body := f.Scroll("credits", inside, height)
	y := body.Y
	for _, text := range texts {
		y += f.Text(draw.Rect{X: body.X, Y: y, W: width - 60}, text, f.Font.Body, f.Theme.Ink) + paragraphGap
	}
	f.EndScroll()
}
