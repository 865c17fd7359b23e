package yaml

import "fmt"

// Kind is what a node is.
type Kind uint8

// The kinds. Plain text without quotes is a Null, Bool, Integer or Float where it looks like one, and a String elsewhere.
const (
	Null Kind = iota
	Bool
	Integer // decimal, or as in 0x1f, 0o17, 0b11 or 1_000: see Text
	Float
	String
	Block // text after | or >
	Sequence
	Mapping
)

// Node is a value and where it stands.
type Node struct {
	Kind Kind
	// Line and Column are where it begins, from 1; columns are counted in characters. A mapping begins with its first
	// key, an empty value behind the colon or hyphen before it.
	Line, Column int
	// Text is what a scalar says: a String's and a Block's text, the others as they are written.
	Text string
	// Items are the entries of a sequence.
	Items []*Node
	// Fields are the entries of a mapping, in the order of the file. No two keys are the same.
	Fields []Field
}

// Field is one entry of a mapping.
type Field struct {
	Key   *Node // a scalar; most often a String
	Value *Node // never nil: an empty value is a Null
}

// Bounds of nesting.
const (
	FlowDepthMax   = 16  // of [ ] and { } in one another
	IndentationMax = 120 // the last column at which an entry of a list, or a block's key, may stand
)

// Error says what is wrong with a document, and where. It is the only type of error of this package.
type Error struct {
	Line, Column int // from 1
	Message      string
	Advice       string // a way out; may be ""
}

func (e *Error) Error() string {
	text := fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message)
	if e.Advice != "" {
		text += " (" + e.Advice + ")"
	}
	return text
}
