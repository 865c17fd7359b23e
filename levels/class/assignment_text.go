package class

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"lostupdate/levels/puzzle"
)

// AssignmentVersion is that of the texts that Text writes, and the newest that is read.
const AssignmentVersion = 1

// Bounds of an assignment's text, packed and unpacked.
const (
	assignmentTextMax = 16 << 10
	assignmentBodyMax = 64 << 10
)

// linkMark stands before the assignment in an address.
const linkMark = "a="

// Text returns the assignment as letters, digits, "-" and "_", such as "1-Aw5XZW...". ParseAssignment
// reads it back. It is for assignments that Check finds good.
//
// After the version and a dash follows, in base64 for addresses: one byte that says how
// the body is packed, the body, and four bytes of CRC-32 of the unpacked body.
func (a *Assignment) Text() string {
	body := a.body()
	packed := append([]byte{stored}, body...)
	if smaller := deflate(body); len(smaller) < len(packed) {
		packed = smaller
	}
	packed = binary.BigEndian.AppendUint32(packed, crc32.ChecksumIEEE(body))
	return "1-" + base64.RawURLEncoding.EncodeToString(packed)
}

// Link returns an address of the game that opens with the assignment.
func (a *Assignment) Link(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address + "#" + linkMark + a.Text()
}

// How a body is packed.
const (
	stored   = 0
	deflated = 1
)

func deflate(body []byte) []byte {
	var b bytes.Buffer
	b.WriteByte(deflated)
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		_, err = w.Write(body)
	}
	if err != nil || w.Close() != nil {
		return append([]byte{stored}, body...) // a buffer in memory takes everything
	}
	return b.Bytes()
}

// body is the assignment as bytes, always the same for equal assignments. Names stand
// together, before numbers, since so they pack best.
func (a *Assignment) body() []byte {
	var b []byte
	text := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	b = append(b, byte(slices.Index(hintPolicies(), a.Hints)), byte(slices.Index(languages(), a.Language)))
	b = binary.AppendUvarint(b, uint64(a.Seed))
	text(a.Label)
	text(a.Due)
	var names []string
	for _, w := range a.Levels {
		names = append(names, w.ID)
	}
	text(strings.Join(names, "\n"))
	for _, w := range a.Levels {
		b = binary.AppendUvarint(b, uint64((w.Revision-1)*StarsMax+w.Stars-1))
	}
	return b
}

func languages() []puzzle.Language { return append([]puzzle.Language{""}, puzzle.Languages()...) }

// ParseAssignment reads what Text wrote, or an address that Link wrote. Spaces and line breaks, as
// mail programs put them in, count for nothing. The error is a *Problem.
func ParseAssignment(text string) (*Assignment, error) {
	if len(text) > assignmentTextMax {
		return nil, problem(TooLarge, "", "this is too long for an assignment: copy only the link", "这段文字太长，不像作业：请只复制链接")
	}
	if at := strings.LastIndex(text, "#"+linkMark); at >= 0 {
		text = text[at+len("#"+linkMark):]
		text, _, _ = strings.Cut(text, "&")
	}
	text = strings.Join(strings.Fields(text), "")
	version, rest, found := strings.Cut(text, "-")
	switch {
	case found && isNumber(version) && version != "1" && version != "0":
		return nil, problem(Newer, "", "a newer version of the game made this assignment: update the game", "这份作业由更新版本的游戏制作：请更新游戏")
	case !found || version != "1":
		return nil, badAssignment("this is no assignment: it begins with \"1-\", behind \"#a=\" in a link", "这不是作业：作业以“1-”开头，在链接里位于“#a=”之后")
	}
	packed, err := base64.RawURLEncoding.Strict().DecodeString(rest)
	if err != nil || len(packed) < 5 {
		return nil, damagedAssignment()
	}
	body, ok := unpackBody(packed[0], packed[1:len(packed)-4])
	if !ok || crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(packed[len(packed)-4:]) {
		return nil, damagedAssignment()
	}
	a, ok := readBody(body)
	if !ok {
		return nil, damagedAssignment()
	}
	if err := a.Check(); err != nil {
		return nil, err
	}
	return a, nil
}

func isNumber(text string) bool {
	return text != "" && len(text) <= 4 && strings.Trim(text, "0123456789") == ""
}

func damagedAssignment() *Problem {
	return badAssignment("this assignment is damaged: some of it is missing or was changed; copy the whole link again", "作业链接已损坏：有缺失或改动，请重新复制完整的链接")
}

func unpackBody(how byte, packed []byte) ([]byte, bool) {
	switch how {
	case stored:
		return packed, true
	case deflated:
		body, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), assignmentBodyMax+1))
		return body, err == nil && len(body) <= assignmentBodyMax
	}
	return nil, false
}

// bodyReader takes a body apart; it goes on with zeros after something was wrong.
type bodyReader struct {
	rest []byte
	bad  bool
}

func (r *bodyReader) number(most uint64) uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > most {
		r.bad, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *bodyReader) text() string {
	n := r.number(uint64(len(r.rest)))
	if n > uint64(len(r.rest)) {
		r.bad = true
		return ""
	}
	text := string(r.rest[:n])
	r.rest = r.rest[n:]
	return text
}

func readBody(body []byte) (*Assignment, bool) {
	r := &bodyReader{rest: body}
	a := &Assignment{}
	a.Hints = hintPolicies()[r.number(uint64(len(hintPolicies())-1))]
	a.Language = languages()[r.number(uint64(len(languages())-1))]
	a.Seed = uint32(r.number(1<<32 - 1))
	a.Label, a.Due = r.text(), r.text()
	names := strings.Split(r.text(), "\n")
	if len(names) > LevelsMax {
		return nil, false
	}
	for _, name := range names {
		n := int(r.number(revisionMax * StarsMax))
		a.Levels = append(a.Levels, Wanted{ID: name, Revision: n/StarsMax + 1, Stars: n%StarsMax + 1})
	}
	return a, !r.bad && len(r.rest) == 0 && bytes.Equal(a.body(), body)
}
