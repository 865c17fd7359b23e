package code

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// TokenKind says what a piece of a line is, for its colour. Kinds differ in weight or
// slant too, never by colour alone.
type TokenKind uint8

const (
	Plain   TokenKind = iota // names, signs and spaces
	Keyword                  // words of the language
	Number
	Quoted  // text in quotes
	Comment // to the end of the line
)

// Token is a piece of a line.
type Token struct {
	Kind TokenKind
	Text string
}

// tokenizer cuts the lines of one program. It remembers whether it is within a text
// of several lines.
type tokenizer struct {
	comment  string // what a comment begins with
	keywords []string
	block    string // what a text of several lines begins and ends with; "" where there is none
	within   bool
}

func newTokenizer(l Language) *tokenizer {
	if l == Go {
		return &tokenizer{comment: "//", keywords: goKeywords()}
	}
	return &tokenizer{comment: "#", keywords: pythonKeywords(), block: `"""`}
}

// line cuts one line into pieces.
func (t *tokenizer) line(text string) Line {
	var l Line
	add := func(kind TokenKind, piece string) {
		if last := len(l) - 1; last >= 0 && kind == Plain && l[last].Kind == Plain {
			l[last].Text += piece
		} else if piece != "" {
			l = append(l, Token{kind, piece})
		}
	}
	for text != "" {
		size, kind := t.next(text)
		add(kind, text[:size])
		text = text[size:]
	}
	return l
}

// next returns the size and kind of the first piece of a text that is not empty.
func (t *tokenizer) next(text string) (size int, kind TokenKind) {
	first, width := utf8.DecodeRuneInString(text)
	switch {
	case t.within, t.block != "" && strings.HasPrefix(text, t.block):
		return t.blockText(text), Quoted
	case strings.HasPrefix(text, t.comment):
		return len(text), Comment
	case first == '"' || first == '\'' || first == '`':
		return quotedSize(text), Quoted
	case unicode.IsDigit(first):
		return len(text) - len(strings.TrimLeft(text, "0123456789_.")), Number
	case first == '_' || unicode.IsLetter(first):
		size = len(text) - len(strings.TrimLeftFunc(text, inName))
		if slices.Contains(t.keywords, text[:size]) {
			return size, Keyword
		}
		return size, Plain
	}
	return width, Plain
}

func (t *tokenizer) blockText(text string) int {
	from := 0
	if !t.within {
		from = len(t.block)
	}
	end := strings.Index(text[from:], t.block)
	if t.within = end < 0; t.within {
		return len(text)
	}
	return from + end + len(t.block)
}

// quotedSize returns the size of a text in quotes, up to the line's end where nothing
// closes it.
func quotedSize(text string) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case text[0]:
			return i + 1
		}
	}
	return len(text)
}

func inName(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func pythonKeywords() []string {
	return []string{
		"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
		"except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
		"return", "try", "while", "with", "yield",
	}
}

func goKeywords() []string {
	return []string{
		"break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto", "if",
		"import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var",
	}
}
