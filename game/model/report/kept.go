package report

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"sort"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/class"
)

// KeptMax is how long a kept text is at most, in ASCII characters. The narrowest place for one is the suspend_data of
// SCORM 1.2, which has 4096; the rest is left to whoever puts something in front of it.
const KeptMax = 4000

// What can be wrong with a kept text.
var (
	// ErrNewer: a newer release of the game wrote it.
	ErrNewer = errors.New("what the page has kept was written by a newer release of the game")
	// ErrDamaged: it is not what Keep wrote.
	ErrDamaged = errors.New("what the page has kept is damaged")
)

// Kept is what brings a player's progress to another machine: solutions, with the stars that they are said to have. A
// solution with 0 stars is unfinished work.
type Kept struct {
	Name      string // that the player has typed; "" for none
	Solutions []Solution
}

// Solution is one solution file.
type Solution struct {
	Level string
	Text  string
	Stars int // or Unknown
}

// Unknown are the stars of a solution in a ticket: there may be some.
const Unknown = -1

// nobody stands for a name in a kept text, as a ticket must have one.
const nobody = "-"

// Keep writes what is to be kept, as letters, digits, "-" and "_", and says how many solutions found no room within
// KeptMax: unfinished work is the first to be left out, then the last solutions. The proofs of the whole campaign take
// less than 2 700 characters.
//
// After the version and a dash follows, in base64 for addresses: the body packed with deflate (RFC 1951), and four
// bytes of CRC-32 of the unpacked body. The body is a line with a digit for the stars of each solution, and a ticket.
func Keep(k Kept) (text string, left int) {
	solutions := whole(k.Solutions)
	slices.SortStableFunc(solutions, func(a, b Solution) int { return cmp.Compare(min(b.Stars, 1), min(a.Stars, 1)) })
	fit := sort.Search(len(solutions)+1, func(n int) bool { return pack(k.Name, solutions[:n]) == "" }) - 1
	return pack(k.Name, solutions[:fit]), len(solutions) - fit
}

// whole returns the solutions that a ticket can hold, as it would hold them.
func whole(all []Solution) []Solution {
	var kept []Solution
	seen := map[string]bool{}
	for _, s := range all {
		for _, e := range class.NewTicket(nobody, "", []string{s.Text}).Solutions {
			if !seen[e.Text] && len(kept) < class.SolutionsMax {
				seen[e.Text] = true
				kept = append(kept, Solution{e.Level, e.Text, max(0, min(s.Stars, class.StarsMax))})
			}
		}
	}
	return kept
}

// pack returns the kept text, or "" if that would be too long.
func pack(name string, solutions []Solution) string {
	if name = class.CleanText(name, class.NameMax); name == "" {
		name = nobody
	}
	t := class.Ticket{Name: name, Rules: engine.RulesVersion}
	var body []byte
	for _, s := range solutions {
		t.Solutions = append(t.Solutions, class.Entry{Level: s.Level, Text: s.Text})
		body = append(body, '0'+byte(s.Stars))
	}
	body = append(append(body, '\n'), t.Print()...)
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err == nil {
		_, err = w.Write(body)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(fmt.Sprintf("report: a buffer in memory takes everything: %v", err))
	}
	text := keptVersion + base64.RawURLEncoding.EncodeToString(binary.BigEndian.AppendUint32(packed.Bytes(), crc32.ChecksumIEEE(body)))
	if len(text) > KeptMax || len(body) > bodyMax {
		return ""
	}
	return text
}

const keptVersion = "1-"

// bodyMax bounds what a kept text unpacks to.
const bodyMax = class.TicketBytesMax

// Restore reads what Keep wrote, or a ticket as a report had it; the stars of a ticket are Unknown. The error wraps ErrNewer or ErrDamaged.
func Restore(text string) (Kept, error) {
	if class.IsTicket([]byte(text)) {
		return ofTicket([]byte(text))
	}
	version, rest, found := strings.Cut(text, "-")
	switch {
	case found && version+"-" == keptVersion:
	case found && len(version) <= 4 && version != "" && version != "0" && strings.Trim(version, "0123456789") == "":
		return Kept{}, ErrNewer
	default:
		return Kept{}, damaged("it has no version")
	}
	packed, err := base64.RawURLEncoding.DecodeString(rest[:min(len(rest), 2*KeptMax)])
	if err != nil || len(packed) < crc32.Size {
		return Kept{}, damaged("it is not in base64, or too short")
	}
	packed, sum := packed[:len(packed)-crc32.Size], packed[len(packed)-crc32.Size:]
	body, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), bodyMax+1))
	if err != nil || len(body) > bodyMax || crc32.ChecksumIEEE(body) != binary.BigEndian.Uint32(sum) {
		return Kept{}, damaged("it does not unpack to what it was")
	}
	stars, ticket, _ := bytes.Cut(body, []byte("\n"))
	k, err := ofTicket(ticket)
	if err != nil {
		return Kept{}, err
	}
	if len(stars) != len(k.Solutions) || len(bytes.Trim(stars, "0123")) > 0 {
		return Kept{}, damaged("the stars do not fit the solutions")
	}
	for i := range k.Solutions {
		k.Solutions[i].Stars = int(stars[i] - '0')
	}
	return k, nil
}

// ofTicket takes the solutions out of a ticket.
func ofTicket(source []byte) (Kept, error) {
	t, _, err := class.ParseTicket(source, "")
	var p *class.Problem
	switch {
	case errors.As(err, &p) && p.Kind == class.Newer:
		return Kept{}, ErrNewer
	case err != nil:
		return Kept{}, damaged("%v", err)
	}
	k := Kept{Name: t.Name}
	if k.Name == nobody {
		k.Name = ""
	}
	for _, e := range t.Solutions {
		k.Solutions = append(k.Solutions, Solution{Level: e.Level, Text: e.Text, Stars: Unknown})
	}
	return k, nil
}

func damaged(format string, values ...any) error {
	return fmt.Errorf("report: %s: %w", fmt.Sprintf(format, values...), ErrDamaged)
}
