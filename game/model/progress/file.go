package progress

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"lostupdate/game/model/keys"
	"lostupdate/levels/class"
	"lostupdate/levels/grade"
)

// What can be wrong with a document.
var (
	// ErrNewer: a newer release of the game wrote it. Nothing is wrong with it; do not write over it.
	ErrNewer = errors.New("the progress was saved by a newer release of the game")
	// ErrDamaged: it is not what Print wrote.
	ErrDamaged = errors.New("the saved progress is damaged")
)

// kind tells documents of this game from any other JSON.
const kind = "lost-update-progress"

// The shape of the file. Its names stay when names in the code change.
type (
	file struct {
		Kind     string               `json:"kind"`
		Version  int                  `json:"version"`
		Name     string               `json:"name,omitempty"`
		Settings fileSettings         `json:"settings"`
		Last     string               `json:"last,omitempty"`
		Levels   map[string]fileLevel `json:"levels,omitempty"`

		Seen []string `json:"seen,omitempty"`

		Assignment string `json:"assignment,omitempty"`
		Student    string `json:"student,omitempty"`
	}
	fileSettings struct {
		Language string   `json:"language,omitempty"`
		Calm     bool     `json:"calm,omitempty"`
		Zoom     int      `json:"zoom,omitempty"`
		Effects  int      `json:"effects,omitempty"`
		Music    int      `json:"music,omitempty"`
		Mute     bool     `json:"mute,omitempty"`
		Open     bool     `json:"open,omitempty"`
		Contrast bool     `json:"contrast,omitempty"`
		Keys     keys.Map `json:"keys,omitempty"`
	}
	fileLevel struct {
		Work      string         `json:"work,omitempty"`
		Solutions []fileSolution `json:"solutions,omitempty"`
	}
	fileSolution struct {
		Stars    int          `json:"stars"`
		Revision int          `json:"revision"`
		Rules    int          `json:"rules"`
		Measures fileMeasures `json:"measures"`
		Text     string       `json:"text"`
	}
	fileMeasures struct {
		Ticks      int64 `json:"ticks,omitempty"`
		Switches   int64 `json:"switches,omitempty"`
		FirstSeen  int64 `json:"firstSeen,omitempty"`
		Keys       int64 `json:"keys,omitempty"`
		HeldTicks  int64 `json:"heldTicks,omitempty"`
		Memory     int64 `json:"memory,omitempty"`
		Workers    int64 `json:"workers,omitempty"`
		Busy       int64 `json:"busy,omitempty"`
		Steps      int   `json:"steps,omitempty"`
		Interrupts int   `json:"interrupts,omitempty"`
	}
)

// Print writes a document. Equal documents give equal bytes.
func Print(d Document) string {
	out := file{
		Kind: kind, Version: Version, Name: d.Name, Last: d.Last,
		Settings: fileSettings(d.Settings), Assignment: d.Assignment, Student: d.Student, Seen: d.Seen,
	}
	if len(d.Levels) > 0 {
		out.Levels = map[string]fileLevel{}
	}
	for id, l := range d.Levels {
		level := fileLevel{Work: l.Work}
		for _, s := range l.Solutions {
			level.Solutions = append(level.Solutions, fileSolution{
				Stars: s.Stars, Revision: s.Revision, Rules: s.Rules, Measures: fileMeasures(s.Measures), Text: s.Text,
			})
		}
		out.Levels[id] = level
	}
	text, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		panic(fmt.Sprintf("progress: a document of strings and numbers cannot fail to print: %v", err))
	}
	return string(text) + "\n"
}

// Parse reads a document that Print wrote. An empty text is that of a new player.
func Parse(text string) (Document, error) {
	if text == "" {
		return Document{}, nil
	}
	if err := checkHead(text, kind, Version); err != nil {
		return Document{}, err
	}
	var in file
	if err := decode(text, &in); err != nil {
		return Document{}, err
	}
	return in.document()
}

func damaged(format string, args ...any) error {
	return fmt.Errorf("progress: %s: %w", fmt.Sprintf(format, args...), ErrDamaged)
}

// document validates the file and makes the document of it.
func (in file) document() (Document, error) {
	if err := in.Settings.check(); err != nil {
		return Document{}, err
	}
	if len(in.Levels) > LevelsMax {
		return Document{}, damaged("%d levels, at most %d are kept", len(in.Levels), LevelsMax)
	}
	if len(in.Assignment) > assignmentBytesMax || len(in.Student) > studentBytesMax {
		return Document{}, damaged("the assignment or the student's name is too long")
	}
	if CleanName(in.Name) != in.Name {
		return Document{}, damaged("the player's name is too long, or has characters that a name cannot have")
	}
	if len(in.Seen) > seenMax || slices.ContainsFunc(in.Seen, func(id string) bool { return id == "" || len(id) > nameBytesMax }) {
		return Document{}, damaged("the list of the guidance that was seen is too long")
	}
	d := Document{Name: in.Name, Settings: Settings(in.Settings), Last: in.Last, Assignment: in.Assignment, Student: in.Student, Seen: in.Seen}
	if len(in.Last) > nameBytesMax {
		return Document{}, damaged("the name of the last level is %d bytes long", len(in.Last))
	}
	for id, l := range in.Levels {
		level, err := l.level(id)
		if err != nil {
			return Document{}, err
		}
		d.set(id, level)
	}
	return d, nil
}

func (s fileSettings) check() error {
	if s.Language != "" && s.Language != "en" && s.Language != "zh" {
		return damaged("there is no language %q", s.Language)
	}
	if s.Zoom != 0 && !slices.Contains(Zooms(), s.Zoom) {
		return damaged("there is no zoom of %d", s.Zoom)
	}
	if err := s.Keys.Check(); err != nil {
		return damaged("%v", err)
	}
	for _, volume := range []int{s.Effects, s.Music} {
		if volume < Silent || volume > 100 {
			return damaged("there is no volume of %d", volume)
		}
	}
	return nil
}

func (l fileLevel) level(id string) (Level, error) {
	if id == "" || len(id) > nameBytesMax {
		return Level{}, damaged("a level's name is %d bytes long", len(id))
	}
	if len(l.Solutions) > SolutionsMax {
		return Level{}, damaged("level %q has %d solutions, at most %d are kept", id, len(l.Solutions), SolutionsMax)
	}
	if len(l.Work) > TextBytesMax {
		return Level{}, damaged("the work of level %q is %d bytes long", id, len(l.Work))
	}
	level := Level{Work: l.Work}
	for _, s := range l.Solutions {
		if s.Stars < 0 || s.Stars > 3 || s.Revision < 0 || s.Rules < 0 || len(s.Text) > TextBytesMax {
			return Level{}, damaged("a solution of level %q has %d stars, revision %d, rules %d and %d bytes", id, s.Stars, s.Revision, s.Rules, len(s.Text))
		}
		level.Solutions = append(level.Solutions, Solution{
			Text: s.Text, Stars: s.Stars, Measures: grade.Measures(s.Measures), Revision: s.Revision, Rules: s.Rules,
		})
	}
	return level, nil
}

// CleanName returns a name as it may stand in a document: of at most NameMax characters that can be seen, with single
// spaces between words and none around them.
func CleanName(name string) string { return class.CleanText(name, NameMax) }
