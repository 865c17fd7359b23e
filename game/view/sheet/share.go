package sheet

import (
	"lostupdate/game/draw"
	"lostupdate/game/input/event"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// shareRow is one way to share: a button, and what comes of it.
type shareRow struct {
	what string // as msg.Share says it
	icon kit.Icon
	key  string
	at   event.Key
	no   string // why it cannot be done now
}

func shareRows(m *model.Model, f *kit.Frame) []shareRow {
	rows := []shareRow{
		{what: model.ShareText, icon: kit.IconCopy, key: "C", at: event.KeyC},
		{what: model.ShareLink, icon: kit.IconLink, key: "L", at: event.KeyL},
		{what: model.SharePaste, icon: kit.IconPaste, key: "V", at: event.KeyV},
		{what: model.SharePicture, icon: kit.IconPicture, key: "P", at: event.KeyP},
		{what: model.ShareFilm, icon: kit.IconFilm, key: "G", at: event.KeyG},
	}
	if !m.Linked {
		rows[1].no = f.Words.Say("shell.share.link-no")
	}
	if !m.CanFilm() {
		rows[4].no = f.Words.Say("shell.share.film-no")
	}
	return rows
}

// share offers what was built to others, and takes what others have built.
func share(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	if m.Filming {
		filming(m, f)
		return
	}
	const mark = 210
	width := min(640, f.Size.X-24)
	side := float32(46)
	gap := float32(10)
	if f.Compact() {
		side, gap = 44, 6
	}
	notes := width - mark - 70
	rows := shareRows(m, f)
	note := func(r shareRow) string {
		if r.no != "" {
			return r.no
		}
		return say("shell.share." + r.what + "-what")
	}
	var height float32
	for _, r := range rows {
		height += max(side, f.TextHeight(notes, note(r), f.Font.Small)) + gap
	}
	inside := paper(f, "share", say("shell.share.title"), width, height+94)
	body := f.Scroll("share", inside, height)
	for i, r := range rows {
		words := f.TextHeight(notes, note(r), f.Font.Small)
		var row draw.Rect
		row, body = body.CutTop(max(side, words) + gap)
		row, _ = row.CutTop(row.H - gap)
		cell, right := row.CutLeft(mark)
		look := kit.Quiet
		if i == 0 {
			look = kit.Primary
		}
		click := msg.Say(msg.Share, r.what)
		f.Button(draw.Rect{X: cell.X + 2, Y: cell.Center().Y - side/2 + 1, W: cell.W - 4, H: side - 2}, kit.Button{
			ID: "share " + r.what, Text: say("shell.share." + r.what), Icon: r.icon, Key: r.key, Label: say("shell.share." + r.what),
			Click: click, Disabled: r.no, Look: look,
		})
		f.Text(draw.Rect{X: right.X + 12, Y: right.Center().Y - words/2, W: notes}, note(r), f.Font.Small, f.Theme.InkSoft)
		if r.no == "" {
			f.Shortcut(r.at, 0, click)
		}
	}
	f.EndScroll()
}

// filming shows how far the film is, and lets the player end it.
func filming(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	const width, button = 440, 46
	text := say("shell.share.filming")
	words := f.TextHeight(width-60, text, f.Font.Body)
	inside := paper(f, "filming", say("shell.share.film"), width, words+150+94-40)
	row, inside := inside.CutTop(words)
	f.Text(draw.Rect{X: row.X, Y: row.Y, W: row.W}, text, f.Font.Body, f.Theme.Ink)
	_, inside = inside.CutTop(12)
	bar, inside := inside.CutTop(20)
	bar, number := bar.CutLeft(bar.W - 64)
	f.Progress(draw.Rect{X: bar.X, Y: bar.Center().Y - 6, W: bar.W, H: 12}, int64(m.Filmed), 100)
	f.Line(number, say("shell.set.percent", loc.Args{"Percent": m.Filmed}), f.Font.Label, f.Theme.Ink, kit.Right)
	_, inside = inside.CutTop(14)
	row, _ = inside.CutTop(button)
	f.Button(draw.RectAround(row.Center(), min(220, row.W), button), kit.Button{
		ID: "stop film", Text: say("shell.share.stop"), Icon: kit.IconClose, Click: msg.Say(msg.Share, model.ShareStop),
	})
}
