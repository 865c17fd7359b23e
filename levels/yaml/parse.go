package yaml

import "strings"

// keyMax is how long a key may be, in bytes: YAML lets nobody look further for its colon.
const keyMax = 1000

// Parse reads the one document of a source and returns its root, nil where there is nothing but comments. The error is
// an *Error.
func Parse(source []byte) (root *Node, err error) {
	text := strings.TrimPrefix(string(source), "\ufeff")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	s := &scanner{source: text}
	defer func() {
		if failure := recover(); failure != nil {
			ours, ok := failure.(*Error)
			if !ok {
				panic(failure)
			}
			root, err = nil, ours
		}
	}()
	s.refuseUnprintable()
	return s.document(), nil
}

// refuseUnprintable refuses what cannot be seen, and the line ends that only some readers take for such.
func (s *scanner) refuseUnprintable() {
	m := mark{}
	for i, c := range s.source {
		switch {
		case c == '\n':
			m = mark{line: m.line + 1, start: i + 1}
		case c == '\t':
		case c < ' ', c >= 0x7f && c < 0xa0, c == 0x2028, c == 0x2029, c == 0xfeff, c == 0xfffd, c == 0xfffe, c == 0xffff:
			m.at = i
			s.failAt(m, "remove it; is this a UTF-8 text file?", "the file has a character in it that cannot be seen (%U)", c)
		}
	}
}

func (s *scanner) document() *Node {
	s.next()
	if !s.ended() && s.peek(0) == '%' && s.at == s.start {
		s.failAt(s.mark(), "leave it out", "tags and directives are not part of this format")
	}
	var root *Node
	if s.marker() && s.peek(0) == '-' {
		s.at += 3
		if !s.next() && !s.over() && s.blockStart() {
			s.malformed(s.mark(), "fields and lists begin on a line of their own")
		}
	}
	if !s.over() {
		root = s.block(-1)
		s.next()
	}
	for s.marker() {
		s.at += 3
		if s.next(); !s.over() {
			s.failAt(s.mark(), "put it into a file of its own", "the file has more than one document")
		}
	}
	if !s.ended() {
		s.malformed(s.mark(), "this stands neither below nor beside what comes before")
	}
	return root
}

// blockStart reports whether a list's entry or a key is next.
func (s *scanner) blockStart() bool {
	if s.peek(0) == '-' && s.blank(1) {
		return true
	}
	here := s.mark()
	defer s.back(here)
	return s.key() != nil
}

func (s *scanner) node(kind Kind, at mark) *Node {
	line, column := s.place(at)
	return &Node{Kind: kind, Line: line, Column: column}
}

// block reads a value that begins on a line of its own, or with the document: the scanner stands at it. parent is the
// indentation of what it belongs to: text that goes on below stands right of that.
func (s *scanner) block(parent int) *Node {
	indent := s.indent()
	switch {
	case s.peek(0) == '-' && s.blank(1):
		return s.sequence(indent)
	case s.peek(0) == '|' || s.peek(0) == '>':
		return s.blockText(parent)
	}
	if n := s.tryMapping(indent); n != nil {
		return n
	}
	return s.inline(parent)
}

// sequence reads the entries of a list, whose hyphens all stand at the indentation.
func (s *scanner) sequence(indent int) *Node {
	n := s.node(Sequence, s.mark())
	for {
		s.refuseIndentation()
		hyphen := s.mark()
		s.at++
		n.Items = append(n.Items, s.entry(indent, hyphen))
		if s.next(); s.over() || s.indent() < indent {
			return n
		}
		if s.indent() > indent || s.peek(0) != '-' || !s.blank(1) {
			if s.indent() == indent {
				return n // the next key of a mapping whose list is not indented
			}
			s.malformed(s.mark(), "this stands neither below nor beside what comes before")
		}
	}
}

// entry reads what follows a hyphen: on its line fields and lists too, indented as far as they stand.
func (s *scanner) entry(indent int, hyphen mark) *Node {
	behind := s.mark()
	moved := s.next()
	if s.over() || moved && s.indent() <= indent {
		return s.node(Null, behind)
	}
	if !moved {
		for at := hyphen.at + 1; at < s.at; at++ {
			if s.source[at] == '\t' && s.blockStart() {
				s.failAt(behind, "use spaces", "a tab indents what follows the hyphen")
			}
		}
	}
	return s.block(indent)
}

