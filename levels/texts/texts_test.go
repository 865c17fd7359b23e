package texts_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"lostupdate/levels/texts"
)

// The texts are those that the YAML library finds by itself.
func TestEveryCatalogueReadsAsTheLibraryReadsIt(t *testing.T) {
	seen := 0
	require.NoError(t, filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		name := filepath.Base(path)
		words := strings.HasPrefix(name, "catalogue.") || filepath.Base(filepath.Dir(path)) == "catalog"
		if err != nil || entry.IsDir() || !words || filepath.Ext(name) != ".yaml" {
			return err
		}
		source, err := os.ReadFile(path)
		require.NoError(t, err)
		var want, got any
		require.NoError(t, yaml.Unmarshal(source, &want), path)
		require.NoError(t, texts.Unmarshal(source, &got), path)
		require.Equal(t, want, got, path)
		seen++
		return nil
	}))
	require.GreaterOrEqual(t, seen, 12)
}

func TestTextsAreReadInEveryStyle(t *testing.T) {
	for source, want := range map[string]map[string]any{
		"":                          {},
		"# nothing\n":               {},
		"a: b\n":                    {"a": "b"},
		"a: {b: c, d: 'e: f'}\n":    {"a": map[string]any{"b": "c", "d": "e: f"}},
		"a:\n  b:\n    c: \"d\\n\"": {"a": map[string]any{"b": map[string]any{"c": "d\n"}}},
		"a: >-\n  one\n  two\n":     {"a": "one two"},
		"a: |\n  one\n  two\n":      {"a": "one\ntwo\n"},
		"a: \"\"\nb: '3'\n":         {"a": "", "b": "3"},
	} {
		got, err := texts.Parse([]byte(source))
		require.NoError(t, err, source)
		require.Equal(t, want, got, source)
	}
}

func TestWhatIsNoTextIsRefusedWithItsPlace(t *testing.T) {
	for source, message := range map[string]string{
		"a: b\nc: 3\n":        "line 2, column 4: neither a text nor names",
		"a: [b, c]\n":         "line 1, column 4: neither a text nor names",
		"a: true\n":           "neither a text nor names",
		"a:\n":                "neither a text nor names",
		"a: &x b\nc: *x\n":    "neither a text nor names",
		"3: b\n":              "line 1, column 1: no name",
		"just a text\n":       "line 1, column 1: a text without a name",
		"a: b\n---\nc: d\n":   "a second document",
		"a: b\na: c\n":        "already defined",
		"a: \"never closed\n": "could not find end character",
	} {
		_, err := texts.Parse([]byte(source))
		require.ErrorContains(t, err, message, source)
	}
}

func TestFlatHasNoNamesUnderNames(t *testing.T) {
	flat, err := texts.Flat([]byte("a: b\nc: d\n"))
	require.NoError(t, err)
	require.Equal(t, map[string]string{"a": "b", "c": "d"}, flat)
	_, err = texts.Flat([]byte("a: {b: c}\n"))
	require.ErrorContains(t, err, `under "a"`)
	_, err = texts.Flat([]byte("a: ["))
	require.Error(t, err)
}

func TestUnmarshalWantsAVariableOfAnyType(t *testing.T) {
	var text string
	require.ErrorContains(t, texts.Unmarshal([]byte("a: b\n"), &text), "*string")
}
