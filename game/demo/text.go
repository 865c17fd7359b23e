package demo

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
)

// head begins every demo; the version follows.
const head = "lost-update demo "

// Where a game is started.
const (
	onDesktop = "desktop"
	inPage    = "page"
)

// ErrNewer says that a demo is of a newer release of the game.
var ErrNewer = errors.New("this demo is of a newer release of the game")

// Print writes a demo as Parse reads it.
func Print(d Demo) []byte {
	var b bytes.Buffer
	printHead(&b, d.Start)
	for _, s := range d.Steps {
		b.WriteString(s.String())
	}
	return b.Bytes()
}

func printHead(b *bytes.Buffer, s Start) {
	place := inPage
	if s.Desktop {
		place = onDesktop
	}
	fmt.Fprintf(b, "%s%d\nstart %s %s\n\n", head, Version, s.Language, place)
}

// String returns the lines of a step, each with its end.
func (s Step) String() string {
	line := s.Msg.String() + "\n"
	if s.Times != 1 {
		line = strconv.Itoa(s.Times) + " " + line
	}
	if s.Check {
		line += fmt.Sprintf("= %016x\n", s.Hash)
	}
	return line
}

// Parse reads a demo. Errors name the line; one that is of a newer release is ErrNewer.
func Parse(source []byte) (Demo, error) {
	if len(source) > BytesMax {
		return Demo{}, fmt.Errorf("the demo is larger than %d bytes", BytesMax)
	}
	p := parser{}
	number := 0
	for text := range strings.SplitSeq(string(source), "\n") {
		number++
		line := strings.TrimSpace(text)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := p.line(line); err != nil {
			return Demo{}, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if p.version == 0 {
		return Demo{}, fmt.Errorf("this is no demo: one begins with %q", head+"1")
	}
	if p.demo.Start.Language == "" {
		return Demo{}, errNoStart
	}
	return p.demo, nil
}

// parser reads a demo line by line.
type parser struct {
	version  int
	demo     Demo
	messages int
}

func (p *parser) line(line string) error {
	if p.version == 0 {
		return p.first(line)
	}
	if p.demo.Start.Language == "" {
		return p.start(line)
	}
	word, rest, _ := strings.Cut(line, " ")
	if word == "=" {
		return p.check(rest)
	}
	return p.step(word, rest, line)
}

func (p *parser) first(line string) error {
	text, ok := strings.CutPrefix(line, head)
	version, err := strconv.Atoi(text)
	switch {
	case !ok || err != nil || version < 1:
		return fmt.Errorf("this is no demo: one begins with %q", head+"1")
	case version > Version:
		return ErrNewer
	}
	p.version = version
	return nil
}

// errNoStart tells what stands in a demo's second line.
var errNoStart = errors.New("the second line says how the game is started: start, en or zh, desktop or page")

func (p *parser) start(line string) error {
	words := strings.Fields(line)
	if len(words) != 3 || words[0] != "start" || !loc.Known(words[1]) || words[2] != onDesktop && words[2] != inPage {
		return errNoStart
	}
	p.demo.Start = Start{Language: words[1], Desktop: words[2] == onDesktop}
	return nil
}

// check reads what the model is behind the last step.
func (p *parser) check(text string) error {
	last := len(p.demo.Steps) - 1
	hash, err := strconv.ParseUint(text, 16, 64)
	if err != nil || len(text) != 16 {
		return fmt.Errorf("= %s: write the hash with sixteen hexadecimal digits", text)
	}
	if last < 0 || p.demo.Steps[last].Check {
		return errors.New("a check stands behind a message")
	}
	p.demo.Steps[last].Hash, p.demo.Steps[last].Check = hash, true
	return nil
}

// step reads a message, before which may stand how often it comes.
func (p *parser) step(word, rest, line string) error {
	s := Step{Times: 1}
	if times, err := strconv.Atoi(word); err == nil {
		s.Times, line = times, rest
	}
	if s.Times < 1 || s.Times > MessagesMax-p.messages {
		return fmt.Errorf("a demo has from 1 to %d messages", MessagesMax)
	}
	p.messages += s.Times
	var err error
	if s.Msg, err = msg.Parse(line); err != nil {
		return err
	}
	p.demo.Steps = append(p.demo.Steps, s)
	return nil
}
