package model

import (
	"fmt"
	"strings"

	"lostupdate/game/loc"
	"lostupdate/game/model/campaign"
	"lostupdate/game/model/engineer"
	"lostupdate/game/model/guide"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/predict"
	"lostupdate/game/model/progress"
	"lostupdate/game/model/sabotage"
	"lostupdate/levels"
	"lostupdate/levels/class"
)

// Scene names what fills the screen.
type Scene string

const (
	Title    Scene = "title"
	Map      Scene = "map"
	Engineer Scene = "engineer"
	Sabotage Scene = "sabotage"
)

// Sheet names what lies on top of the scene.
type Sheet string

const (
	NoSheet  Sheet = ""
	Settings Sheet = "settings"
	Help     Sheet = "help"
	Credits  Sheet = "credits"
	Keys     Sheet = "keys"       // what every key does, and the choice of others
	Players  Sheet = "players"    // who plays on this machine
	Share    Sheet = "share"      // over a level: what was built can be given away, or taken from others
	Homework Sheet = "assignment" // what a teacher has asked for, and the ticket to hand in
)

// Question names what the player is being asked, or told, before anything else goes on.
type Question string

const (
	NoQuestion    Question = ""
	AskDelete     Question = "delete"   // delete all progress?
	AskRemove     Question = "remove"   // take a player, and all that he has reached, out of the list?
	AskLeave      Question = "leave"    // put the assignment away?
	AskKeys       Question = "keys"     // give up the keys that were chosen?
	AskImport     Question = "import"   // replace all progress by that of a file?
	TellNewer     Question = "newer"    // the saved progress is of a newer release: nothing will be saved
	TellDamaged   Question = "damaged"  // the saved progress could not be read
	deleteSetting          = "progress" // Setting "progress=delete" answers AskDelete
	deleteValue            = "delete"   //
	sizeMax                = 1 << 15    // of a screen, in logical pixels
	sizeDefault            = "1280x800" //
)

// Options are what a model is made with.
type Options struct {
	Catalog  *levels.Catalog
	Language string // until the player has chosen one; "" is English
	Desktop  bool   // there is a desktop to go back to
}

// Model is the game. Make one with New and change it with Update only.
type Model struct {
	players
	Catalog   *levels.Catalog // what is played: with the variants that an assignment asks for
	Desktop   bool
	Linked    bool  // there is an address for links: that of the page, or one that the player has given
	Time      int64 // sixtieths of a second since the game began
	Width     int   // of the screen, in logical pixels
	Height    int
	Scene     Scene
	Room      int // on the map: the room that is looked into; -1 for the whole map
	Sheet     Sheet
	Question  Question
	Toasts    []Toast // the latest last
	Reached   progress.Document
	Offered   *progress.Document // what a file has brought, while AskImport is asked
	Rebinding string             // the action for which a new key is asked for, "" for none
	Filming   bool               // a film of the run on the screen is being made
	Filmed    int                // how much of it is done, in percent
	Assigned  *class.Assignment  // what a teacher has asked for; nil for nothing

	Guide    *guide.Guide    // while the player is shown his first steps in the level
	Engineer *engineer.Model // while Scene is Engineer
	Sabotage *sabotage.Model // while Scene is Sabotage
	Predict  *predict.Model  // while the level asks its question

	language string // what the system speaks: counts until the player chose
	loaded   bool   // what was saved is known: from now on every change is saved
	frozen   bool   // what was saved must not be written over

	hosting
	varying

	attacking bool   // the old version of an engineer's level is being attacked
	workKey   string // under which work on the open level is kept
	recheck   *recheck
}

// New returns a game that shows its title.
func New(o Options) *Model {
	m := &Model{Catalog: o.Catalog, varying: varying{whole: o.Catalog}, Desktop: o.Desktop, Linked: !o.Desktop, Scene: Title, Room: -1, language: o.Language, players: newPlayers()}
	if !loc.Known(m.language) {
		m.language = loc.English
	}
	m.resize(sizeDefault)
	return m
}

// Language is the one that the game speaks now.
func (m *Model) Language() string {
	if m.Reached.Settings.Language != "" {
		return m.Reached.Settings.Language
	}
	if m.Assigned != nil && m.Assigned.Language != "" {
		return string(m.Assigned.Language)
	}
	return m.language
}

