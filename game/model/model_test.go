package model_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// player is a model with what it has saved.
type player struct {
	*model.Model
	t       *testing.T
	catalog *levels.Catalog
	saved   []string
	quit    bool
}

func newPlayer(t *testing.T, saved string) *player {
	t.Helper()
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	p := &player{t: t, catalog: catalog, Model: model.New(model.Options{Catalog: catalog, Desktop: true})}
	p.do(msg.Say(msg.Loaded, saved))
	return p
}

func (p *player) do(messages ...msg.Msg) *player {
	p.t.Helper()
	for _, x := range messages {
		for _, e := range p.Update(x) {
			switch e.Kind {
			case msg.Save:
				p.saved = append(p.saved, e.Text)
			case msg.Quit:
				p.quit = true
			case msg.Work, msg.Solved, msg.Failed, msg.Leave:
				p.t.Fatalf("%v is for the model and not for the world", e)
			}
		}
	}
	return p
}

func (p *player) wait(ticks int) *player {
	for range ticks {
		p.do(msg.Number(msg.Tick, 1))
	}
	return p
}

// last reads what was saved last.
func (p *player) last() progress.Document {
	p.t.Helper()
	require.NotEmpty(p.t, p.saved)
	d, err := progress.Parse(p.saved[len(p.saved)-1])
	require.NoError(p.t, err)
	return d
}

// build gives the edits that build a level's first proof: those of its gates and numbers.
func (p *player) build(id string) []msg.Msg {
	p.t.Helper()
	level, ok := p.catalog.Level(id)
	require.True(p.t, ok)
	want := level.Proofs[0].Blueprint
	var edits []msg.Msg
	for _, gate := range want.Gates {
		edits = append(edits, msg.Say(msg.Edit, "gate "+gate.String()))
	}
	return edits
}

const keyLevel = "the-key"

// solve opens the level of the key and builds its proof until the inspector is content.
func (p *player) solve() *player {
	p.t.Helper()
	p.do(msg.Say(msg.Open, keyLevel)).do(p.build(keyLevel)...).do(msg.Do(msg.Run))
	for range 2000 {
		p.wait(1)
		if p.Reached.Stars(keyLevel) > 0 {
			return p
		}
	}
	p.t.Fatal("the proof of the level was not proved")
	return nil
}

func TestANewGameShowsItsTitleInEnglish(t *testing.T) {
	p := newPlayer(t, "")
	require.Equal(t, model.Title, p.Scene)
	require.Equal(t, "en", p.Language())
	require.False(t, p.Begun())
	require.Empty(t, p.saved, "nothing was reached: there is nothing to save")
}

func TestWorkIsSavedAtEveryChangeAndComesBack(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel))
	edits := p.build(keyLevel)
	before := len(p.saved)
	p.do(edits...)
	require.Len(t, p.saved, before+len(edits))
	built := p.Engineer.Blueprint()
	require.NotEmpty(t, built.Gates)

	again := newPlayer(t, p.saved[len(p.saved)-1])
	require.True(t, again.Begun())
	require.Equal(t, keyLevel, again.Chart().Current)
	again.do(msg.Say(msg.Open, again.Chart().Current))
	require.True(t, again.Engineer.Blueprint().Equal(built))
}

func TestASolvedLevelKeepsItsStarsAndMeasures(t *testing.T) {
	p := newPlayer(t, "").solve()
	best, ok := p.last().Levels[keyLevel].Best()
	require.True(t, ok)
	require.Equal(t, p.Engineer.Judgement().Result.Stars.Count(), best.Stars)
	require.Equal(t, p.Engineer.Judgement().Result.Measures, best.Measures)

	level, _ := p.catalog.Level(keyLevel)
	solution, err := format.ParseSolution([]byte(best.Text), "saved", level.Puzzle)
	require.NoError(t, err)
	require.True(t, solution.Blueprint.Equal(level.Puzzle.Canonical(p.Engineer.Blueprint())))

	p.do(msg.Say(msg.Show, "map"))
	require.Equal(t, model.Map, p.Scene)
	require.Nil(t, p.Engineer)
	require.Equal(t, best.Stars, p.Chart().Stars)
}

func TestASabotageLevelIsWonByItsSchedule(t *testing.T) {
	var level *levels.Level
	p := newPlayer(t, "")
	for _, l := range p.catalog.Levels() {
		if l.Puzzle.Role == puzzle.Saboteur {
			level = l
			break
		}
	}
	p.do(msg.Say(msg.Open, level.ID()))
	require.Equal(t, model.Sabotage, p.Scene)
	for _, choice := range level.Proofs[0].Blueprint.Schedule {
		p.do(msg.Number(msg.StepTask, int64(choice.Task)+1))
	}
	p.wait(60)
	best, ok := p.last().Levels[level.ID()].Best()
	require.True(t, ok)
	require.Equal(t, len(level.Proofs[0].Blueprint.Schedule), best.Measures.Steps)
	p.do(msg.Say(msg.Show, "title"))
	require.Nil(t, p.Sabotage)
}

