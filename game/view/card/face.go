package card

import (
	"strings"

	"lostupdate/engine"
	"lostupdate/game/loc"
	"lostupdate/game/view/figure"
	"lostupdate/levels/compile"
	"lostupdate/levels/puzzle"
)

// Face is what is to be seen and read on a card.
type Face struct {
	Icon  figure.Icon
	Label string // what is written on it
	Short string // the same in a word
	Tip   string // what it does, in a sentence or two
}

// look is the icon of a kind and the name of its words.
type look struct {
	icon figure.Icon
	key  string
}

// looks are the looks of all kinds that screens do not say themselves.
var looks = [...]look{
	puzzle.Acquire: {figure.IconAcquire, "card.acquire"}, puzzle.Release: {figure.IconRelease, "card.release"},
	puzzle.Wait: {figure.IconWait, "card.wait"}, puzzle.Wake: {figure.IconTick, "card.wake"},
	puzzle.Notify: {figure.IconNotify, "card.notify"}, puzzle.NotifyAll: {figure.IconNotifyAll, "card.notify-all"},
	puzzle.Arrive: {figure.IconArrive, "card.arrive"}, puzzle.Pass: {figure.IconShip, "card.pass"},
	puzzle.CountDown: {figure.IconCountDown, "card.count-down"}, puzzle.Await: {figure.IconAwait, "card.await"},
	puzzle.Light: {figure.IconLight, "card.light"}, puzzle.Darken: {figure.IconDarken, "card.darken"},
	puzzle.ReadLock: {figure.IconReadLock, "card.read-lock"}, puzzle.ReadUnlock: {figure.IconReadUnlock, "card.read-unlock"},
	puzzle.WriteLock: {figure.IconWriteLock, "card.write-lock"}, puzzle.WriteUnlock: {figure.IconWriteUnlock, "card.write-unlock"},
	puzzle.Put: {figure.IconPut, "card.put"}, puzzle.Take: {figure.IconTake, "card.take"},
	puzzle.TryLock: {figure.IconTryLock, "card.try-lock"}, puzzle.Exchange: {figure.IconExchange, "card.exchange"},
	puzzle.Swap: {figure.IconSwap, "card.swap"}, puzzle.Yield: {figure.IconYield, "card.yield"},
	puzzle.Fence: {figure.IconFence, "card.fence"}, puzzle.Fork: {figure.IconFork, "card.fork"},
	puzzle.Crash: {figure.IconCrash, "card.crash"}, puzzle.Exit: {figure.IconExit, "card.exit"},
	puzzle.Use: {figure.IconKiln, "card.use"}, puzzle.Progress: {figure.IconFlag, "card.progress"},
	puzzle.SectionOpen: {figure.IconSection, "card.section"}, puzzle.SectionClose: {figure.IconSection, "card.end-section"},
}

// Of returns the face of a station; false for a kind that screens say themselves.
func Of(words loc.Words, p *puzzle.Puzzle, text *puzzle.Text, st *puzzle.Station) (Face, bool) {
	if int(st.Kind) >= len(looks) || looks[st.Kind].key == "" {
		return Face{}, false
	}
	l := looks[st.Kind]
	switch {
	case st.Kind == puzzle.Await && thingKind(p, st.Thing) == puzzle.Lamp:
		l = look{figure.IconLight, "card.await-lamp"}
	case st.Kind == puzzle.Crash && st.Perhaps:
		l.key = "card.perhaps"
	case st.Kind == puzzle.Use && IsTruck(st.Thing):
		l.icon = figure.IconTruck
	}
	args := loc.Args{
		"Thing": text.Name(st.Thing), "Name": text.Name(st.Global), "Line": st.Line, "Key": Key(words, st.Key),
		"Value": puzzle.OperandText(st.Value), "Expected": puzzle.OperandText(st.A), "N": st.Ticks,
	}
	if st.Kind == puzzle.SectionOpen || st.Kind == puzzle.SectionClose {
		args["Name"] = text.Name(st.Name)
	}
	f := Face{Icon: l.icon, Label: words.Say(l.key, args), Short: words.Say(l.key+"-short", args), Tip: words.Say(l.key+"-tip", args)}
	if st.Label != "" {
		f.Label = text.Name(st.Label)
		f.Short = f.Label
	}
	return f, true
}

func thingKind(p *puzzle.Puzzle, name string) puzzle.ThingKind {
	t, _ := p.Thing(name)
	return t.Kind
}

// Key returns what a key is called, "the red key"; "" for none.
func Key(words loc.Words, key puzzle.Color) string {
	if key == "" {
		return ""
	}
	return words.Say("engineer.key-" + string(key))
}

// Claim returns a condition as people write it, with the names that they read.
func Claim(text *puzzle.Text, c puzzle.Condition) string {
	if c.Global != "" {
		c.Global = text.Name(c.Global)
	}
	sign := c.Relation.String()
	return strings.Replace(c.String(), " "+sign+" ", " "+Relation(sign)+" ", 1)
}

// Relation returns a sign as people write it, where programs write two.
func Relation(sign string) string {
	switch sign {
	case "==":
		return "="
	case "!=":
		return "≠"
	case "<=":
		return "≤"
	case ">=":
		return "≥"
	}
	return sign
}

// At returns the face of the card at which an event happened; false where it
// happened at none that is known here.
func At(words loc.Words, f *compile.Factory, text *puzzle.Text, e engine.Event) (Face, bool) {
	site, ok := f.At(e.Task, e.Op)
	switch {
	case !ok:
		return Face{}, false
	case site.Station >= 0:
		return Of(words, f.Puzzle, text, &f.Routine(e.Task).Stations[site.Station])
	}
	g := f.Blueprint.Gates[site.Gate]
	if stations := f.Puzzle.PlacedStations(g); site.Part < len(stations) {
		return Of(words, f.Puzzle, text, &stations[site.Part])
	}
	return Face{}, false
}
