package levels

import (
	"fmt"
	"sync"

	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Concept is one thing that the campaign teaches.
type Concept struct {
	ID    string // as levels name it
	Title puzzle.Bilingual
}

// Concepts returns what the campaign teaches, in the order of the lessons. Its levels name these and no others.
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

// titles are the words of the concepts by their names. The list is part of the program and is read once.
var titles = sync.OnceValue(func() map[string]puzzle.Bilingual {
	all, err := Concepts()
	if err != nil {
		panic(fmt.Sprintf("levels: the built-in list of concepts cannot be read: %v", err))
	}
	byName := map[string]puzzle.Bilingual{}
	for _, c := range all {
		byName[c.ID] = c.Title
	}
	return byName
})

// ConceptTitle returns the words for a concept of a level. One that only a level pack knows has no words but its name.
func ConceptTitle(name string) puzzle.Bilingual {
	if title, known := titles()[name]; known {
		return title
	}
	return puzzle.Bilingual{EN: name, ZH: name}
}
