package levels

import (
	"slices"

	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Concept is one thing that the campaign must teach.
type Concept struct {
	ID    string
	Title puzzle.Bilingual
	Also  []string // other names under which levels have it
}

// Covers reports whether a concept of a level is this one.
func (c Concept) Covers(name string) bool { return name == c.ID || slices.Contains(c.Also, name) }

// Concepts returns what the campaign must teach, in the order of the lessons.
func Concepts() ([]Concept, error) {
	source, err := campaign.ReadFile("data/coverage.yaml")
	if err != nil {
		return nil, err
	}
	read, err := format.ParseCoverage(source, "coverage.yaml")
	if err != nil {
		return nil, err
	}
	var all []Concept
	for _, c := range read {
		all = append(all, Concept(c))
	}
	return all, nil
}
