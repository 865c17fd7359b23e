package levels

import (
	"path"
	"slices"

	"lostupdate/levels/puzzle"
)

// Level is a puzzle with its texts, its known solutions and its pars. It is not
// to be changed.
type Level struct {
	Puzzle *puzzle.Puzzle
	Proofs []puzzle.Solution // solutions that hold; a campaign level has at least one
	Traps  []puzzle.Solution // tempting ones that do not, each with its finding; likewise
	Par    puzzle.Par        // the zero Par for a level file that stands alone

	Folder string // where it was read from; "" for a level file that stands alone

	texts  map[puzzle.Language]*puzzle.Text
	family *family // of its variants; nil where there is only this one
}

// ID returns the level's name, such as "the-key", or "the-key~2" for its second variant.
func (l *Level) ID() string { return l.Puzzle.ID }

// Base returns the name that the level shares with its variants.
func (l *Level) Base() string { return l.Puzzle.Base() }

// Text returns the level's texts in a language. For a level file that stands
// alone they are empty, with the level's ID as title.
func (l *Level) Text(language puzzle.Language) *puzzle.Text {
	if text := l.texts[language]; text != nil {
		return text
	}
	return &puzzle.Text{Title: l.Puzzle.ID}
}

// Solution returns a known solution that is called as its file is, such as "proof" or "trap-no-key".
func (l *Level) Solution(name string) (*puzzle.Solution, bool) {
	for _, s := range slices.Concat(l.Proofs, l.Traps) {
		if common, _ := variantOf(path.Base(s.Name)); common == name+".yaml" {
			return &s, true
		}
	}
	return nil, false
}

// Complete reports whether the level has texts in that language at all.
func (l *Level) Complete(language puzzle.Language) bool { return l.texts[language] != nil }

// Alone returns the level of a puzzle that came without texts and solutions.
func Alone(p *puzzle.Puzzle) *Level {
	return &Level{Puzzle: p, texts: map[puzzle.Language]*puzzle.Text{}}
}

// Chapter is a group of levels about one matter.
type Chapter struct {
	Number int
	Title  puzzle.Bilingual // "The shared counter"
	About  puzzle.Bilingual // "threads share globals"
	Pack   string           // the pack that it came with; "" for the campaign's own
}

// Catalog is an ordered set of levels and the chapters they belong to.
type Catalog struct {
	id       string
	title    puzzle.Bilingual
	chapters []Chapter
	levels   []*Level
}

// ID returns a pack's name, and "" for the campaign.
func (c *Catalog) ID() string { return c.id }

// Title returns what a pack is called.
func (c *Catalog) Title() puzzle.Bilingual { return c.title }

// Chapters returns the chapters by number, those included that have no levels
// yet.
func (c *Catalog) Chapters() []Chapter { return c.chapters }

// Levels returns all levels in the order of play.
func (c *Catalog) Levels() []*Level { return c.levels }

// InChapter returns a chapter's levels in the order of play.
func (c *Catalog) InChapter(number int) []*Level {
	var in []*Level
	for _, l := range c.levels {
		if l.Puzzle.Chapter == number {
			in = append(in, l)
		}
	}
	return in
}

// Level returns the level with that id, or the variant of one. A plain name means the variant that stands in the catalog; see
// Varied.
func (c *Catalog) Level(id string) (*Level, bool) {
	base, number := puzzle.SplitID(id)
	for _, l := range c.levels {
		switch {
		case l.Base() != base:
		case l.ID() == id || number == 1:
			return l, true
		default:
			return l.Variant(number)
		}
	}
	return nil, false
}

// Next returns the level that is played after the one with that id, or after a variant of it; there is
// none after the last.
func (c *Catalog) Next(id string) (*Level, bool) {
	for i, l := range c.levels[:max(0, len(c.levels)-1)] {
		if l.Base() == puzzle.BaseID(id) {
			return c.levels[i+1], true
		}
	}
	return nil, false
}