func TestVolumesAreSettings(t *testing.T) {
	p := newPlayer(t, "")
	p.do(msg.Say(msg.Setting, "mute=on"), msg.Say(msg.Setting, "music=0"))
	require.True(t, p.last().Settings.Mute, "turning something down is no wish to hear it")
	require.Zero(t, p.last().Settings.MusicPercent())
	p.do(msg.Say(msg.Setting, "effects=30"))
	require.False(t, p.last().Settings.Mute)
	require.Equal(t, 30, p.last().Settings.EffectsPercent())
}

func TestSavesOfANewerReleaseAreLeftAlone(t *testing.T) {
	this, later := fmt.Sprintf(`"version": %d`, progress.Version), fmt.Sprintf(`"version": %d`, progress.Version+1)
	newer := strings.Replace(progress.Print(progress.Document{Last: "beyond"}), this, later, 1)
	p := newPlayer(t, newer)
	require.Equal(t, model.TellNewer, p.Question)
	require.True(t, p.Frozen())
	p.do(msg.Do(msg.Back), msg.Say(msg.Language, "zh"), msg.Say(msg.Open, keyLevel)).do(p.build(keyLevel)...)
	require.Equal(t, "zh", p.Language(), "it can be played")
	require.Empty(t, p.saved, "and nothing is written over what the newer release saved")
}

func TestADamagedSaveIsReportedAndTheGameBeginsAnew(t *testing.T) {
	p := newPlayer(t, `{"kind": "lost-upd`)
	require.Equal(t, model.TellDamaged, p.Question)
	require.False(t, p.Begun())
	p.do(msg.Do(msg.Back), msg.Say(msg.Language, "zh"))
	require.Equal(t, "zh", p.last().Settings.Language)
}

func TestNothingIsSavedBeforeTheSaveIsKnown(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog})
	require.Empty(t, m.Update(msg.Say(msg.Language, "zh")), "it would write over what has not been read yet")
}

func TestLevelsOfAnotherReleaseAreKept(t *testing.T) {
	d := progress.Document{}
	d.AddSolution("level-of-tomorrow", progress.Solution{Text: "?", Stars: 2, Revision: 7, Rules: 1})
	p := newPlayer(t, progress.Print(d)).wait(5)
	p.do(msg.Say(msg.Language, "zh"))
	require.Equal(t, d.Levels, p.last().Levels)
}

func TestStaleClaimsAreInspectedAgain(t *testing.T) {
	proved := newPlayer(t, "").solve().last()
	best, _ := proved.Levels[keyLevel].Best()

	right, wrong := best, best
	right.Revision = 0
	wrong.Revision, wrong.Text = 0, "format: 1\nlevel: the-key\n" // nothing was built: never safe
	for name, c := range map[string]struct {
		kept  progress.Solution
		stars int
		bad   bool
	}{
		"still right": {right, best.Stars, false},
		"not right":   {wrong, 0, true},
		"unreadable":  {progress.Solution{Text: "gone", Stars: 2}, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			var d progress.Document
			d.AddSolution(keyLevel, c.kept)
			p := newPlayer(t, progress.Print(d))
			require.Equal(t, c.kept.Stars, p.Reached.Stars(keyLevel), "until it is inspected the claim stands")
			for range 2000 {
				if p.wait(1); len(p.saved) > 0 {
					break
				}
			}
			saved := p.last()
			require.Equal(t, c.stars, saved.Stars(keyLevel))
			level, _ := p.catalog.Level(keyLevel)
			require.False(t, saved.Levels[keyLevel].Solutions[0].Stale(level.Puzzle), "it is inspected once")
			require.Equal(t, c.bad, len(p.Toasts) == 1 && p.Toasts[0].Key == "shell.rechecked")
		})
	}
}

func TestDeletingProgressIsAskedFirst(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Language, "zh"), msg.Say(msg.Open, keyLevel), msg.Say(msg.Show, "map"), msg.Say(msg.Show, "settings"))
	p.Reached.SetWork(keyLevel, "work")
	p.do(msg.Say(msg.Setting, "progress=delete"))
	require.True(t, p.Begun(), "nobody asked")

	p.do(msg.Say(msg.Show, "delete"), msg.Do(msg.Back))
	require.Equal(t, model.NoQuestion, p.Question)
	require.Equal(t, model.Settings, p.Sheet, "back to the settings")

	p.do(msg.Say(msg.Show, "delete"), msg.Say(msg.Setting, "progress=delete"))
	require.False(t, p.Begun())
	require.Equal(t, "zh", p.last().Settings.Language, "settings stay")
	require.Empty(t, p.last().Levels)
}

