package report

import (
	"encoding/json"
	"fmt"

	"lostupdate/levels/grade"
)

// Version is that of the reports that Print writes.
const Version = 1

// Report is how far a player is.
type Report struct {
	Levels   []Level
	Stars    int // that count
	MaxStars int
	Done     bool
	Last     string // id of the level that was open last
	HandedIn bool
	Ticket   string
	Kept     string
}

// Level is how far a player is in one level.
type Level struct {
	ID       string
	Chapter  int
	Stars    int
	Wanted   int
	Solved   bool
	Measures grade.Measures // of the best solution of each part
}

// The shape of the text. Its names stay when names in the code change.
type (
	textReport struct {
		Version  int         `json:"version"`
		Levels   []textLevel `json:"levels"`
		Stars    int         `json:"stars"`
		MaxStars int         `json:"maxStars"`
		Done     bool        `json:"done"`
		Last     string      `json:"last"`
		HandedIn bool        `json:"handedIn"`
		Ticket   string      `json:"ticket"`
		Kept     string      `json:"kept"`
	}
	textLevel struct {
		ID         string `json:"id"`
		Chapter    int    `json:"chapter"`
		Stars      int    `json:"stars"`
		Wanted     int    `json:"wanted"`
		Solved     bool   `json:"solved"`
		Ticks      int64  `json:"ticks"`
		Keys       int64  `json:"keys"`
		Memory     int64  `json:"memory"`
		Steps      int    `json:"steps"`
		Interrupts int    `json:"interrupts"`
	}
)

// Print writes a report on one line. Equal reports give equal texts.
func (r Report) Print() string {
	out := textReport{
		Version: Version, Levels: []textLevel{}, Stars: r.Stars, MaxStars: r.MaxStars, Done: r.Done, Last: r.Last,
		HandedIn: r.HandedIn, Ticket: r.Ticket, Kept: r.Kept,
	}
	for _, l := range r.Levels {
		m := l.Measures
		out.Levels = append(out.Levels, textLevel{
			l.ID, l.Chapter, l.Stars, l.Wanted, l.Solved, m.Ticks, m.Keys, m.Memory, m.Steps, m.Interrupts,
		})
	}
	text, err := json.Marshal(out)
	if err != nil {
		panic(fmt.Sprintf("report: strings and numbers cannot fail to print: %v", err))
	}
	return string(text)
}
