package format

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"lostupdate/levels/yaml"
)

// document parses the file to its one document's root. It returns nil and sets
// r.err where that is not possible.
func (r *reader) document() *yaml.Node {
	r.source = bytes.TrimPrefix(r.source, []byte("\ufeff"))
	if r.refuseBytes(); r.err != nil {
		return nil
	}
	root, err := yaml.Parse(r.source)
	var known *yaml.Error
	switch {
	case errors.As(err, &known):
		r.failAt(known.Line, known.Column, known.Advice, "%s", known.Message)
	case root == nil:
		r.failAt(0, 0, "start with the line \"format: 1\"", "the file is empty")
	}
	return root
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

// fail records an error at a node.
func (r *reader) fail(n *yaml.Node, advice, message string, args ...any) {
	if n == nil {
		r.failAt(0, 0, advice, message, args...)
		return
	}
	r.failAt(n.Line, n.Column, advice, message, args...)
}

// failAt records an error; only the first one counts, since the later ones are
// often its consequences.
func (r *reader) failAt(line, column int, advice, message string, args ...any) {
	if r.err != nil {
		return
	}
	r.err = &Error{File: r.file, Line: line, Column: column, Message: fmt.Sprintf(message, args...), Advice: advice}
	if line > 0 {
		r.err.source = sourceLine(r.source, line)
	}
}