// Chart is the map as it stands.
func (m *Model) Chart() campaign.Chart {
	chart := campaign.Draw(m.Catalog, m.Reached.Last, m.Reached.Settings.Open, func(id string) campaign.Reached {
		l := m.Reached.Levels[id]
		level, ok := m.Catalog.Level(id)
		if !ok {
			return campaign.Reached{}
		}
		stars, solved := m.reached(level)
		return campaign.Reached{Stars: stars, Solved: solved, Begun: l.Work != "" || len(l.Solutions) > 0}
	})
	if m.Assigned != nil {
		opened := m.openedAnyway()
		chart.Unlock(func(id string) bool { _, wanted := m.Assigned.Wants(id); return wanted || opened(id) })
	}
	return chart
}

// Join puts a pack's levels behind those that there are. What was reached in levels of the
// same names, the last time, counts again.
func (m *Model) Join(pack *levels.Catalog) error {
	joined, err := m.whole.With(pack)
	if err == nil {
		m.whole = joined
		m.vary()
	}
	return err
}

// Begun tells whether there is any progress to continue from.
func (m *Model) Begun() bool { return len(m.Reached.Levels) > 0 }

// Frozen tells whether progress is not being saved, because what was saved belongs to a newer release.
func (m *Model) Frozen() bool { return m.frozen }

// Update changes the model as a message says, and returns what it wants from the world outside. What makes no sense is
// ignored.
func (m *Model) Update(x msg.Msg) []msg.Effect {
	effects := m.update(x)
	m.vary()
	return append(effects, m.tell()...)
}

func (m *Model) update(x msg.Msg) []msg.Effect {
	switch x.Verb {
	case msg.Tick:
		return m.tick(x.N)
	case msg.Resize:
		m.resize(x.Text)
		return nil
	case msg.Loaded:
		if 1 <= x.N && x.N <= progress.PlayersMax {
			m.Slot = int(x.N)
		}
		return m.load(x.Text)
	case msg.Hosted:
		return m.hosted(x.Text)
	case msg.Machine:
		m.onMachine(x.Text)
		return nil
	case msg.Found:
		m.found(int(x.N), x.Text)
		return nil
	case msg.Player:
		return m.player(int(x.N), x.Text)
	case msg.Guide:
		return m.guide(x.Text)
	case msg.Trouble:
		m.toast(Toast{Key: x.Text, Bad: true})
		return nil
	case msg.Told:
		key, name, _ := strings.Cut(x.Text, " ")
		m.toast(Toast{Key: key, Level: name})
		return nil
	case msg.Language:
		return m.setLanguage(x.Text)
	case msg.Setting:
		return m.set(x.Text)
	case msg.Show:
		return m.show(x.Text)
	case msg.Open:
		return m.open(x.Text)
	case msg.Back:
		return m.back()
	case msg.Share:
		return m.share(x.Text)
	case msg.Paste:
		return m.paste(x.Text, x.N == 1)
	case msg.Import:
		m.imported(x.Text)
		return nil
	case msg.Filmed:
		m.filmed(x.N)
		return nil
	case msg.Adopt: // only by Paste, which has looked at it
		return nil
	case msg.Assign:
		return m.assign(x.Text, x.N == 1)
	case msg.Student:
		return m.setStudent(x.Text, x.N == 1)
	case msg.HandIn:
		return m.handIn()
	case msg.Exit:
		if m.Desktop {
			return []msg.Effect{{Kind: msg.Quit}}
		}
		return nil
	}
	if m.Sheet != NoSheet || m.Question != NoQuestion {
		return nil
	}
	return m.play(x)
}

// tick lets time pass. A scene under a sheet or a question stands still.
func (m *Model) tick(ticks int64) []msg.Effect {
	ticks = max(0, min(ticks, 60))
	m.Time += ticks
	m.fadeToasts()
	if m.Scene == Title || m.Scene == Map {
		return m.checkAgain()
	}
	if m.Sheet != NoSheet || m.Question != NoQuestion {
		return nil
	}
	return m.play(msg.Number(msg.Tick, ticks))
}

func (m *Model) resize(size string) {
	var w, h int
	if n, err := fmt.Sscanf(size, "%dx%d", &w, &h); n == 2 && err == nil && w > 0 && h > 0 && w <= sizeMax && h <= sizeMax {
		m.Width, m.Height = w, h
	}
}
