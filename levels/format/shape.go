package format

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"lostupdate/levels/puzzle"
)

// reader reads one file.
type reader struct {
	file   string
	source []byte
	err    *Error
	root   ast.Node
	depth  int                      // of cards within cards
	calls  []call                   // of procedures, in the order of reading
	checks []func(p *puzzle.Puzzle) // what can be said only when all of a level is read

	variant    int                // of a level file: the one to read
	variants   int                // of a level file: how many it has
	parameters []puzzle.Parameter // what to fill in for $name
	prose      bool               // it is a text file, where a number is part of a text
	words      map[string]string  // of a text file: what people read for a value that is a name
}

// shape is one kind of value: how it is read, and how the schema describes it.
// After an error in r, what read returns does not matter.
type shape[T any] struct {
	schema *Schema
	read   func(r *reader, n ast.Node) T
}

// Suggest says what a wrong name may have been meant to be.
func Suggest(name string, known []string) string {
	best, distance := "", 3
	for _, k := range known {
		if d := editDistance(name, k); d < distance {
			best, distance = k, d
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf("did you mean %q?", best)
	case len(known) == 0:
		return "there are none here"
	}
	return "known here: " + strings.Join(known, ", ")
}

// editDistance counts the letters to add, drop or change between two names.
func editDistance(a, b string) int {
	if len(a) > puzzle.NameLengthMax {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// list is a sequence of least to most entries.
func list[T any](item shape[T], least, most int) shape[[]T] {
	s := &Schema{Type: "array", Items: item.schema, MinItems: least, MaxItems: most}
	return shape[[]T]{s, func(r *reader, n ast.Node) []T {
		nodes := r.sequence(n, least, most)
		values := make([]T, 0, len(nodes))
		for _, n := range nodes {
			if r.err == nil {
				values = append(values, item.read(r, n))
			}
		}
		return values
	}}
}

// sequence returns a list's entries.
func (r *reader) sequence(n ast.Node, least, most int) []ast.Node {
	seq, ok := n.(*ast.SequenceNode)
	switch {
	case !ok:
		r.fail(n, "write each entry on a line of its own, led by \"- \", or all in [ ]", "want a list, not %s", kindOf(n))
	case len(seq.Values) < least || len(seq.Values) > most:
		r.fail(n, "", "want %s, not %d", amount(least, most, "entry", "entries"), len(seq.Values))
	default:
		return seq.Values
	}
	return nil
}

// oneOrMore is a list that may be written without brackets where it has one
// entry.
func oneOrMore[T any](item shape[T], most int) shape[[]T] {
	many := list(item, 1, most)
	s := &Schema{OneOf: []*Schema{item.schema, many.schema}}
	return shape[[]T]{s, func(r *reader, n ast.Node) []T {
		if _, ok := n.(*ast.SequenceNode); ok {
			return many.read(r, n)
		}
		return []T{item.read(r, n)}
	}}
}

// named is one entry of a mapping whose keys the author chooses.
type named[T any] struct {
	name  string
	value T
	key   ast.Node
}

// dictionary is a mapping from names to values, in the order of the file.
func dictionary[T any](item shape[T], least, most int) shape[[]named[T]] {
	return shape[[]named[T]]{dictionarySchema(item.schema, least, most), func(r *reader, n ast.Node) []named[T] {
		var entries []named[T]
		for _, pair := range r.dictionary(n, least, most) {
			if id := identifier.read(r, pair.Key); r.err == nil {
				entries = append(entries, named[T]{id, item.read(r, pair.Value), pair.Key})
			}
		}
		return entries
	}}
}

func dictionarySchema(item *Schema, least, most int) *Schema {
	return &Schema{
		Type: "object", PropertyNames: &Schema{Pattern: namePattern}, AdditionalProperties: item,
		MinProperties: least, MaxProperties: most,
	}
}

// dictionary returns a mapping's entries, if there are as many as there may be.
func (r *reader) dictionary(n ast.Node, least, most int) []*ast.MappingValueNode {
	pairs := r.mapping(n)
	if r.err == nil && (len(pairs) < least || len(pairs) > most) {
		r.fail(n, "", "want %s, not %d", amount(least, most, "entry", "entries"), len(pairs))
	}
	return pairs
}

// identifier is the name of every entry of a dictionary.
var identifier = name()

func integer(least, most int64) shape[int64] {
	s := &Schema{Type: "integer", Minimum: &least, Maximum: &most}
	return shape[int64]{s, func(r *reader, n ast.Node) int64 {
		value, err := strconv.ParseInt(scalarText(n), 10, 64)
		switch {
		case err != nil:
			r.fail(n, "write a decimal number without quotes, point or underscore", "want a whole number from %d to %d, not %s", least, most, kindOf(n))
		case value < least || value > most:
			r.fail(n, "", "want a whole number from %d to %d, not %d", least, most, value)
		}
		return value
	}}
}

// scalarText returns the text of a plain number, "" for anything else.
func scalarText(n ast.Node) string {
	if number, ok := n.(*ast.IntegerNode); ok {
		return number.GetToken().Value
	}
	return ""
}

func number(least, most int) shape[int] {
	return mapShape(integer(int64(least), int64(most)), func(v int64) int { return int(v) })
}

// mapShape is a shape whose values are turned into others after reading.
func mapShape[T, V any](s shape[T], turn func(T) V) shape[V] {
	return shape[V]{s.schema, func(r *reader, n ast.Node) V { return turn(s.read(r, n)) }}
}

func boolean() shape[bool] {
	return shape[bool]{&Schema{Type: "boolean"}, func(r *reader, n ast.Node) bool {
		b, ok := n.(*ast.BoolNode)
		if !ok {
			r.fail(n, "", "want true or false, not %s", kindOf(n))
			return false
		}
		return b.Value
	}}
}

// text is prose of up to most characters.
func text(most int) shape[string] {
	return shape[string]{&Schema{Type: "string", MinLength: 1, MaxLength: most}, func(r *reader, n ast.Node) string {
		value, ok := stringOf(n)
		value = Unfold(strings.TrimSpace(value))
		switch {
		case !ok:
			r.fail(n, "put it in quotes if it is meant as text", "want text, not %s", kindOf(n))
		case value == "":
			r.fail(n, "write something, or leave the field out", "the text is empty")
		case len([]rune(value)) > most:
			r.fail(n, "say it in fewer words", "the text has %d characters, at most %d fit", len([]rune(value)), most)
		}
		return value
	}}
}

func stringOf(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	}
	return "", false
}

// phrase is a short expression such as "total == 10", read by parse. A plain
// number is a phrase too: it may be a schedule of one step.
func phrase[T any](about, pattern string, parse func(text string) (T, error)) shape[T] {
	return shape[T]{&Schema{Type: "string", Pattern: pattern, Description: about}, func(r *reader, n ast.Node) (parsed T) {
		if text := r.phrase(n, about); r.err == nil {
			var err error
			parsed, err = parse(text)
			r.refusePhrase(n, about, err)
		}
		return parsed
	}}
}

// phrase returns the text of a phrase.
func (r *reader) phrase(n ast.Node, about string) string {
	value, ok := stringOf(n)
	if !ok {
		value, ok = scalarText(n), scalarText(n) != ""
	}
	if !ok {
		r.fail(n, "", "want %s, not %s", about, kindOf(n))
	}
	return strings.TrimSpace(value)
}

func (r *reader) refusePhrase(n ast.Node, about string, err error) {
	if err != nil {
		r.fail(n, "want "+about, "%s", printable(strings.TrimPrefix(err.Error(), "puzzle: "), 200))
	}
}

const (
	namePattern    = `^[a-z][a-z0-9-]{0,31}$`
	linePattern    = `^[A-Z]$`
	levelIDPattern = `^[a-z][a-z0-9-]{0,31}(~[2-9])?$`
)

// name is an identifier.
func name() shape[string] {
	return matching(namePattern, "want a name of small letters, digits and hyphens, at most 32, that begins with a letter")
}

func lineName() shape[string] {
	return matching(linePattern, "want a line's name, one capital letter such as A")
}

// patterns are those of names, compiled once: a level's tables ask for them very
// often.
var patterns = map[string]*regexp.Regexp{
	namePattern: regexp.MustCompile(namePattern), linePattern: regexp.MustCompile(linePattern), levelIDPattern: regexp.MustCompile(levelIDPattern),
}

func matching(pattern, want string) shape[string] {
	exp := patterns[pattern]
	return shape[string]{&Schema{Type: "string", Pattern: pattern}, func(r *reader, n ast.Node) string {
		value, ok := stringOf(n)
		switch {
		case !ok:
			r.fail(n, "put it in quotes if it is meant as a name", "%s, not %s", want, kindOf(n))
		case !exp.MatchString(value):
			r.fail(n, "", "%s, not %q", want, printable(value, 40))
		}
		return value
	}}
}

// choice is one of a few words.
func choice(words ...string) shape[string] {
	return shape[string]{&Schema{Type: "string", Enum: words}, func(r *reader, n ast.Node) string {
		value, _ := stringOf(n)
		if !slices.Contains(words, value) {
			r.fail(n, Suggest(value, words), "want one of %s", strings.Join(words, ", "))
		}
		return value
	}}
}

// mapping returns a mapping's entries.
func (r *reader) mapping(n ast.Node) []*ast.MappingValueNode {
	pairs, ok := pairsOf(n)
	if !ok {
		r.fail(n, "write \"name: value\" lines", "want fields, not %s", kindOf(n))
	}
	return pairs
}

// pairsOf returns the entries of a mapping, and whether it is one.
func pairsOf(n ast.Node) (pairs []*ast.MappingValueNode, ok bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// key returns an entry's name.
func (r *reader) key(pair *ast.MappingValueNode) string {
	if s, ok := pair.Key.(*ast.StringNode); ok {
		return s.Value
	}
	r.fail(pair.Key, "", "a field's name must be text")
	return ""
}

// kindOf names what a node is, for a person who expected something else.
func kindOf(n ast.Node) string {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "nothing"
	case *ast.MappingNode, *ast.MappingValueNode:
		return "fields"
	case *ast.SequenceNode:
		return "a list"
	case *ast.IntegerNode:
		return "the number " + printable(n.GetToken().Value, 24)
	case *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return "the fraction " + printable(n.GetToken().Value, 24)
	case *ast.BoolNode:
		return n.GetToken().Value
	case *ast.StringNode:
		return strconv.Quote(printable(n.Value, 24))
	}
	if n.GetToken() != nil && n.GetToken().Type == token.LiteralType {
		return "a block of text"
	}
	return "this"
}

func amount(least, most int, one, many string) string {
	switch {
	case least == most && least == 1:
		return "exactly 1 " + one
	case least == most:
		return fmt.Sprintf("exactly %d %s", least, many)
	}
	return fmt.Sprintf("from %d to %d %s", least, most, many)
}
