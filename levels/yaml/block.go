package yaml

import "strings"

// blockText reads text after | or >. It stands further right than parent.
func (s *scanner) blockText(parent int) *Node {
	here := s.mark()
	n := s.node(Block, here)
	folded := s.peek(0) == '>'
	s.at++
	indent, chomp := s.blockHeader()
	if indent > 0 {
		indent += max(parent, 0)
	}
	s.rest()
	if !s.ended() && s.peek(0) != '\n' {
		s.malformed(s.mark(), "a block of text begins on the next line")
	}
	if !s.ended() {
		s.newline()
	}
	indent, breaks := s.blockIndent(indent, max(parent+1, 1))

	var text strings.Builder
	pending, afterIndented := "", false // the end of the line before, and whether that line was further right
	for s.indent() == indent && !s.over() {
		indented := blankByte(s.peek(0))
		if folded && pending != "" && !afterIndented && !indented {
			if breaks == 0 {
				text.WriteByte(' ')
			}
		} else {
			text.WriteString(pending)
		}
		text.WriteString(strings.Repeat("\n", breaks))
		afterIndented = indented
		end := strings.IndexByte(s.source[s.at:], '\n')
		if end < 0 {
			text.WriteString(s.source[s.at:])
			s.at = len(s.source)
			pending, breaks = "", 0
			break
		}
		text.WriteString(s.source[s.at : s.at+end])
		s.at += end
		s.newline()
		pending = "\n"
		breaks = s.blockBreaks(indent)
	}
	if chomp != '-' {
		text.WriteString(pending)
	}
	if chomp == '+' {
		text.WriteString(strings.Repeat("\n", breaks))
	}
	n.Text = text.String()
	return n
}

// blockHeader reads what may stand behind | and >: how far the text is indented, and what becomes of its last line
// ends: '-' for none, '+' for all.
func (s *scanner) blockHeader() (indent int, chomp byte) {
	for range 2 {
		switch c := s.peek(0); {
		case (c == '-' || c == '+') && chomp == 0:
			chomp = c
			s.at++
		case c >= '1' && c <= '9' && indent == 0:
			indent = int(c - '0')
			s.at++
		}
	}
	return indent, chomp
}

// blockIndent returns where the lines of the text begin, known or as the first line has it, and how many empty lines
// stand before it. The scanner then stands at the first line's text.
func (s *scanner) blockIndent(known, least int) (indent, breaks int) {
	if known > 0 {
		return known, s.blockBreaks(known)
	}
	widest := mark{}
	for {
		s.spaces()
		if s.peek(0) != '\n' {
			break
		}
		if s.indent() > widest.at-widest.start {
			widest = s.mark()
		}
		s.newline()
		breaks++
	}
	if s.peek(0) == '\t' && s.indent() < least {
		s.failAt(s.mark(), "use spaces", "a tab indents this line")
	}
	if !s.ended() && s.indent() >= least && widest.at-widest.start > s.indent() {
		s.malformed(widest, "an empty line before a block of text is longer than the text's indentation")
	}
	if s.ended() || s.indent() < least {
		// There is no text: the place is left for whoever reads on.
		return max(least, widest.at-widest.start, s.indent()+1), breaks
	}
	return s.indent(), breaks
}

// blockBreaks steps over empty lines, and over the next line's indentation as far as it goes.
func (s *scanner) blockBreaks(indent int) (breaks int) {
	for {
		for s.indent() < indent && s.peek(0) == ' ' {
			s.at++
		}
		if s.peek(0) == '\t' && s.indent() < indent {
			s.failAt(s.mark(), "use spaces", "a tab indents this line")
		}
		if s.peek(0) != '\n' {
			return breaks
		}
		s.newline()
		breaks++
	}
}
