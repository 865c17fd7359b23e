package format

import "lostupdate/levels/puzzle"

// Chapter is an entry of the list of chapters.
type Chapter struct {
	Number       int
	Title, About puzzle.Bilingual
}

// Campaign is what campaign.yaml says of a set of levels. Only a pack has a name and a
// title of its own.
type Campaign struct {
	ID       string
	Title    puzzle.Bilingual
	Chapters []Chapter
}

// ParseCampaign reads the list of chapters.
func ParseCampaign(source []byte, file string) (*Campaign, error) {
	r := &reader{file: file, source: source}
	c := parse(r, campaignShape())
	if r.err != nil {
		return nil, r.err
	}
	return &c, nil
}

func campaignShape() shape[Campaign] {
	words := object(puzzle.Bilingual{},
		entry("en", "In English.", text(60), func(b *puzzle.Bilingual, v string) { b.EN = v }).must(),
		entry("zh", "In Simplified Chinese.", text(60), func(b *puzzle.Bilingual, v string) { b.ZH = v }).must(),
	)
	chapter := object(Chapter{},
		entry("number", "The chapter's number.", number(0, 99), func(c *Chapter, v int) { c.Number = v }).must(),
		entry("title", "What it is called.", words, func(c *Chapter, v puzzle.Bilingual) { c.Title = v }).must(),
		entry("about", "What it is about, in a few words.", words, func(c *Chapter, v puzzle.Bilingual) { c.About = v }).must(),
	)
	return object(Campaign{},
		formatField[Campaign](),
		entry("id", "A pack's name, under which progress in it is saved.", name(), func(c *Campaign, v string) { c.ID = v }),
		entry("title", "What a pack is called.", words, func(c *Campaign, v puzzle.Bilingual) { c.Title = v }),
		entry("chapters", "All chapters, by number.", list(chapter, 1, 100), func(c *Campaign, v []Chapter) { c.Chapters = v }).must(),
	)
}
