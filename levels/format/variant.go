package format

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"lostupdate/levels/puzzle"
)

// Bounds of the table of variants.
const (
	parametersMax      = 32
	parameterLengthMax = 80
)

// variantsField is the table of variants in a level file.
const variantsField = "variants"

// placeholder is where the value of a parameter belongs.
var placeholder = regexp.MustCompile(`\$[a-z](?:-?[a-z0-9])*`)

var parameterPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9 .,*=<>!+-]*$`)

// variantsShape is a list of the values that the parameters have, variant by variant.
func variantsShape() shape[[][]puzzle.Parameter] {
	row := dictionary(parameterValue(), 1, parametersMax)
	rows := list(row, 2, puzzle.VariantsMax)
	return shape[[][]puzzle.Parameter]{rows.schema, func(r *reader, n ast.Node) [][]puzzle.Parameter {
		var table [][]puzzle.Parameter
		for _, entries := range rows.read(r, n) {
			var parameters []puzzle.Parameter
			for i, e := range entries {
				if len(table) > 0 && (len(entries) != len(table[0]) || e.name != table[0][i].Name) {
					r.fail(e.key, "give every variant the same parameters, in the same order", "variant %d has other parameters than the first", len(table)+1)
				}
				parameters = append(parameters, puzzle.Parameter{Name: e.name, Value: e.value})
			}
			table = append(table, parameters)
		}
		return table
	}}
}

// parameterValue is a number, a word, or a few of them.
func parameterValue() shape[string] {
	s := &Schema{Type: "string", Pattern: parameterPattern.String(), MaxLength: parameterLengthMax}
	schema := &Schema{OneOf: []*Schema{{Type: "integer"}, {Type: "boolean"}, s}}
	return shape[string]{schema, func(r *reader, n ast.Node) string {
		value, ok := stringOf(n)
		switch n := n.(type) {
		case *ast.IntegerNode:
			value, ok = n.GetToken().Value, true
		case *ast.BoolNode:
			value, ok = strconv.FormatBool(n.Value), true
		}
		if !ok || len(value) > parameterLengthMax || !parameterPattern.MatchString(strings.TrimPrefix(value, "-")) {
			r.fail(n, "write a number, a name, or a few of them", "this is no value that a variant can have: %s", kindOf(n))
		}
		return value
	}}
}

// readElsewhere is the shape of a field that was read before all others.
func readElsewhere[T any](s shape[T]) shape[T] {
	return shape[T]{s.schema, func(*reader, ast.Node) (none T) { return none }}
}

// fillIn puts the values of the parameters where the file names them. Nothing behind it sees a placeholder, and errors
// still have the places that they have in the file.
func (r *reader) fillIn() {
	fields, _ := pairsOf(r.root)
	for _, field := range fields {
		switch name, _ := stringOf(field.Key); {
		case name == variantsField && r.variant > 0:
			r.choose(variantsShape().read(r, field.Value))
		case name == "names" && r.prose:
			words, _ := pairsOf(field.Value) // what else it may be is told when it is read
			for _, word := range words {
				of, _ := stringOf(word.Key)
				r.words[of], _ = stringOf(word.Value)
			}
		}
	}
	if r.err == nil && r.variant > max(1, r.variants) {
		r.fail(r.root, "", "the level has no variant %d", r.variant)
	}
	for _, field := range fields {
		if name, _ := stringOf(field.Key); name != variantsField || r.variant == 0 {
			r.filled(field)
		}
	}
}

// choose takes over the parameters of the variant that is wanted.
func (r *reader) choose(table [][]puzzle.Parameter) {
	if r.variants = len(table); r.err == nil && r.variant <= len(table) {
		r.parameters = table[r.variant-1]
	}
}

// filled returns a node with everything below it filled in.
func (r *reader) filled(n ast.Node) ast.Node {
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, pair := range n.Values {
			r.filled(pair)
		}
	case *ast.MappingValueNode:
		if key, ok := n.Key.(*ast.StringNode); ok {
			key.Value = r.fill(key.Value, key, nil) // of a name, not of what people read for it
		}
		n.Value = r.filled(n.Value)
	case *ast.SequenceNode:
		for i := range n.Values {
			n.Values[i] = r.filled(n.Values[i])
		}
	case *ast.LiteralNode:
		n.Value.Value = r.fill(n.Value.Value, n, r.words)
	case *ast.StringNode:
		return r.filledScalar(n)
	}
	return n
}

// filledScalar returns a number or a flag where nothing but that is left.
func (r *reader) filledScalar(n *ast.StringNode) ast.Node {
	text := r.fill(n.Value, n, r.words)
	if text == n.Value {
		return n
	}
	n.Value = text
	if r.prose {
		return n
	}
	is := *n.Token
	is.Value = text
	if _, err := strconv.ParseInt(text, 10, 64); err == nil {
		is.Type = token.IntegerType
		return ast.Integer(&is)
	}
	if text == "true" || text == "false" {
		is.Type = token.BoolType
		return ast.Bool(&is)
	}
	return n
}

// fill returns a text with the values of the parameters that it names, or with the words for them.
func (r *reader) fill(text string, n ast.Node, words map[string]string) string {
	if !strings.Contains(text, "$") {
		return text
	}
	return placeholder.ReplaceAllStringFunc(text, func(name string) string {
		var known []string
		for _, p := range r.parameters {
			if p.Name == name[1:] {
				if word := words[p.Value]; word != "" {
					return word
				}
				return p.Value
			}
			known = append(known, p.Name)
		}
		r.fail(n, Suggest(name[1:], known), "there is no parameter %q in the level's table of variants", name)
		return name
	})
}
