//go:build !js

package app

import (
	"errors"
	"image"
	"runtime"
	"strings"
	"testing"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/stretchr/testify/require"

	"lostupdate/game/input/event"
	"lostupdate/game/internal/options"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/model/progress"
	"lostupdate/game/paint"
	"lostupdate/game/store"
)

func newGame(t *testing.T, kept store.Store, asked options.Options) *Game {
	t.Helper()
	g, err := New(Options{Asked: asked, Store: kept})
	require.NoError(t, err)
	g.start()
	return g
}

// turn is Update without the input of the real window.
func (g *Game) turn() {
	g.update(msg.Number(msg.Tick, 1))
	if trouble := g.keeper.flush(); trouble != "" {
		g.update(msg.Say(msg.Trouble, trouble))
	}
}

// click presses the target with the id in its middle.
func click(t *testing.T, g *Game, id string) {
	t.Helper()
	g.compose()
	for _, target := range g.hands.Touchables() {
		if target.ID == id {
			at := target.Rect.Center()
			for _, kind := range []event.Kind{event.PointerMove, event.PointerDown, event.PointerUp} {
				g.handle(event.Event{Kind: kind, X: at.X, Y: at.Y})
			}
			g.turn()
			return
		}
	}
	t.Fatalf("there is nothing called %q on the screen", id)
}

func key(g *Game, k event.Key) {
	g.handle(event.Event{Kind: event.KeyDown, Key: k})
	g.handle(event.Event{Kind: event.KeyUp, Key: k})
	g.turn()
}

func TestAPlayerGoesFromTitleToLevelAndBackNextDay(t *testing.T) {
	kept := store.NewMemory()
	g := newGame(t, kept, options.Options{Lang: "en"})
	click(t, g, "language")
	require.Equal(t, "zh", g.model.Language())
	click(t, g, "campaign")
	click(t, g, "level:homework-night")
	require.Equal(t, "homework-night", g.model.Engineer.Level.ID())
	key(g, event.KeyEscape)
	require.Equal(t, model.Map, g.model.Scene)

	next := newGame(t, kept, options.Options{})
	require.Equal(t, "zh", next.model.Language(), "the language was kept")
	require.Equal(t, "homework-night", next.model.Chart().Current)
	click(t, next, "play")
	require.Equal(t, "homework-night", next.model.Engineer.Level.ID())
}

func TestTheGameOpensWhatWasAskedFor(t *testing.T) {
	for _, c := range []struct {
		asked options.Options
		scene model.Scene
	}{
		{options.Options{}, model.Title},
		{options.Options{Screen: options.ScreenMap}, model.Map},
		{options.Options{Level: "the-key"}, model.Engineer},
		{options.Options{Level: "two-hands"}, model.Sabotage},
		{options.Options{Level: "two-hands", Screen: options.ScreenPlay, Lang: "zh"}, model.Sabotage},
	} {
		g := newGame(t, nil, c.asked)
		require.Equal(t, c.scene, g.model.Scene, "%+v", c.asked)
		if c.asked.Lang != "" {
			require.Equal(t, c.asked.Lang, g.model.Language())
		}
	}
	_, err := New(Options{Asked: options.Options{Level: "the-kee"}})
	require.ErrorIs(t, err, ErrNoLevel)
	require.ErrorContains(t, err, "the-key")
}

func TestALevelIsOpenedByTheGoroutineThatPlaysIt(t *testing.T) {
	runtime.LockOSThread() // as Ebitengine does with the goroutine that starts the game
	defer runtime.UnlockOSThread()
	g, err := New(Options{Asked: options.Options{Level: "two-hands"}})
	require.NoError(t, err)
	played := make(chan int)
	go func() { // as Ebitengine runs the game
		g.start()
		g.compose()
		key(g, event.Key1)
		key(g, event.Key2)
		played <- g.model.Sabotage.Place()
	}()
	require.Equal(t, 2, <-played)
}

func TestQuittingEndsTheGame(t *testing.T) {
	g := newGame(t, nil, options.Options{})
	click(t, g, "quit")
	require.True(t, g.quit)
}

func TestProgressOfANewerReleaseIsNotTouched(t *testing.T) {
	kept := store.NewMemory()
	newer := []byte(`{"kind": "lost-update-progress", "version": 77, "wonders": true}`)
	require.NoError(t, kept.Write(progressName, newer))
	g := newGame(t, kept, options.Options{})
	require.Equal(t, model.TellNewer, g.model.Question)
	click(t, g, "yes")
	click(t, g, "language")
	click(t, g, "play")
	data, err := kept.Read(progressName)
	require.NoError(t, err)
	require.Equal(t, newer, data)
}