// tryMapping reads a mapping if a key is next, and returns nil if none is.
func (s *scanner) tryMapping(indent int) *Node {
	here := s.mark()
	key := s.key()
	if key == nil {
		s.back(here)
		return nil
	}
	n := s.node(Mapping, here)
	for {
		s.refuseSecond(n, key, here)
		s.refuseIndentationAt(here)
		n.Fields = append(n.Fields, Field{key, s.value(indent)})
		s.next()
		if s.over() || s.indent() < indent {
			return n
		}
		here = s.mark()
		if s.indent() > indent {
			s.malformed(here, "this stands neither below nor beside what comes before")
		}
		if key = s.key(); key == nil {
			s.back(here)
			s.malformed(here, "want \"name: value\" here, as above")
		}
	}
}

func (s *scanner) refuseSecond(n, key *Node, at mark) {
	for _, f := range n.Fields {
		if f.Key.Text == key.Text {
			s.malformed(at, "mapping key %q already defined at [%d:%d]", shortened(key.Text), f.Key.Line, f.Key.Column)
		}
	}
}

func shortened(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return text
}

func (s *scanner) refuseIndentation() { s.refuseIndentationAt(s.mark()) }

func (s *scanner) refuseIndentationAt(m mark) {
	if _, column := s.place(m); column > IndentationMax {
		s.failAt(m, "", "lists and blocks are nested too deep: column %d, at most %d", column, IndentationMax)
	}
}

// value reads what follows a key's colon in a block.
func (s *scanner) value(indent int) *Node {
	behind := s.mark()
	behind.at-- // the colon
	if s.next() {
		if s.over() || s.indent() < indent || s.indent() == indent && (s.peek(0) != '-' || !s.blank(1)) {
			return s.node(Null, behind)
		}
		return s.block(indent)
	}
	switch c := s.peek(0); {
	case c == '-' && s.blank(1):
		s.malformed(s.mark(), "a list begins on a line of its own")
	case c == '|' || c == '>':
		return s.blockText(indent)
	}
	return s.inline(indent)
}

// key reads a key and its colon. It returns nil where none is next; the scanner may then stand anywhere.
func (s *scanner) key() *Node {
	here := s.mark()
	var n *Node
	switch c := s.peek(0); {
	case c == '?' && s.blank(1):
		s.failAt(here, "write \"name: value\"", "keys with a question mark are not part of this format")
	case c == '"' || c == '\'':
		end, ok := s.quoteEnd()
		if !ok {
			return nil
		}
		n = s.quoted(-1)
		if s.at != end {
			return nil
		}
	case c == '[' || c == '{' || c == '|' || c == '>':
		return nil
	case c == ':' && s.blank(1):
		s.malformed(here, "a name is missing before the colon")
	default:
		n = s.plainLine()
		if n == nil {
			return nil
		}
	}
	s.blanks()
	if s.peek(0) != ':' || !s.blank(1) {
		return nil
	}
	if s.at-here.at > keyMax {
		s.malformed(here, "this name is too long")
	}
	s.at++
	if n.Kind == String && n.Text == "<<" && s.source[here.at] == '<' {
		s.failAt(here, "write the value out where it is used", "anchors and aliases are not part of this format")
	}
	return n
}

// inline reads a scalar or brackets to the end of its last line. Text may go on below, further right than parent.
func (s *scanner) inline(parent int) *Node {
	here := s.mark()
	var n *Node
	switch s.peek(0) {
	case '[', '{':
		n = s.brackets()
	case '"', '\'':
		n = s.quoted(parent)
	default:
		n = s.plain(parent)
	}
	s.rest()
	switch {
	case s.ended() || s.peek(0) == '\n':
	case s.peek(0) == ':' && s.blank(1) && s.mark().line == here.line:
		s.failAt(s.mark(), "start a new line, or put the text in quotes", "there is a second \": \" in this line")
	case s.peek(0) == ':' && s.blank(1):
		s.malformed(s.mark(), "fields cannot follow a text; put the text in quotes, or the fields further left")
	default:
		s.malformed(s.mark(), "there is more in this line than its value")
	}
	return n
}
