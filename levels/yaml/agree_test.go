package yaml_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	other "go.yaml.in/yaml/v3"

	"lostupdate/levels/yaml"
)

// files are all YAML files of the levels and the catalogues.
func files(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, root := range []string{"..", "../../game/loc"} {
		require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			source, err := os.ReadFile(path)
			all = append(all, source)
			return err
		}))
	}
	require.Greater(t, len(all), 500)
	return all
}

// requireSame compares our reading with that of a reader of all of YAML.
func requireSame(t *testing.T, ours *yaml.Node, theirs *other.Node) {
	t.Helper()
	switch theirs.Kind {
	case other.MappingNode:
		require.Equal(t, yaml.Mapping, ours.Kind)
		require.Equal(t, len(theirs.Content), 2*len(ours.Fields))
		for i, f := range ours.Fields {
			requireSame(t, f.Key, theirs.Content[2*i])
			requireSame(t, f.Value, theirs.Content[2*i+1])
		}
	case other.SequenceNode:
		require.Equal(t, yaml.Sequence, ours.Kind)
		require.Equal(t, len(theirs.Content), len(ours.Items))
		for i, item := range ours.Items {
			requireSame(t, item, theirs.Content[i])
		}
	case other.ScalarNode:
		require.Equal(t, theirs.Value, ours.Text)
		quoted := theirs.Style&(other.DoubleQuotedStyle|other.SingleQuotedStyle) != 0
		block := theirs.Style&(other.LiteralStyle|other.FoldedStyle) != 0
		require.Equal(t, block, ours.Kind == yaml.Block)
		if quoted {
			require.Equal(t, yaml.String, ours.Kind)
		}
		if ours.Text != "" || quoted {
			require.Equal(t, [2]int{theirs.Line, theirs.Column}, [2]int{ours.Line, ours.Column})
		}
	default:
		t.Fatalf("we read what is no plain value: kind %d", theirs.Kind)
	}
}

// requireAgreement reads a source with both. What both read they must read as the same.
func requireAgreement(t *testing.T, source []byte) {
	t.Helper()
	ours, err := yaml.Parse(source)
	if err != nil {
		return
	}
	var theirs other.Node
	if other.Unmarshal(source, &theirs) != nil {
		return // it minds tabs in empty lines, and some more that YAML allows
	}
	if ours == nil {
		require.True(t, theirs.Kind == 0 || theirs.Content[0].Value == "", "we find nothing where there is something")
		return
	}
	require.Equal(t, other.DocumentNode, theirs.Kind)
	requireSame(t, ours, theirs.Content[0])
}

func TestEveryFileIsReadAsByAReaderOfAllOfYAML(t *testing.T) {
	for _, source := range files(t) {
		_, err := yaml.Parse(source)
		require.NoError(t, err)
		require.NoError(t, other.Unmarshal(source, &other.Node{}))
		requireAgreement(t, source)
	}
}

// Whatever the bytes are, the reader neither panics nor hangs, and never reads something else than other readers do.
func FuzzParse(f *testing.F) {
	for i, source := range files(f) {
		if i%20 == 0 && len(source) < 2000 {
			f.Add(source)
		}
	}
	for _, seed := range []string{
		"- - a\n  - b\n", "a: >+\n\n  b\n   c\n\n d", "[a, {b: 'c''d', \"e\": f}]", "a: |2-\n   b\n", "--- a\n...\n", "a: \"b\\\n  c\\u0041\n\n  d\"", "k: v\n  w\n\n  x # y",
		"? a", "&a [*a]", "a:\n- b\n- c:\n  - d\n", "{a, b: , c: d}", "%YAML 1.1\n---\n", "\ta: b", "a:\tb", "- \t- a", "'a': b", "~: null", "a: [\n]\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		if strings.Contains(string(source), "\x00") || len(source) > 4096 {
			return
		}
		requireAgreement(t, source)
	})
}
