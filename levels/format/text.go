package format

import (
	"github.com/goccy/go-yaml/ast"

	"lostupdate/levels/puzzle"
)

// ParseText reads a text file: what a level, or one variant of it, says in one language. Parameters are those of the
// level; one whose value is a name stands for the words that the file has for that name.
func ParseText(source []byte, file string, parameters []puzzle.Parameter) (*puzzle.Text, error) {
	r := &reader{file: file, source: source, prose: true, words: map[string]string{}, parameters: parameters}
	t := parse(r, textShape())
	if r.err != nil {
		return nil, r.err
	}
	return &t, nil
}

// HintsCount is how many hints every level has: a nudge, an idea, and nearly the
// answer.
const HintsCount = 3

func textShape() shape[puzzle.Text] {
	type words = puzzle.Text
	return object(words{},
		formatField[words](),
		entry("title", "The level's title.", text(40), func(t *words, v string) { t.Title = v }).must(),
		entry("goal", "One sentence that says what is asked and names the failure to look for.", text(200), func(t *words, v string) { t.Goal = v }).must(),
		entry("story", "Two or three sentences.", text(600), func(t *words, v string) { t.Story = v }).must(),
		entry("hints", "A nudge, an idea, and nearly the answer.", list(text(300), HintsCount, HintsCount), func(t *words, v []string) { t.Hints = v }).must(),
		entry("after", "What was learned, and what it is called in Python and Go.", text(900), func(t *words, v string) { t.After = v }).must(),
		entry("names", "Words for the names of the level file: globals, routines, labels.", namesShape(), func(t *words, v map[string]string) { t.Names = v }),
	)
}

func namesShape() shape[map[string]string] {
	entries := dictionary(text(40), 1, 128)
	return shape[map[string]string]{entries.schema, func(r *reader, n ast.Node) map[string]string {
		names := map[string]string{}
		for _, e := range entries.read(r, n) {
			names[e.name] = e.value
		}
		return names
	}}
}
