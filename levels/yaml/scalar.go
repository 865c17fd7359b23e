package yaml

import (
	"strconv"
	"strings"
)

// plain reads text without quotes. It may go on below, further right than parent; in brackets, anywhere.
func (s *scanner) plain(parent int) *Node {
	n := s.plainLine()
	if n == nil {
		s.malformed(s.mark(), "want a value here")
	}
	for {
		here := s.mark()
		s.blanks()
		if s.peek(0) != '\n' {
			s.back(here)
			return n
		}
		breaks := 0
		for s.peek(0) == '\n' {
			s.newline()
			breaks++
			s.spaces()
			if s.peek(0) == '\t' {
				s.foldTab(parent)
			}
		}
		if s.over() || s.flow == 0 && s.indent() <= parent || s.peek(0) == '#' || s.flow > 0 && isFlow(s.peek(0)) || s.colonNext() {
			s.back(here)
			return n
		}
		words := s.words()
		n.Text += fold(breaks) + words
		n.Kind = String // what goes over lines is text
	}
}

// foldTab steps over the tabs before a line's text, which are allowed where the line is indented by spaces already.
func (s *scanner) foldTab(parent int) {
	here := s.mark()
	s.blanks()
	if s.peek(0) != '\n' && !s.ended() && s.flow == 0 && here.at-here.start <= parent {
		s.failAt(here, "use spaces", "a tab indents this line")
	}
}

// fold is what so many line ends in a row become inside of a text.
func fold(breaks int) string {
	if breaks == 1 {
		return " "
	}
	return strings.Repeat("\n", breaks-1)
}

// plainLine reads the part of a plain text that is on this line, or returns nil if there is none.
func (s *scanner) plainLine() *Node {
	here := s.mark()
	c := s.peek(0)
	switch {
	case c == '&' || c == '*':
		s.failAt(here, "write the value out where it is used, or put the text in quotes", "anchors and aliases are not part of this format")
	case c == '!':
		s.failAt(here, "leave it out, or put the text in quotes", "tags and directives are not part of this format")
	case c == '%' || c == '@' || c == '`':
		s.failAt(here, "put the text in quotes", "a text without quotes cannot begin with %c", c)
	case c == '|' || c == '>':
		s.failAt(here, "put the text in quotes", "a block of text cannot stand here")
	case c == '-' || c == '?' || c == ':':
		if s.blank(1) || s.flow > 0 && isFlow(s.peek(1)) {
			return nil
		}
	case c == 0 || c == '#' || isFlow(c):
		return nil
	}
	n := s.node(String, here)
	n.Text = s.words()
	n.Kind = kindOf(n.Text)
	return n
}

// words reads to where a plain text ends on this line: a colon or a comment, in brackets also a comma or a bracket.
func (s *scanner) words() string {
	from, end := s.at, s.at
	for ; s.at < len(s.source); s.at++ {
		c := s.source[s.at]
		if c == '\n' || s.colonNext() || s.flow > 0 && isFlow(c) || c == '#' && s.at > from && blankByte(s.source[s.at-1]) {
			break
		}
		if !blankByte(c) {
			end = s.at + 1
		}
	}
	s.at = end
	return s.source[from:end]
}

// colonNext reports whether a colon is next that ends a plain text. Readers do not agree on one before a comma or a
// bracket.
func (s *scanner) colonNext() bool {
	if s.peek(0) != ':' {
		return false
	}
	if s.flow > 0 && isFlow(s.peek(1)) {
		s.failAt(s.mark(), "put a space behind the colon, or the text in quotes", "what does this colon belong to?")
	}
	return s.blank(1)
}

// quoteEnd returns where a quoted text ends, if it ends on this line.
func (s *scanner) quoteEnd() (end int, ok bool) {
	quote := s.source[s.at]
	for i := s.at + 1; i < len(s.source) && s.source[i] != '\n'; i++ {
		switch {
		case s.source[i] == '\\' && quote == '"':
			i++
		case s.source[i] != quote:
		case quote == '\'' && i+1 < len(s.source) && s.source[i+1] == '\'':
			i++
		default:
			return i + 1, true
		}
	}
	return 0, false
}

// quoted reads text in quotes, over one or more lines.
func (s *scanner) quoted(parent int) *Node {
	here := s.mark()
	quote := s.peek(0)
	n := s.node(String, here)
	var text strings.Builder
	for s.at++; ; {
		c := s.peek(0)
		switch {
		case s.ended():
			s.malformed(here, "the quote is not closed")
		case c == quote && quote == '\'' && s.peek(1) == '\'':
			text.WriteByte('\'')
			s.at += 2
		case c == quote:
			s.at++
			n.Text = text.String()
			return n
		case c == '\\' && quote == '"':
			s.escape(&text, parent)
		case c == '\n' || blankByte(c):
			s.quotedBlank(&text, parent, here)
		default:
			text.WriteByte(c)
			s.at++
		}
	}
}

// quotedBlank reads blanks inside of quotes: at a line's end they and those of the next line fall away.
func (s *scanner) quotedBlank(text *strings.Builder, parent int, open mark) {
	from := s.at
	s.blanks()
	if s.peek(0) != '\n' {
		text.WriteString(s.source[from:s.at])
		return
	}
	text.WriteString(fold(s.quotedBreaks(parent, open)))
}

// quotedBreaks steps over lines' ends and the indentation behind them, and counts the ends.
func (s *scanner) quotedBreaks(parent int, open mark) int {
	breaks := 0
	for s.peek(0) == '\n' {
		s.newline()
		breaks++
		if s.marker() {
			s.malformed(open, "the quote is not closed")
		}
		s.spaces()
		indent := s.indent()
		s.blanks()
		if s.flow == 0 && s.peek(0) != '\n' && !s.ended() && indent <= parent {
			s.malformed(open, "the quote is not closed, or the text below is not indented")
		}
	}
	return breaks
}

// simpleEscapes are those of one letter.
var simpleEscapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r", 'e': "\x1b", ' ': " ",
	'"': "\"", '/': "/", '\\': "\\", 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape reads a backslash and what it stands for.
func (s *scanner) escape(text *strings.Builder, parent int) {
	here := s.mark()
	s.at++
	c := s.peek(0)
	if c == '\n' {
		if breaks := s.quotedBreaks(parent, here); breaks > 1 {
			text.WriteString(fold(breaks))
		}
		return
	}
	if plain, ok := simpleEscapes[c]; ok && !s.ended() {
		text.WriteString(plain)
		s.at++
		return
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits == 0 || s.at+1+digits > len(s.source) {
		s.malformed(here, "there is no such escape; write \\\\ for a backslash")
	}
	code, err := strconv.ParseUint(s.source[s.at+1:s.at+1+digits], 16, 32)
	if err != nil || code > 0x10ffff || code >= 0xd800 && code < 0xe000 {
		s.malformed(here, "this escape is no character")
	}
	text.WriteRune(rune(code))
	s.at += 1 + digits
}