func TestBackGoesOneScreenBack(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Show, "map"), msg.Say(msg.Open, keyLevel), msg.Say(msg.Show, "settings"))
	require.Equal(t, model.Settings, p.Sheet)
	p.do(msg.Do(msg.Back))
	require.Equal(t, model.Engineer, p.Scene)
	p.do(msg.Do(msg.Back))
	require.Equal(t, model.Map, p.Scene)
	p.do(msg.Do(msg.Back), msg.Do(msg.Back), msg.Do(msg.Back))
	require.Equal(t, model.Title, p.Scene)
	p.do(msg.Do(msg.Exit))
	require.True(t, p.quit)
}

func TestABrowserHasNoDesktopToGoTo(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	require.Empty(t, model.New(model.Options{Catalog: catalog}).Update(msg.Do(msg.Exit)))
}

func TestASceneUnderASheetStandsStill(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Open, keyLevel)).wait(10)
	clock := p.Engineer.Clock
	p.do(msg.Say(msg.Show, "help")).wait(10).do(p.build(keyLevel)...)
	require.Equal(t, clock, p.Engineer.Clock)
	require.Empty(t, p.Engineer.Past())
}

func TestToastsGoAwayAndDoNotPileUp(t *testing.T) {
	p := newPlayer(t, "")
	for range 5 {
		p.do(msg.Say(msg.Trouble, "shell.trouble.save-full"))
	}
	require.Len(t, p.Toasts, 1)
	for _, key := range []string{"a", "b", "c", "d"} {
		p.do(msg.Say(msg.Trouble, key))
	}
	require.Len(t, p.Toasts, 3)
	p.wait(400)
	require.Empty(t, p.Toasts)
}

func TestAToastStaysAsLongAsItTakesToReadIt(t *testing.T) {
	stays := func(language, key string) int64 {
		p := newPlayer(t, "").do(msg.Say(msg.Language, language), msg.Say(msg.Trouble, key))
		return p.Toasts[0].Until - p.Toasts[0].Since
	}
	require.EqualValues(t, 5*60, stays("en", "shell.copied"), "a word")
	require.Greater(t, stays("en", "shell.trouble.save-full"), int64(11*60), "two sentences")
	require.Greater(t, stays("zh", "shell.trouble.save-full"), int64(6*60))
	require.EqualValues(t, 20*60, stays("en", strings.Repeat("a long text of an error ", 20)))
}

func TestWhatCannotBeTakenBackIsAskedFirst(t *testing.T) {
	p := newPlayer(t, "").do(msg.Say(msg.Assign, homework(class.HintsFree).Text()), msg.Say(msg.Show, model.ShowAskLeave))
	require.Equal(t, model.AskLeave, p.Question)
	p.do(msg.Do(msg.Back))
	require.NotNil(t, p.Assigned)
	p.do(msg.Say(msg.Show, model.ShowAskLeave), msg.Do(msg.Assign))
	require.Nil(t, p.Assigned)
	require.Equal(t, model.NoQuestion, p.Question)

	p.do(msg.Say(msg.Show, "keys"), msg.Say(msg.Show, model.ShowAskKeys))
	require.Equal(t, model.NoQuestion, p.Question, "they are the usual ones")
	p.do(msg.Say(msg.Setting, "rebind=hint"), msg.Say(msg.Setting, "key=J"), msg.Say(msg.Show, model.ShowAskKeys), msg.Say(msg.Setting, "keys=reset"))
	require.Empty(t, p.Reached.Settings.Keys)
	require.Equal(t, model.NoQuestion, p.Question)
	require.Equal(t, model.Keys, p.Sheet)
}

func TestNonsenseIsIgnored(t *testing.T) {
	p := newPlayer(t, "")
	before := p.Hash()
	p.do(
		msg.Say(msg.Open, "no-such-level"), msg.Say(msg.Show, "no-such-scene"), msg.Say(msg.Language, "tlh"),
		msg.Say(msg.Setting, "zoom=7"), msg.Say(msg.Setting, "zoom"), msg.Say(msg.Setting, "gravity=off"),
		msg.Say(msg.Resize, "0x0"), msg.Say(msg.Resize, "wide"), msg.Say(msg.Resize, "99999999x99999999"),
		msg.Number(msg.Tick, -5), msg.Do(msg.Run), msg.Say(msg.Edit, "gate lock red pack 2"), msg.Msg{Verb: 250},
	)
	require.Equal(t, before, p.Hash())
	require.Empty(t, p.saved)
}

func TestTheSameMessagesGiveTheSameModel(t *testing.T) {
	play := func() (hashes []uint64) {
		p := newPlayer(t, "").do(msg.Say(msg.Resize, "1024x640"), msg.Say(msg.Language, "zh"), msg.Say(msg.Show, "map"))
		hashes = append(hashes, p.Hash())
		p.solve()
		hashes = append(hashes, p.Hash())
		p.wait(30).do(msg.Do(msg.Undo), msg.Say(msg.Show, "title"))
		return append(hashes, p.Hash())
	}
	first := play()
	require.Equal(t, first, play())
	require.NotEqual(t, first[0], first[1])
	require.NotEqual(t, first[1], first[2])
}
