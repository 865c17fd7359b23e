package desk

import (
	"encoding/json"
	"errors"
	"math"
	"net/url"
	"strconv"
	"strings"

	"rsc.io/qr"

	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

// Asked is what the teacher has filled in.
type Asked struct {
	Label    string  `json:"label"`
	Due      string  `json:"due"`
	Language string  `json:"language"` // "en", "zh", or "" for what the student likes
	Hints    string  `json:"hints"`    // "free", "first" or "none"
	Seed     float64 `json:"seed"`     // of the students' own numbers; 0 for the same numbers for all
	Levels   []Level `json:"levels"`
	Address  string  `json:"address"` // of the game
}

// Level is a level that is asked for.
type Level struct {
	ID    string `json:"id"`
	Stars int    `json:"stars"`
}

// SeedMax bounds seeds; those that the page draws are shorter, so that they can be read aloud.
const SeedMax = math.MaxUint32

// typedMax is more than anybody types into a field, in characters; beyond it the rest is dropped before it is judged.
const typedMax = 10_000

// Made is an assignment, ready to be given out.
type Made struct {
	Problems map[string]bilingual `json:"problems"` // by the field of Asked; where there is one, nothing was made
	Text     string               `json:"text"`
	Link     string               `json:"link"`
	Code     string               `json:"code"`
	Hash     string               `json:"hash"`
	Stars    int                  `json:"stars"`  // in all
	Varied   int                  `json:"varied"` // how many of the levels have variants
	Levels   []Level              `json:"levels"`
	Local    bool                 `json:"local"` // the address can only be opened on this machine
	QR       *picture             `json:"qr"`    // null where the link is too long for one
}

// picture is a QR code as one SVG path over modules of 1 by 1. The margin around it is the page's.
type picture struct {
	Size int    `json:"size"`
	Path string `json:"path"`
}

// Assign makes an assignment of an Asked in JSON, and returns a Made in JSON. Every field that the format refuses has
// a problem of its own.
func (d *Desk) Assign(source string) string {
	var asked Asked
	made := Made{Problems: map[string]bilingual{}, Levels: []Level{}}
	if err := json.Unmarshal([]byte(source), &asked); err != nil {
		made.Problems["levels"] = bilingual{"this is no assignment", "这不是作业"}
		return text(made)
	}
	a := &class.Assignment{
		Label: class.CleanText(asked.Label, typedMax), Due: class.CleanText(asked.Due, typedMax),
		Language: puzzle.Language(asked.Language), Hints: class.Hints(asked.Hints), Levels: d.wanted(asked.Levels),
	}
	made.refuse(a)
	if a.Seed = uint32(asked.Seed); asked.Seed < 0 || asked.Seed > SeedMax || asked.Seed != math.Trunc(asked.Seed) {
		made.Problems["seed"] = bilingual{"The seed is a whole number from 1 to 4294967295.", "种子是 1 到 4294967295 之间的整数。"}
	}
	made.Link, made.Local = d.linkTo(&made, a, asked.Address)
	if len(made.Problems) > 0 {
		return text(Made{Problems: made.Problems, Levels: []Level{}})
	}
	made.Text, made.Code, made.Hash, made.Stars = a.Text(), a.Code(), a.Hash(), a.Stars()
	made.Levels = asked.Levels
	for _, w := range a.Levels {
		if l, ok := d.catalog.Level(w.ID); ok && l.Variants() > 1 {
			made.Varied++
		}
	}
	made.QR = paint(made.Link)
	return text(made)
}

// wanted fills in the revisions of levels; of one that is not in the catalog it is 0, which Check refuses.
func (d *Desk) wanted(asked []Level) []class.Wanted {
	var all []class.Wanted
	for _, w := range asked {
		revision := 0
		if l, ok := d.catalog.Level(w.ID); ok {
			revision = l.Puzzle.Revision
		}
		all = append(all, class.Wanted{ID: w.ID, Revision: revision, Stars: w.Stars})
	}
	return all
}

// refuse has each field judged by an assignment in which nothing else can be wrong.
func (m *Made) refuse(a *class.Assignment) {
	fine := func() class.Assignment {
		return class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "level", Revision: 1, Stars: 1}}}
	}
	only := map[string]class.Assignment{}
	for _, field := range []string{"label", "due", "language", "hints", "levels"} {
		one := fine()
		switch field {
		case "label":
			one.Label = a.Label
		case "due":
			one.Due = a.Due
		case "language":
			one.Language = a.Language
		case "hints":
			one.Hints = a.Hints
		case "levels":
			one.Levels = a.Levels
		}
		only[field] = one
	}
	for field, one := range only {
		if p := problemOf(one.Check()); p != nil {
			m.Problems[field] = bilingual(p.Text)
		}
	}
	if len(a.Levels) == 0 {
		m.Problems["levels"] = bilingual{"Choose at least one level.", "请至少选择一关。"}
	}
}

func problemOf(err error) *class.Problem {
	var p *class.Problem
	if errors.As(err, &p) {
		return p
	}
	return nil
}

// linkTo returns the link for students, and whether it leads to this machine only.
func (d *Desk) linkTo(m *Made, a *class.Assignment, address string) (link string, local bool) {
	address = strings.TrimSpace(address)
	parsed, err := url.Parse(address)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" || parsed.Host == "" {
		m.Problems["address"] = bilingual{"An address begins with https:// or http://.", "网址以 https:// 或 http:// 开头。"}
		return "", false
	}
	name := parsed.Hostname()
	return a.Link(address), name == "localhost" || strings.HasPrefix(name, "127.") || name == "::1"
}

// paint draws a QR code with its lowest redundancy, which holds most; nil where even that is not enough.
func paint(link string) *picture {
	code, err := qr.Encode(link, qr.L)
	if err != nil {
		return nil
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			length := 0
			for x+length < code.Size && code.Black(x+length, y) {
				length++
			}
			if length > 0 {
				path.WriteString("M" + strconv.Itoa(x) + " " + strconv.Itoa(y) + "h" + strconv.Itoa(length) + "v1h-" + strconv.Itoa(length) + "z")
				x += length
			}
		}
	}
	return &picture{code.Size, path.String()}
}

// Read reads an assignment's link or text, and returns an Asked in JSON, with its code and what is wrong with it.
func (d *Desk) Read(source string) string {
	type reading struct {
		Asked
		Text     string      `json:"text"`
		Code     string      `json:"code"`
		Problem  *bilingual  `json:"problem"`  // null where it can be read
		Problems []bilingual `json:"problems"` // levels that are not here, or not in that revision
	}
	out := reading{Asked: Asked{Levels: []Level{}}, Problems: []bilingual{}}
	a, err := class.ParseAssignment(source)
	if err != nil {
		if p := problemOf(err); p != nil {
			out.Problem = &bilingual{p.Text.EN, p.Text.ZH}
		}
		return text(out)
	}
	out.Label, out.Due, out.Language, out.Hints = a.Label, a.Due, string(a.Language), string(a.Hints)
	out.Seed = float64(a.Seed)
	out.Text, out.Code = a.Text(), a.Code()
	for _, w := range a.Levels {
		out.Levels = append(out.Levels, Level{w.ID, w.Stars})
	}
	for _, p := range a.Strangers(d.catalog) {
		out.Problems = append(out.Problems, bilingual{p.Place + ": " + p.Text.EN, p.Place + "：" + p.Text.ZH})
	}
	return text(out)
}
