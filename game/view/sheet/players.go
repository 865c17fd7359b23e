package sheet

import (
	"slices"
	"strconv"
	"strings"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// PlayerName is what a player is called: as he wishes, or by his number.
func PlayerName(words loc.Words, p model.Player) string {
	if p.Name != "" {
		return p.Name
	}
	return words.Say("shell.players.unnamed", loc.Args{"Number": p.Slot})
}

// ShownPlayer is what the player is called whose progress the screens show.
func ShownPlayer(m *model.Model, words loc.Words) string {
	return PlayerName(words, model.Player{Slot: m.Slot, Name: m.Reached.Name})
}

func playerMsg(slot int, what string) msg.Msg {
	return msg.Msg{Verb: msg.Player, N: int64(slot), Text: what}
}

// players lists who plays on this machine: a click on one of them lets him play.
func players(m *model.Model, f *kit.Frame) {
	row, gap := float32(52), float32(8)
	if f.Compact() {
		row, gap = 44, 6
	}
	say := f.Words.Say
	width := min(640, f.Size.X-24)
	column := width - 64
	note := say("shell.players.note")
	all := m.Players()
	height := f.TextHeight(column, note, f.Font.Body) + 2*gap + float32(len(all)+1)*(row+gap)
	gone, back := m.Gone()
	if back {
		height += row + gap
	}
	inside := paper(f, "players", say("shell.players.title"), width, height+94)
	body := f.Scroll("players", inside, height).InsetXY(4, 0)
	next := func(h float32) (r draw.Rect) {
		r, body = body.CutTop(h)
		_, body = body.CutTop(gap)
		return r
	}
	r := next(f.TextHeight(column, note, f.Font.Body) + gap)
	f.Text(draw.Rect{X: r.X, Y: r.Y, W: column}, note, f.Font.Body, f.Theme.InkSoft)
	for _, p := range all {
		playerRow(m, f, next(row), p)
	}
	if back {
		name := PlayerName(f.Words, gone)
		f.Button(next(row), kit.Button{
			ID: "restore player", Text: cutName(f, say("shell.players.restore", loc.Args{"Name": name}), column-60), Icon: kit.IconUndo,
			Label: say("shell.players.restore", loc.Args{"Name": name}), Click: playerMsg(0, "restore"),
		})
	}
	add := kit.Button{ID: "add player", Text: say("shell.players.add"), Icon: kit.IconPlus, Look: kit.Primary, Click: playerMsg(0, "add")}
	if !m.CanAdd() {
		add.Disabled = say("shell.players.full")
		if m.Frozen() {
			add.Disabled = say("shell.set.frozen")
		}
	}
	f.Button(next(row), add)
	f.EndScroll()
	if m.Naming != nil {
		naming(m, f)
	}
}

// cutName shortens what holds a name to a width: unlike our own texts it may be any.
func cutName(f *kit.Frame, text string, width float32) string {
	style := f.Book.Fit(text, f.Font.Label, width, 12)
	return f.Book.Ellipsis(text, style, width)
}

// playerRow draws a player, with the buttons that rename him and take him out of the list.
func playerRow(m *model.Model, f *kit.Frame, r draw.Rect, p model.Player) {
	say, name, shown := f.Words.Say, PlayerName(f.Words, p), p.Slot == m.Slot
	main, tools := r.CutLeft(r.W - 2*(r.H+8))
	what := say("shell.players.stars", loc.Args{"N": p.Stars})
	switch {
	case p.Newer:
		what = say("shell.players.newer")
	case p.Damaged:
		what = say("shell.players.damaged")
	case shown:
		what = say("shell.players.now") + " · " + what
	}
	t := kit.Target{
		ID: "player " + strconv.Itoa(p.Slot), Rect: main, Label: name + ", " + what, Tip: say("shell.players.choose-tip", loc.Args{"Name": name}),
		Click: playerMsg(p.Slot, "choose"), On: shown, First: shown,
	}
	state := f.Target(t)
	fill, rim := f.Theme.Card, f.Theme.Outline
	switch {
	case shown:
		fill, rim = f.Theme.AccentDim, f.Theme.Accent
	case state.Warm():
		fill = f.Theme.AccentDim
	}
	f.Card(main, fill, rim)
	icon, words := main.CutLeft(main.H)
	f.Icon(kit.IconWorker, icon.Inset(main.H*0.22), f.Theme.Ink)
	under, upper := words.CutBottom(words.H * 0.45)
	f.Line(upper, cutName(f, name, upper.W-8), f.Font.Label, f.Theme.Ink, kit.Left)
	_, under = under.CutBottom(3)
	f.Line(draw.Rect{X: under.X, Y: under.Y - 1, W: under.W - 8, H: under.H}, what, f.Font.Small, f.Theme.InkSoft, kit.Left)

	side := func(b kit.Button) {
		var cell draw.Rect
		_, tools = tools.CutLeft(8)
		cell, tools = tools.CutLeft(r.H)
		f.Button(cell, b)
	}
	number := " " + strconv.Itoa(p.Slot)
	rename := kit.Button{
		ID: "rename player" + number, Icon: kit.IconWrite, Label: say("shell.players.rename", loc.Args{"Name": name}), Click: playerMsg(p.Slot, "rename"),
	}
	remove := kit.Button{
		ID: "remove player" + number, Icon: kit.IconTrash, Label: say("shell.players.remove", loc.Args{"Name": name}), Click: playerMsg(p.Slot, "delete"),
	}
	switch {
	case p.Newer:
		rename.Disabled, remove.Disabled = say("shell.players.newer-tip"), say("shell.players.newer-tip")
	case p.Damaged:
		rename.Disabled = say("shell.players.damaged-tip")
	}
	if m.Alone() {
		remove.Disabled = say("shell.players.last")
	}
	side(rename)
	side(remove)
}

// naming asks for a player's name. It can be left empty, and one can be proposed, for who has no keyboard.
func naming(m *model.Model, f *kit.Frame) {
	say := f.Words.Say
	row, gap := float32(48), float32(12)
	if f.Compact() {
		row, gap = 42, 8
	}
	number := m.Naming.Slot
	title := say("shell.players.name-title")
	if number == 0 {
		title, number = say("shell.players.add-title"), m.NextSlot()
	}
	note := say("shell.players.name-note")
	width := min(520, f.Size.X-24)
	column := width - 64
	height := f.TextHeight(column, note, f.Font.Body) + 3*(row+gap) + gap
	inside := paper(f, "naming", title, width, height+84)
	body := f.Scroll("naming", inside, height).InsetXY(4, 0)
	next := func(h float32) (r draw.Rect) {
		r, body = body.CutTop(h)
		_, body = body.CutTop(gap)
		return r
	}
	field, erase := next(row).CutLeft(column - row - 8)
	f.Field(field, "player name", say("shell.players.name"), say("shell.players.unnamed", loc.Args{"Number": number}), kit.Write{
		Text: m.Naming.Text, First: true, Enter: playerMsg(0, "done"), Send: func(text string) msg.Msg { return playerMsg(0, "write "+text) },
	})
	_, erase = erase.CutLeft(8)
	letters := []rune(m.Naming.Text)
	f.Button(erase, kit.Button{
		ID: "erase", Icon: kit.IconBack, Label: say("shell.hand-in.erase"),
		Click: playerMsg(0, "write "+string(letters[:max(0, len(letters)-1)])),
	})
	f.Button(next(row), kit.Button{
		ID: "suggest name", Text: say("shell.players.suggest"), Icon: kit.IconHint, Click: playerMsg(0, "write "+suggestion(m, f.Words)),
	})
	r := next(f.TextHeight(column, note, f.Font.Body))
	f.Text(draw.Rect{X: r.X, Y: r.Y, W: column}, note, f.Font.Body, f.Theme.InkSoft)
	left, right := next(row).CutLeft(column / 2)
	left, _ = left.CutLeft(left.W - 6)
	_, right = right.CutLeft(6)
	f.Button(left, kit.Button{ID: "cancel name", Text: say("shell.players.cancel"), Icon: kit.IconClose, Click: msg.Do(msg.Back)})
	f.Button(draw.Rect{X: right.X, Y: right.Y, W: column / 2, H: right.H}.InsetXY(0, 0), kit.Button{
		ID: "take name", Text: say("shell.players.done"), Icon: kit.IconCheck, Look: kit.Primary, Click: playerMsg(0, "done"),
	})
	f.EndScroll()
}

// suggestion is the next of the names that the game proposes: nobody has it yet.
func suggestion(m *model.Model, words loc.Words) string {
	ideas := strings.Split(words.Say("shell.players.ideas"), "|")
	at := slices.Index(ideas, m.Naming.Text)
	for i := range ideas {
		idea := ideas[(at+1+i)%len(ideas)]
		taken := slices.ContainsFunc(m.Players(), func(p model.Player) bool {
			return p.Slot != m.Naming.Slot && strings.EqualFold(p.Name, idea)
		})
		if !taken {
			return idea
		}
	}
	return ""
}
