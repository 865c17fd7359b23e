package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// disk is the file system of the user: names are paths as they were typed.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(filepath.FromSlash(name)) }

// level finds the level that an argument names: an id of the campaign or the
// path of a level file.
func (t *tool) level(argument string) (*levels.Level, error) {
	catalog, err := t.catalog()
	if err != nil {
		return nil, err
	}
	if l, ok := catalog.Level(argument); ok {
		return l, nil
	}
	l, err := levels.ReadAlone(disk{}, filepath.ToSlash(argument))
	if errors.Is(err, fs.ErrNotExist) && !looksLikePath(argument) {
		return nil, unknownLevel(catalog, argument)
	}
	return l, err
}

func looksLikePath(argument string) bool {
	return strings.ContainsAny(argument, `./\`)
}

func unknownLevel(catalog *levels.Catalog, argument string) error {
	var ids []string
	for _, l := range catalog.Levels() {
		ids = append(ids, l.ID())
	}
	return usageError("there is no level \"" + argument + "\"\nAdvice: " + format.Suggest(argument, ids))
}

// blueprint returns the blueprint to judge: that of the solution file, or what
// stands in the level when there is none.
func (t *tool) blueprint(l *levels.Level, solution string) (puzzle.Blueprint, error) {
	if solution == "" {
		return l.Puzzle.Start, nil
	}
	s, err := levels.ReadSolution(disk{}, filepath.ToSlash(solution), l)
	if err != nil {
		return puzzle.Blueprint{}, err
	}
	return s.Blueprint, nil
}

// writeAdvice is for files that cannot be written.
const writeAdvice = "name a file in a folder that is there, and that you may write to."

// unreadablePath returns the error of a path with advice of its own; nil stays nil.
func unreadablePath(err error, advice string) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return usageError(path.Path + ": " + path.Err.Error() + "\nAdvice: " + advice)
	}
	return err
}

// printJSON prints a value for other programs.
func (t *tool) printJSON(value any) error {
	encoder := json.NewEncoder(t.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// bilingual is a text in both languages, in JSON.
type bilingual struct {
	EN string `json:"en"`
	ZH string `json:"zh"`
}

// optional returns nil, JSON's null, for an empty text.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
