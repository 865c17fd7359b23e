package format

import "lostupdate/levels/puzzle"

// Concept is an entry of the list of what the campaign teaches.
type Concept struct {
	ID    string
	Title puzzle.Bilingual
}

// ParseCoverage reads the list of what the campaign teaches.
func ParseCoverage(source []byte, file string) ([]Concept, error) {
	r := &reader{file: file, source: source}
	concepts := parse(r, coverageShape())
	if r.err != nil {
		return nil, r.err
	}
	return concepts, nil
}

func coverageShape() shape[[]Concept] {
	type coverage struct{ concepts []Concept }
	concept := object(Concept{},
		entry("id", "The concept's stable name, as levels have it.", name(), func(c *Concept, v string) { c.ID = v }).must(),
		entry("en", "What it is called in English.", text(60), func(c *Concept, v string) { c.Title.EN = v }).must(),
		entry("zh", "What it is called in Simplified Chinese.", text(60), func(c *Concept, v string) { c.Title.ZH = v }).must(),
	)
	whole := object(coverage{},
		formatField[coverage](),
		entry("concepts", "What is taught, in the order of the lessons.", list(concept, 1, 200), func(c *coverage, v []Concept) { c.concepts = v }).must(),
	)
	return mapShape(whole, func(c coverage) []Concept { return c.concepts })
}
