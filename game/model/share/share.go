package share

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// Version is that of the format which Print writes.
const Version = 1

// Bounds of what is read, in bytes. Nothing that Print writes is beyond them.
const (
	textMax = 64 << 10
	linkMax = 16 << 10
)

// What can be wrong with a text or a link.
var (
	// ErrNothing: there is no solution and no link in it.
	ErrNothing = errors.New("there is no solution in this text")
	// ErrNewer: a newer release of the game wrote it.
	ErrNewer = errors.New("a newer release of the game wrote this solution")
	// ErrDamaged: something is missing, or too much of it.
	ErrDamaged = errors.New("this solution is damaged")
)

// Shared is what one player gives to another.
type Shared struct {
	Level string      // id
	Role  puzzle.Role // of the part that it solves
	Text  string      // solution file
}

const (
	mark     = "# lost-update "
	solution = "solution"
	schedule = "schedule"
	fragment = "#s="
)

// Print writes the text to be shared.
func Print(s Shared) string {
	kind := solution
	if s.Role == puzzle.Saboteur {
		kind = schedule
	}
	return fmt.Sprintf("%s%s %d\n%s", mark, kind, Version, s.Text)
}

// Link writes what is added to the page's address.
func Link(s Shared) string {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		panic(fmt.Sprintf("share: the best compression is a level that there is: %v", err))
	}
	_, _ = io.WriteString(w, Print(s)) // a buffer takes everything
	_ = w.Close()
	return fragment + base64.RawURLEncoding.EncodeToString(packed.Bytes())
}

// IsLink tells whether there is a link in the text, whole or not.
func IsLink(text string) bool { return strings.Contains(text, fragment) }

// Parse reads a text that Print wrote, or an address that ends in what Link wrote.
func Parse(text string) (Shared, error) {
	if len(text) > textMax {
		return Shared{}, fmt.Errorf("share: %d bytes, at most %d are read: %w", len(text), textMax, ErrDamaged)
	}
	if !strings.Contains(text, mark) {
		if _, link, ok := strings.Cut(text, fragment); ok {
			unpacked, err := unpack(link)
			if err != nil {
				return Shared{}, err
			}
			text = unpacked
		}
	}
	return parse(text)
}

// unpack reads what stands behind "#s=", up to where it cannot go on.
func unpack(link string) (string, error) {
	end := strings.IndexFunc(link, func(r rune) bool {
		return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_')
	})
	if end >= 0 {
		link = link[:end]
	}
	if len(link) > linkMax {
		return "", fmt.Errorf("share: a link of %d bytes, at most %d are read: %w", len(link), linkMax, ErrDamaged)
	}
	packed, err := base64.RawURLEncoding.DecodeString(link)
	if err != nil {
		return "", fmt.Errorf("share: %w: %w", ErrDamaged, err)
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), textMax+1))
	if err != nil || len(text) > textMax {
		return "", fmt.Errorf("share: it cannot be unpacked: %w", ErrDamaged)
	}
	return string(text), nil
}

// parse finds the header and takes the solution file behind it.
func parse(text string) (Shared, error) {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		quote, rest, ok := strings.Cut(line, mark)
		if !ok {
			continue
		}
		kind, number, _ := strings.Cut(strings.TrimSpace(rest), " ")
		version, err := strconv.Atoi(number)
		switch {
		case err != nil || version < 1 || kind != solution && kind != schedule:
			return Shared{}, fmt.Errorf("share: the header is %q: %w", rest, ErrDamaged)
		case version > Version:
			return Shared{}, fmt.Errorf("share: version %d, this release reads up to %d: %w", version, Version, ErrNewer)
		}
		s := Shared{Role: puzzle.Engineer, Text: body(lines[i+1:], quote)}
		if kind == schedule {
			s.Role = puzzle.Saboteur
		}
		if s.Level, err = format.SolutionLevel([]byte(s.Text), "shared"); err != nil {
			return Shared{}, fmt.Errorf("share: %w: %w", ErrDamaged, err)
		}
		return s, nil
	}
	return Shared{}, ErrNothing
}

// body takes the lines of a solution file, which ends where an empty line or the end of a quotation stands.
func body(lines []string, quote string) string {
	var b strings.Builder
	for _, line := range lines {
		line, quoted := strings.CutPrefix(line, quote)
		if !quoted || strings.TrimSpace(line) == "" {
			break
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	return b.String()
}