func TestUnreadableProgressIsSetAsideAndReported(t *testing.T) {
	kept := store.NewMemory()
	require.NoError(t, kept.Write(progressName, []byte("the dog ate it")))
	g := newGame(t, kept, options.Options{})
	require.Equal(t, model.TellDamaged, g.model.Question)
	click(t, g, "yes")
	click(t, g, "language")
	data, err := kept.Read(unreadable(progressName))
	require.NoError(t, err)
	require.Equal(t, "the dog ate it", string(data))
}

func TestTheSaveBeforeADamagedOneComesBack(t *testing.T) {
	kept := store.NewMemory()
	good := progress.Document{Settings: progress.Settings{Language: "zh"}}
	require.NoError(t, kept.Write(progressName, []byte(progress.Print(good))))
	require.NoError(t, kept.Write(progressName, []byte("half a doc")))
	g := newGame(t, kept, options.Options{})
	require.Equal(t, "zh", g.model.Language())
	require.Equal(t, "shell.trouble.load-recovered", g.model.Toasts[0].Key)
}

// broken is a store on a disk that gives trouble.
type broken struct {
	store.Store
	err error
}

func (b broken) Read(string) ([]byte, error) { return nil, b.err }

func (b broken) Write(string, []byte) error { return b.err }

func TestTroubleWithTheDiskIsToldInWords(t *testing.T) {
	for _, c := range []struct {
		err        error
		load, save string
	}{
		{store.ErrRefused, "shell.trouble.load-refused", "shell.trouble.save-refused"},
		{store.ErrFull, "shell.trouble.load-refused", "shell.trouble.save-full"},
		{errors.New("smoke"), "shell.trouble.load-refused", "shell.trouble.save-failed"},
	} {
		g := newGame(t, broken{store.NewMemory(), c.err}, options.Options{})
		require.Equal(t, c.load, g.model.Toasts[0].Key)
		click(t, g, "language")
		require.Equal(t, c.save, g.model.Toasts[len(g.model.Toasts)-1].Key)
		require.True(t, g.words.In("en").Has(c.save))
	}
}

func TestAPictureThatDidNotChangeIsNotPaintedAgain(t *testing.T) {
	needsDisplay(t)
	g := newGame(t, nil, options.Options{Screen: options.ScreenMap})
	g.update(msg.Say(msg.Setting, "calm=on"))
	g.LayoutF(1280, 800)
	screen := ebiten.NewImage(int(g.layout.ImageW), int(g.layout.ImageH))
	g.Draw(screen)
	require.False(t, isBlank(screen))

	screen.Clear()
	g.turn()
	g.Draw(screen)
	require.True(t, isBlank(screen), "time has passed, nothing moved")

	key(g, event.KeyTab)
	g.Draw(screen)
	require.False(t, isBlank(screen), "the focus is shown")

	screen.Clear()
	g.LayoutF(1281, 800)
	g.Draw(screen)
	require.False(t, isBlank(screen), "another size is another picture")
}

func isBlank(screen *ebiten.Image) bool {
	pixels := image.NewRGBA(screen.Bounds())
	screen.ReadPixels(pixels.Pix)
	for _, p := range pixels.Pix {
		if p != 0 {
			return false
		}
	}
	return true
}

func TestTheSettingOfTheSizeZoomsTheLayout(t *testing.T) {
	needsDisplay(t)
	g := newGame(t, nil, options.Options{})
	g.LayoutF(1600, 1000)
	require.InDelta(t, 1600, g.layout.W, 0.5)
	g.update(msg.Say(msg.Setting, "zoom=125"))
	g.LayoutF(1600, 1000)
	require.InDelta(t, 1280, g.layout.W, 0.5)
}

func TestLanguagesOfSystems(t *testing.T) {
	for locale, language := range map[string]string{
		"zh_CN.UTF-8": "zh", "zh-Hans": "zh", "ZH": "zh", "en_US.UTF-8": "en", "C": "en", "": "en", "de_DE": "en",
	} {
		require.Equal(t, language, languageOf(locale), locale)
	}
}

func TestTheIconIsThereInEverySize(t *testing.T) {
	icons := Icons()
	require.Len(t, icons, 5)
	for _, icon := range icons {
		middle := icon.Bounds().Max.Div(3)
		_, _, _, alpha := icon.At(middle.X, middle.Y).RGBA()
		require.Positive(t, alpha)
	}
}

