package levels

import (
	"fmt"

	"lostupdate/levels/puzzle"
)

// With returns a catalog that has a pack's chapters and levels behind its own. There
// the pack's levels are called by the pack's name and their own, as in
// "night-school-the-key": so they keep a progress of their own, whatever
// they are called. The error says that a level of that name is there already.
func (c *Catalog) With(pack *Catalog) (*Catalog, error) {
	joined := &Catalog{id: c.id, title: c.title}
	joined.chapters = append(joined.chapters, c.chapters...)
	joined.levels = append(joined.levels, c.levels...)
	firstChapter, firstNumber := 0, 0
	for _, ch := range c.chapters {
		firstChapter = max(firstChapter, ch.Number+1)
	}
	for _, l := range c.levels {
		firstNumber = max(firstNumber, l.Puzzle.Number)
	}
	for _, ch := range pack.chapters {
		ch.Number, ch.Pack = ch.Number+firstChapter, pack.id
		ch.About = puzzle.Bilingual{EN: beside(pack.title.EN, ch.About.EN), ZH: beside(pack.title.ZH, ch.About.ZH)}
		joined.chapters = append(joined.chapters, ch)
	}
	for _, l := range pack.levels {
		moved, p := *l, *l.Puzzle
		p.ID, p.Chapter, p.Number = pack.id+"-"+p.ID, p.Chapter+firstChapter, p.Number+firstNumber
		moved.Puzzle = &p
		moved.family = l.family.renamed(&moved)
		if _, taken := joined.Level(p.ID); taken {
			return nil, fmt.Errorf("levels: there is a level %q already: the pack %q was loaded before", p.ID, pack.id)
		}
		joined.levels = append(joined.levels, &moved)
	}
	return joined, nil
}

func beside(title, about string) string {
	if title == "" {
		return about
	}
	return title + " · " + about
}
