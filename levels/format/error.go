package format

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with a file, where, and what to do about it. It is
// the only type of error that this package returns.
type Error struct {
	File    string
	Line    int // from 1; 0 where it is about the file as a whole
	Column  int // in characters, from 1
	Message string
	Advice  string // a way out; may be ""

	source string // the line it happened in, for Detail
}

// Error returns the error in one line, as in
// "level.yaml:12:5: there is no global \"totl\" (did you mean \"total\"?)".
func (e *Error) Error() string {
	text := e.place() + e.Message
	if e.Advice != "" {
		text += " (" + e.Advice + ")"
	}
	return text
}

func (e *Error) place() string {
	if e.Line == 0 {
		return e.File + ": "
	}
	return fmt.Sprintf("%s:%d:%d: ", e.File, e.Line, e.Column)
}

// Detail returns the error over several lines, with the line of the file and a
// mark under the column.
func (e *Error) Detail() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n", e.place(), e.Message)
	if e.source != "" {
		number := fmt.Sprintf("%5d", e.Line)
		fmt.Fprintf(&b, "%s | %s\n", number, e.source)
		fmt.Fprintf(&b, "%s | %s^\n", strings.Repeat(" ", len(number)), strings.Repeat(" ", max(0, e.Column-1)))
	}
	if e.Advice != "" {
		fmt.Fprintf(&b, "Advice: %s\n", e.Advice)
	}
	return b.String()
}

// sourceLine returns a line of the source for showing: cut to what fits a
// screen, with nothing in it that a terminal would obey.
func sourceLine(source []byte, line int) string {
	const shown = 160
	for ; line > 1; line-- {
		end := bytes.IndexByte(source, '\n')
		if end < 0 {
			return ""
		}
		source = source[end+1:]
	}
	text, _, _ := bytes.Cut(source, []byte("\n"))
	return printable(string(text), shown)
}

// printable replaces what is no visible character by '·' and cuts the text to a
// number of characters.
func printable(text string, most int) string {
	var b strings.Builder
	for _, c := range text {
		if most--; most < 0 {
			b.WriteString("...")
			break
		}
		switch {
		case c == '\t':
			b.WriteByte(' ')
		case c < ' ' || c == 0x7f || c == utf8.RuneError:
			b.WriteRune('·')
		default:
			b.WriteRune(c)
		}
	}
	return strings.TrimRight(b.String(), " ")
}
