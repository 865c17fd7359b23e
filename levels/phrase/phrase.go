package phrase

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blanks are what is filled in, by the names of the blanks. A value is printed as fmt.Print does.
type Blanks map[string]any

// Text is one entry of a catalogue. The zero Text says nothing.
type Text struct {
	forms      []string // as they are written
	one, other []piece
}

// piece is words as they are, or a blank.
type piece struct {
	words string
	name  string // of the blank; "" where it is words
	cap   bool   // the first letter becomes a capital one
}

// New makes a text. one may be empty: then other serves all counts. The error names what stands between braces and is
// no blank.
func New(one, other string) (Text, error) {
	ones, err := pieces(one)
	if err != nil {
		return Text{}, err
	}
	others, err := pieces(other)
	if err != nil {
		return Text{}, err
	}
	t := Text{forms: []string{other}, one: ones, other: others}
	if one != "" {
		t.forms = []string{one, other}
	}
	return t, nil
}

func pieces(text string) ([]piece, error) {
	var all []piece
	for text != "" {
		before, rest, found := strings.Cut(text, "{{")
		if before != "" {
			all = append(all, piece{words: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, fmt.Errorf("phrase: a blank is not closed: {{%s", rest)
		}
		p := piece{}
		name := strings.TrimSpace(inside)
		if of, ok := strings.CutPrefix(name, "cap "); ok {
			p.cap, name = true, strings.TrimSpace(of)
		}
		of, ok := strings.CutPrefix(name, ".")
		if !ok || !isName(of) {
			return nil, fmt.Errorf("phrase: {{%s}} is no blank; write {{.Name}} or {{cap .Name}}", inside)
		}
		p.name = of
		all = append(all, p)
		text = after
	}
	return all, nil
}

func isName(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// HasOne tells whether the text has a form of its own for one thing.
func (t Text) HasOne() bool { return len(t.forms) > 1 }

// Forms returns the text as it is written, its blanks not filled in: the form for one thing first, if there is one.
func (t Text) Forms() []string { return t.forms }

// Fill returns the text with its blanks filled in. A count of 1, as any type of integer, takes the form for one thing,
// if there is one; anything else, nil too, takes the other. A blank that nothing is given for stays as it is written,
// so that it is noticed.
func (t Text) Fill(blanks Blanks, count any) string {
	form := t.other
	if t.HasOne() && isOne(count) {
		form = t.one
	}
	if len(form) == 1 && form[0].name == "" {
		return form[0].words
	}
	var b strings.Builder
	for _, p := range form {
		p.write(&b, blanks)
	}
	return b.String()
}

func (p piece) write(b *strings.Builder, blanks Blanks) {
	value, given := blanks[p.name]
	switch {
	case p.name == "":
		b.WriteString(p.words)
	case !given:
		fmt.Fprintf(b, "{{.%s}}", p.name)
	case p.cap:
		text := fmt.Sprint(value)
		first, size := utf8.DecodeRuneInString(text)
		if size > 0 {
			b.WriteRune(unicode.ToUpper(first))
		}
		b.WriteString(text[size:])
	default:
		if text, ok := value.(string); ok {
			b.WriteString(text)
			return
		}
		fmt.Fprint(b, value)
	}
}

// isOne tells whether a count is the number 1.
func isOne(count any) bool {
	switch n := count.(type) {
	case int:
		return n == 1
	case int32:
		return n == 1
	case int64:
		return n == 1
	case uint64:
		return n == 1
	}
	return false
}
