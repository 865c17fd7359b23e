package yaml_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/yaml"
)

// shown writes a node in one line: texts in quotes, all else as it is written.
func shown(n *yaml.Node) string {
	if n == nil {
		return "nothing"
	}
	var parts []string
	switch n.Kind {
	case yaml.Sequence:
		for _, item := range n.Items {
			parts = append(parts, shown(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	case yaml.Mapping:
		for _, f := range n.Fields {
			parts = append(parts, f.Key.Text+": "+shown(f.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case yaml.String, yaml.Block:
		return fmt.Sprintf("%q", n.Text)
	case yaml.Null:
		return "null"
	}
	return n.Text
}

func lines(all ...string) string { return strings.Join(all, "\n") + "\n" }

func TestDocumentsAreRead(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"nothing", "", "nothing"},
		{"a comment", "# only this\n\n", "nothing"},
		{"fields", lines("a: 1", "b: two words", "c:", "d: true"), `{a: 1, b: "two words", c: null, d: true}`},
		{"fields in fields", lines("a:", "  b:", "    c: x", "  d: y"), `{a: {b: {c: "x"}, d: "y"}}`},
		{"a list", lines("- a", "- 2", "-", "- d"), `["a" 2 null "d"]`},
		{"a list below its name", lines("a:", "- b", "- c", "d: e"), `{a: ["b" "c"], d: "e"}`},
		{"an indented list", lines("a:", "    - b", "    - c", "d: e"), `{a: ["b" "c"], d: "e"}`},
		{"fields in a list", lines("- a: 1", "  b: 2", "- a: 3"), "[{a: 1, b: 2} {a: 3}]"},
		{"lists in a list", lines("- - a", "  - b", "- - c"), `[["a" "b"] ["c"]]`},
		{"brackets", "a: [b, {c: d, e: [1, 2,]}, ]\n", `{a: ["b" {c: "d", e: [1 2]}]}`},
		{"brackets over lines", lines("a: [b, # one", "    c", "  ]", "d: {e:", "  f, g}"), `{a: ["b" "c"], d: {e: "f", g: null}}`},
		{"empty brackets", "{a: [], b: {}}", "{a: [], b: {}}"},
		{"quotes", `{'a''b': "c\td\u00e9\\", "e":f}`, `{a'b: "c\tdé\\", e: "f"}`},
		{"quotes over lines", lines(`a: "one`, "  two", "", `  three\`, `  four"`), `{a: "one two\nthreefour"}`},
		{"plain text over lines", lines("a: one", "  two", "", "  three # not this", "b: c"), `{a: "one two\nthree", b: "c"}`},
		{"plain text with signs", "a: it's 50% [of] a#b http://x -- y", `{a: "it's 50% [of] a#b http://x -- y"}`},
		{"literal text", lines("a: |", "  one", "    two", "", "  three", "b: c"), `{a: "one\n  two\n\nthree\n", b: "c"}`},
		{"folded text", lines("a: >-", "  one", "  two", "", "  three", "    four", "  five"), `{a: "one two\nthree\n  four\nfive"}`},
		{"text that keeps its end", lines("a: |+", "  one", "", "b: |2-", "   two", "c: >", "  x"), `{a: "one\n\n", b: " two", c: "x\n"}`},
		{"an empty block", lines("a: >-", "b: |"), `{a: "", b: ""}`},
		{"kinds", "[~, null, yes, TRUE, 0x1f, 0o17, -3, +4, 1_000, 1.5, .5, -1e3, .inf, 1.2.3, 12ab, -x, --1, 0b2, 08, 0x1p4]",
			`[null null "yes" TRUE 0x1f 0o17 -3 +4 1_000 1.5 .5 -1e3 .inf "1.2.3" "12ab" "-x" "--1" "0b2" 08 "0x1p4"]`},
		{"quoted is text", `["1", 'true', "~"]`, `["1" "true" "~"]`},
		{"markers", lines("--- # begins", "a: b", "..."), `{a: "b"}`},
		{"a text alone", "just words\n", `"just words"`},
		{"other line ends", "a: b\r\nc: |\r\n  d\r\n", `{a: "b", c: "d\n"}`},
		{"a byte order mark", "\ufeffa: b", `{a: "b"}`},
		{"tabs that separate", "a:\tb\t# c\n\t\nd: e", `{a: "b", d: "e"}`},
		{"comments between", lines("a:", "# left", "  # right", "  b: c # behind", "# last"), `{a: {b: "c"}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			n, err := yaml.Parse([]byte(test.source))
			require.NoError(t, err)
			require.Equal(t, test.want, shown(n))
		})
	}
}

func TestNodesKnowWhereTheyStand(t *testing.T) {
	n, err := yaml.Parse([]byte(lines("名: [甲, 乙]", "b:", "  - c: d")))
	require.NoError(t, err)
	require.Equal(t, [2]int{1, 1}, [2]int{n.Line, n.Column})
	second := n.Fields[0].Value.Items[1]
	require.Equal(t, [2]int{1, 8}, [2]int{second.Line, second.Column}, "columns are characters")
	inner := n.Fields[1].Value.Items[0]
	require.Equal(t, [2]int{3, 5}, [2]int{inner.Line, inner.Column}, "fields begin with their first key")
	value := inner.Fields[0].Value
	require.Equal(t, [2]int{3, 8}, [2]int{value.Line, value.Column})
}

func TestBadDocumentsSayWhereAndWhat(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"a: &x b", "1:4: anchors and aliases are not part"},
		{"a: *x", "1:4: anchors and aliases"},
		{"<<: {a: b}", "1:1: anchors and aliases"},
		{"{<<: {a: b}}", "1:2: anchors and aliases"},
		{"a: !!str b", "1:4: tags and directives"},
		{"%YAML 1.2\n---\na: b", "1:1: tags and directives"},
		{"? a\n: b", "1:1: keys with a question mark"},
		{"a: b: c", `1:5: there is a second ": " in this line`},
		{"a: b\n  c: d", "2:4: this is not YAML: fields cannot follow a text"},
		{"a: b\na: c", `2:1: this is not YAML: mapping key "a" already defined at [1:1]`},
		{"{a: b, a: c}", "1:8: this is not YAML: mapping key"},
		{"a: b\n---\nc: d", "3:1: the file has more than one document"},
		{"a:\n\tb: c", "2:1: a tab indents this line"},
		{"a:\n  b: c\n d: e", "3:2: this is not YAML"},
		{"  a: b\nc: d", "2:1: this is not YAML"},
		{"- a\nb: c", "2:1: this is not YAML"},
		{"a: - b", "1:4: this is not YAML: a list begins on a line of its own"},
		{"a: [b", "1:4: this is not YAML: the bracket [ is not closed"},
		{"a: [b}", "1:6: this is not YAML: } closes a bracket that is not open"},
		{"a: [b c: d]", "put { } around it"},
		{"a: [, b]", "1:5: this is not YAML: there is nothing before this comma"},
		{"a: [b] c", "1:8: this is not YAML: there is more in this line"},
		{`a: "b`, "1:4: this is not YAML: the quote is not closed"},
		{`a: "\q"`, "1:5: this is not YAML: there is no such escape"},
		{`a: "\ud800"`, "this escape is no character"},
		{"a: @b", "a text without quotes cannot begin with @"},
		{": b", "a name is missing before the colon"},
		{"a: |x\n  b", "a block of text begins on the next line"},
		{"a: b\x01", "1:5: the file has a character in it that cannot be seen (U+0001)"},
		{strings.Repeat("[", 17), "brackets are nested more than 16 deep"},
		{strings.Repeat("- ", 61), "lists and blocks are nested too deep"},
		{strings.Repeat("x", 1001) + ": y", "this name is too long"},
	} {
		_, err := yaml.Parse([]byte(test.source))
		var ours *yaml.Error
		require.ErrorAs(t, err, &ours, test.source)
		require.ErrorContains(t, err, test.want)
	}
}
