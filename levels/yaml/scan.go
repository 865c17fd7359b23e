package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// advice is for what is no YAML of any kind.
const advice = "compare with the examples in levels/FORMAT.md; look for a missing quote, bracket or indentation"

// scanner walks over the source. Its methods panic with an *Error, which Parse catches: so no caller can forget one.
type scanner struct {
	source string
	at     int // byte
	line   int // from 0
	start  int // byte at which the line begins
	flow   int // how many brackets are open
}

// mark is a place to return to, or to blame.
type mark struct{ at, line, start int }

func (s *scanner) mark() mark { return mark{s.at, s.line, s.start} }

func (s *scanner) back(to mark) { s.at, s.line, s.start = to.at, to.line, to.start }

// place returns line and column of a mark, from 1.
func (s *scanner) place(m mark) (line, column int) {
	return m.line + 1, utf8.RuneCountInString(s.source[m.start:m.at]) + 1
}

func (s *scanner) failAt(m mark, advice, message string, args ...any) {
	line, column := s.place(m)
	panic(&Error{Line: line, Column: column, Message: fmt.Sprintf(message, args...), Advice: advice})
}

// malformed is for what no reader of YAML would accept.
func (s *scanner) malformed(m mark, message string, args ...any) {
	s.failAt(m, advice, "this is not YAML: "+message, args...)
}

// peek returns the byte that is so many further, 0 at the end.
func (s *scanner) peek(further int) byte {
	if s.at+further < len(s.source) {
		return s.source[s.at+further]
	}
	return 0
}

func (s *scanner) ended() bool { return s.at >= len(s.source) }

// indent is the column of the next byte, from 0, in bytes: it is asked for only where nothing but spaces and ASCII
// stands before.
func (s *scanner) indent() int { return s.at - s.start }

// blank reports whether a space, a line's end or the end of the source is so many bytes further.
func (s *scanner) blank(further int) bool {
	c := s.peek(further)
	return c == ' ' || c == '\t' || c == '\n' || c == 0
}

// isFlow reports whether the byte ends a plain text inside of brackets.
func isFlow(c byte) bool { return strings.IndexByte(",[]{}", c) >= 0 && c != 0 }

func (s *scanner) spaces() {
	for s.peek(0) == ' ' {
		s.at++
	}
}

func (s *scanner) blanks() {
	for s.peek(0) == ' ' || s.peek(0) == '\t' {
		s.at++
	}
}

// newline steps over the end of a line.
func (s *scanner) newline() {
	s.at++
	s.line++
	s.start = s.at
}

// rest steps over blanks and a comment to the end of the line. Before a comment there must be a blank or nothing.
func (s *scanner) rest() {
	s.blanks()
	if s.peek(0) != '#' || s.at > s.start && !blankByte(s.source[s.at-1]) {
		return
	}
	if end := strings.IndexByte(s.source[s.at:], '\n'); end >= 0 {
		s.at += end
	} else {
		s.at = len(s.source)
	}
}

func blankByte(c byte) bool { return c == ' ' || c == '\t' }

// next steps over blanks, comments and lines' ends to what comes next, and reports whether that is on another line. A
// tab may separate, but not indent.
func (s *scanner) next() (moved bool) {
	for {
		from := s.at == s.start
		s.spaces()
		tab := s.mark()
		s.rest()
		if s.ended() {
			return true
		}
		if s.peek(0) != '\n' {
			if (from || moved) && s.flow == 0 && tab.at < s.at {
				s.failAt(tab, "use spaces", "a tab indents this line")
			}
			return moved
		}
		s.newline()
		moved = true
	}
}

// marker reports whether a line that begins or ends a document is next.
func (s *scanner) marker() bool {
	if s.at != s.start || !s.blank(3) {
		return false
	}
	ahead := s.source[s.at:]
	return strings.HasPrefix(ahead, "---") || strings.HasPrefix(ahead, "...")
}

// over reports whether the document ends here.
func (s *scanner) over() bool { return s.ended() || s.marker() }