func TestPlayersAreKeptApartAndFoundAgain(t *testing.T) {
	kept := store.NewMemory()
	require.NoError(t, kept.Write(progressName, []byte(`{"kind": "lost-update-progress", "version": 4, "settings": {"language": "zh"}, "last": "the-key"}`)))
	g := newGame(t, kept, options.Options{})
	click(t, g, "players")
	click(t, g, "add player")
	for _, r := range "Bell" {
		g.handle(event.Event{Kind: event.Text, Rune: r})
	}
	click(t, g, "take name")
	click(t, g, "language")

	next := newGame(t, kept, options.Options{})
	require.Equal(t, "Bell", next.model.Reached.Name)
	require.Equal(t, "en", next.model.Language())
	require.Len(t, next.model.Players(), 2)
	click(t, next, "players")
	click(t, next, "player 1")
	require.Equal(t, "the-key", next.model.Reached.Last, "the save of an earlier release is the first player's")
	require.Equal(t, "en", next.model.Language(), "the language is the machine's")

	click(t, next, "players")
	click(t, next, "remove player 2")
	click(t, next, "remove")
	_, err := kept.Read(playerName(2))
	require.ErrorIs(t, err, store.ErrNotFound)
	last := newGame(t, kept, options.Options{})
	require.Equal(t, 1, last.model.Slot)
}

func TestWhatIsDamagedOfOnePlayerIsSetAsideAndTheOthersArePlayed(t *testing.T) {
	kept := store.NewMemory()
	require.NoError(t, kept.Write(machineName, []byte("rubbish")))
	require.NoError(t, kept.Write(playerName(3), []byte("the dog ate it")))
	require.NoError(t, kept.Write(playerName(4), []byte(progress.Print(progress.Document{Name: "Kiln"}))))
	g := newGame(t, kept, options.Options{})
	require.Equal(t, 3, g.model.Slot, "nobody knows who played last: the first who is there")
	require.Equal(t, model.TellDamaged, g.model.Question)
	for _, name := range []string{machineName, playerName(3)} {
		data, err := kept.Read(unreadable(name))
		require.NoError(t, err, name)
		require.NotEmpty(t, data)
	}
	click(t, g, "yes")
	click(t, g, "players")
	click(t, g, "player 4")
	require.Equal(t, "Kiln", g.model.Reached.Name)
}

func TestThePageIsToldWhatIsOnTheScreen(t *testing.T) {
	g := newGame(t, nil, options.Options{Lang: "zh", Level: "homework-night"})
	g.layout = g.fit(844, 390, 1)
	g.compose()
	key(g, event.KeyTab)
	g.compose()
	state := g.told()
	require.Equal(t, "play", state.Screen)
	require.Equal(t, "zh", state.Lang)
	require.Equal(t, state.Text, strings.Join(state.Parts, ""))
	require.Contains(t, state.Text, "作业之夜")
	require.NotEmpty(t, state.Spoken)
	require.NotEmpty(t, state.Focus)
	require.NotEmpty(t, state.Spots)
}

// What stands on the screen after many pictures, of each of which only what was new was painted, is what would stand
// there if all of it had been painted.
func TestPartsOfPicturesAddUpToTheWhole(t *testing.T) {
	needsDisplay(t)
	for _, level := range []string{"locked-himself-out", "two-hands", "waiting-for-the-kiln"} {
		g := newGame(t, nil, options.Options{Level: level})
		g.LayoutF(1280, 720)
		screen := ebiten.NewImage(1280, 720)
		whole := ebiten.NewImage(1280, 720)
		g.update(msg.Say(msg.Resize, "1280x720"))
		g.update(msg.Do(msg.Back)) // the question of the level
		if g.model.Scene == model.Map {
			g.update(msg.Say(msg.Open, level))
		}
		g.update(msg.Do(msg.Run))
		for turn := range 240 {
			g.turn()
			if turn%50 == 20 {
				key(g, event.KeyTab)
			}
			g.Draw(screen)
			if turn%40 != 39 {
				continue
			}
			paint.New(g.book).Paint(whole, &g.list, float32(g.layout.Pixels))
			requireAlike(t, whole, screen)
		}
		screen.Deallocate()
		whole.Deallocate()
	}
}

// requireAlike compares two pictures but for how edges are rounded.
func requireAlike(t *testing.T, a, b *ebiten.Image) {
	t.Helper()
	read := func(i *ebiten.Image) []byte {
		pixels := image.NewRGBA(i.Bounds())
		i.ReadPixels(pixels.Pix)
		return pixels.Pix
	}
	one, two := read(a), read(b)
	for i := range one {
		if d := int(one[i]) - int(two[i]); d > 3 || d < -3 {
			require.Fail(t, "the pictures differ", "at %d, %d: %d and %d", i/4%a.Bounds().Dx(), i/4/a.Bounds().Dx(), one[i], two[i])
		}
	}
}
