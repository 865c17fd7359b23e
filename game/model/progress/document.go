package progress

import (
	"slices"

	"lostupdate/engine"
	"lostupdate/game/model/keys"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// Version is that of the documents that Print writes: 1 had no sound, 2 no Settings.Open, 3 neither
// Settings.Contrast nor Settings.Keys, no assignment and no student, and 4 neither Name nor Seen.
const Version = 5

// Bounds of a document. One beyond them was not written by the game.
const (
	LevelsMax    = 1_000
	SolutionsMax = 12 // of one level
	TextBytesMax = 64 << 10
	NameMax      = 20 // characters of a player's name
	nameBytesMax = 128
	seenMax      = 32

	assignmentBytesMax = 16 << 10
	studentBytesMax    = 4 * 40 // as many as class.NameMax characters can have
)

// Document is what is kept of a player. The zero value is that of a new one.
type Document struct {
	Name     string // of the player; "" until he chose one
	Settings Settings
	Last     string // the level that was open last

	Seen []string // levels whose guidance was seen or skipped

	Assignment string // the teacher's, as class.Assignment.Text writes it; "" for none
	Student    string // nickname or number for tickets; "" until there was one

	Levels map[string]Level // by id
}

// Settings are the player's wishes.
type Settings struct {
	Language string   // "" until the player chose one
	Calm     bool     // less motion
	Zoom     int      // size of everything in percent; 0 means 100
	Effects  int      // volume in percent; 0 means the default, and Silent none at all
	Music    int      // likewise
	Mute     bool     // nothing is heard, whatever the volumes
	Open     bool     // no room of the map is locked
	Contrast bool     // the colours of high contrast
	Keys     keys.Map // the keys that were chosen; nil for the usual ones
}

// Silent is a volume of nothing; 0 stands for a volume that nobody has chosen.
const Silent = -1

// The volumes until the player chooses some, in percent.
const (
	defaultEffects = 70
	defaultMusic   = 40
)

// EffectsPercent is the volume of effects that was chosen, or the default one.
func (s Settings) EffectsPercent() int { return percent(s.Effects, defaultEffects) }

// MusicPercent is the volume of music that was chosen, or the default one.
func (s Settings) MusicPercent() int { return percent(s.Music, defaultMusic) }

func percent(chosen, otherwise int) int {
	switch chosen {
	case 0:
		return otherwise
	case Silent:
		return 0
	}
	return chosen
}

// Volume is a volume in percent as Settings keep it.
func Volume(percent int) int {
	if percent <= 0 {
		return Silent
	}
	return min(percent, 100)
}

// Zooms are the sizes that can be chosen, in percent.
func Zooms() []int { return []int{100, 125, 150, 175, 200} }

// Percent is the zoom as a number that is never 0.
func (s Settings) Percent() int {
	if s.Zoom == 0 {
		return Zooms()[0]
	}
	return s.Zoom
}

// Level is what is kept of a level.
type Level struct {
	Work      string     // solution file that the player was at last
	Solutions []Solution // proved ones, the oldest first
}

// Solution is a solution that was proved, with what was found out about it.
type Solution struct {
	Text     string // solution file
	Stars    int
	Measures grade.Measures
	Revision int // of the level
	Rules    int // engine.RulesVersion
}

// Stale tells whether the claims of a solution must be recomputed before they count.
func (s Solution) Stale(level *puzzle.Puzzle) bool {
	return s.Revision != level.Revision || s.Rules != engine.RulesVersion
}

// Best returns the solution with the most stars, the earliest of equals; false when there is none.
func (l Level) Best() (Solution, bool) {
	var best Solution
	found := false
	for _, s := range l.Solutions {
		if !found || s.Stars > best.Stars {
			best, found = s, true
		}
	}
	return best, found
}

// Stars returns how many stars the level has earned.
func (d *Document) Stars(level string) int {
	best, _ := d.Levels[level].Best()
	return best.Stars
}

// SetWork keeps unfinished work. It reports whether anything changed.
func (d *Document) SetWork(level, text string) bool {
	l := d.Levels[level]
	if len(text) > TextBytesMax || l.Work == text {
		return false
	}
	l.Work = text
	d.set(level, l)
	return true
}

// SetSeen keeps that the guidance of a level was seen.
func (d *Document) SetSeen(level string) {
	if len(d.Seen) < seenMax && !slices.Contains(d.Seen, level) {
		d.Seen = append(slices.Clone(d.Seen), level)
	}
}

// AddSolution keeps a proved solution. One that is kept already gets its new claims. When there are too many, the
// oldest goes that is not the best.
func (d *Document) AddSolution(level string, s Solution) {
	if len(s.Text) > TextBytesMax {
		return
	}
	l := d.Levels[level]
	l.Solutions = slices.Clone(l.Solutions)
	l.Solutions = slices.DeleteFunc(l.Solutions, func(old Solution) bool { return old.Text == s.Text })
	l.Solutions = append(l.Solutions, s)
	if len(l.Solutions) > SolutionsMax {
		best, _ := l.Best()
		oldest := slices.IndexFunc(l.Solutions, func(old Solution) bool { return old.Text != best.Text })
		l.Solutions = slices.Delete(l.Solutions, oldest, oldest+1)
	}
	d.set(level, l)
}

// Has tells whether a solution is kept.
func (d *Document) Has(level, text string) bool {
	return slices.ContainsFunc(d.Levels[level].Solutions, func(s Solution) bool { return s.Text == text })
}

// Correct replaces the claims of a kept solution after they were recomputed.
func (d *Document) Correct(level string, s Solution) {
	l := d.Levels[level]
	at := slices.IndexFunc(l.Solutions, func(old Solution) bool { return old.Text == s.Text })
	if at < 0 {
		return
	}
	l.Solutions = slices.Clone(l.Solutions)
	l.Solutions[at] = s
	d.set(level, l)
}

func (d *Document) set(level string, l Level) {
	if d.Levels == nil {
		d.Levels = map[string]Level{}
	}
	d.Levels[level] = l
}

// WithoutProgress returns the document of a player who begins anew and keeps name and settings.
func (d *Document) WithoutProgress() Document { return Document{Name: d.Name, Settings: d.Settings} }
