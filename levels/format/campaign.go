package format

import "lostupdate/levels/puzzle"

// Chapter is an entry of the list of chapters.
type Chapter struct {
	Number       int
	Title, About puzzle.Bilingual
}

// ParseCampaign reads the list of chapters.
func ParseCampaign(source []byte, file string) ([]Chapter, error) {
	r := &reader{file: file, source: source}
	chapters := parse(r, campaignShape())
	if r.err != nil {
		return nil, r.err
	}
	return chapters, nil
}

func campaignShape() shape[[]Chapter] {
	type campaign struct{ chapters []Chapter }
	words := object(puzzle.Bilingual{},
		entry("en", "In English.", text(60), func(b *puzzle.Bilingual, v string) { b.EN = v }).must(),
		entry("zh", "In Simplified Chinese.", text(60), func(b *puzzle.Bilingual, v string) { b.ZH = v }).must(),
	)
	chapter := object(Chapter{},
		entry("number", "The chapter's number.", number(0, 99), func(c *Chapter, v int) { c.Number = v }).must(),
		entry("title", "What it is called.", words, func(c *Chapter, v puzzle.Bilingual) { c.Title = v }).must(),
		entry("about", "What it is about, in a few words.", words, func(c *Chapter, v puzzle.Bilingual) { c.About = v }).must(),
	)
	whole := object(campaign{},
		formatField[campaign](),
		entry("chapters", "All chapters, by number.", list(chapter, 1, 100), func(c *campaign, v []Chapter) { c.chapters = v }).must(),
	)
	return mapShape(whole, func(c campaign) []Chapter { return c.chapters })
}
