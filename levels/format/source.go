package format

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Bounds of a file's syntax. Level files stay far below them; they are here so
// that the recursive parser behind is never given anything deep.
const (
	flowDepthMax   = 16  // of [ ] and { } in one another
	indentationMax = 120 // column at which a list entry or a block's key may stand
)

// document parses the file to its one document's root. It returns nil and sets
// r.err where that is not possible.
func (r *reader) document() (root ast.Node) {
	r.source = bytes.TrimPrefix(r.source, []byte("\ufeff"))
	if r.refuseBytes(); r.err != nil {
		return nil
	}
	// The parser is somebody else's code and these are somebody else's bytes:
	// should it fail in a way that we do not know, the file is at fault, not
	// the program that reads it.
	defer func() {
		if failure := recover(); failure != nil {
			root = nil
			r.failAt(1, 1, "write the file more plainly, and report it as a fault of this program", "this YAML cannot be read (%v)", failure)
		}
	}()
	tokens := lexer.Tokenize(string(r.source))
	if r.refuseTokens(tokens); r.err != nil {
		return nil
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		r.failSyntax(err)
		return nil
	}
	var bodies []ast.Node
	for _, doc := range file.Docs {
		if doc.Body != nil {
			bodies = append(bodies, doc.Body)
		}
	}
	switch {
	case len(bodies) == 0:
		r.failAt(0, 0, "start with the line \"format: 1\"", "the file is empty")
		return nil
	case len(bodies) > 1:
		r.fail(bodies[1], "put it into a file of its own", "the file has more than one document")
		return nil
	}
	return bodies[0]
}

func (r *reader) refuseBytes() {
	if len(r.source) > FileBytesMax {
		r.failAt(0, 0, "make the level smaller", "the file has %d bytes, at most %d are read", len(r.source), FileBytesMax)
		return
	}
	line, column := 1, 1
	for i := 0; i < len(r.source); {
		c, size := utf8.DecodeRune(r.source[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			r.failAt(line, column, "save the file as UTF-8", "byte %#02x is not UTF-8 text", r.source[i])
			return
		case c == 0:
			r.failAt(line, column, "remove it; is this a text file?", "the file has a zero byte in it")
			return
		case c == '\n':
			line, column = line+1, 0
		}
		i += size
		column++
	}
}

// refuseTokens looks for what this format leaves out of YAML, and for nesting
// that no level needs, before anything recursive sees the file.
func (r *reader) refuseTokens(tokens token.Tokens) {
	flow, line, colons := 0, 0, 0
	for i, t := range tokens {
		if t.Position.Line != line {
			line, colons = t.Position.Line, 0
		}
		switch t.Type {
		case token.AnchorType, token.AliasType, token.MergeKeyType:
			r.failToken(t, "write the value out where it is used", "anchors and aliases are not part of this format")
		case token.TagType, token.DirectiveType:
			r.failToken(t, "leave it out", "tags and directives are not part of this format")
		case token.MappingKeyType:
			r.failToken(t, "write \"name: value\"", "keys with a question mark are not part of this format")
		case token.SequenceStartType, token.MappingStartType:
			if flow++; flow > flowDepthMax {
				r.failToken(t, "", "brackets are nested more than %d deep", flowDepthMax)
			}
		case token.SequenceEndType, token.MappingEndType:
			flow = max(0, flow-1)
		case token.SequenceEntryType:
			r.refuseIndentation(t)
		case token.MappingValueType:
			if colons++; flow == 0 && i > 0 && colons == 1 {
				r.refuseIndentation(tokens[i-1])
			} else if flow == 0 && colons > 1 {
				r.failToken(t, "start a new line, or put the text in quotes", "there is a second \": \" in this line")
			}
		}
		if r.err != nil {
			return
		}
	}
}

func (r *reader) refuseIndentation(t *token.Token) {
	if t.Position.Column > indentationMax {
		r.failToken(t, "", "lists and blocks are nested too deep: column %d, at most %d", t.Position.Column, indentationMax)
	}
}

// failSyntax makes our error of the parser's.
func (r *reader) failSyntax(err error) {
	var known yaml.Error
	if errors.As(err, &known) && known.GetToken() != nil {
		r.failToken(known.GetToken(), "compare with the examples in levels/FORMAT.md; look for a missing quote, bracket or indentation",
			"this is not YAML: %s", known.GetMessage())
		return
	}
	r.failAt(1, 1, "compare with the examples in levels/FORMAT.md", "this is not YAML: %s", printable(err.Error(), 120))
}

func (r *reader) failToken(t *token.Token, advice, message string, args ...any) {
	r.failAt(t.Position.Line, t.Position.Column, advice, message, args...)
}

// fail records an error at a node.
func (r *reader) fail(n ast.Node, advice, message string, args ...any) {
	t := start(n)
	if t == nil {
		r.failAt(0, 0, advice, message, args...)
		return
	}
	r.failToken(t, advice, message, args...)
}

// failAt records an error; only the first one counts, since the later ones are
// often its consequences.
func (r *reader) failAt(line, column int, advice, message string, args ...any) {
	if r.err != nil {
		return
	}
	r.err = &Error{File: r.file, Line: line, Column: column, Message: fmt.Sprintf(message, args...), Advice: advice}
	if r.variant > 1 && r.parameters != nil { // the line says $name, which is well in the variants before
		r.err.Message += fmt.Sprintf(", in variant %d", r.variant)
	}
	if line > 0 {
		r.err.source = sourceLine(r.source, line)
	}
}

// start returns the token with which a node begins. A mapping's own token is
// its first colon, which is not where a person would look.
func start(n ast.Node) *token.Token {
	switch n := n.(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		if !n.IsFlowStyle && len(n.Values) > 0 {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}
