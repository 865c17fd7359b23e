package app

import (
	"image"
	"runtime"

	"github.com/hajimehoshi/ebiten/v2"

	"lostupdate/game/demo"
	"lostupdate/game/host"
	"lostupdate/game/input"
	"lostupdate/game/input/event"
	"lostupdate/game/internal/options"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/paint"
	"lostupdate/game/sound"
	"lostupdate/game/store"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/game/web/mirror"
)

// Options are what a game is started with.
type Options struct {
	Asked  options.Options
	Store  store.Store     // nil: nothing is kept
	Mirror *mirror.Mirror  // nil: there is no page
	Host   *host.Host      // nil: nobody hears of progress
	Ended  <-chan struct{} // closed when the game shall end; nil: never

	Recorder *demo.Recorder // writes down what is played; nil: nobody does

	// Teachers serves the page for teachers until the program ends, and returns its address, every time the same. In a
	// browser it is nil: there the page stands beside the game's.
	Teachers func() (address string, err error)
}

// Game is the game as Ebitengine runs it.
type Game struct {
	stage
	source  *input.Source
	painter *paint.Painter
	layout  input.Layout
	keeper  *keeper
	mirror  *mirror.Mirror
	host    *host.Host
	sound   *sound.Player // silent until the game runs
	outbox  outbox
	address string // of the page, for links, where this is no page
	ended   <-chan struct{}
	teacher func() (address string, err error)
	quit    bool
	first   []msg.Msg // what the first turn begins with

	recorder *demo.Recorder
	rerun    *demo.Player // the demo that is played instead of what a player does; nil: there is a player
	differs  error        // how it went another way than recorded

	drawn  bool          // at least one picture was painted
	stale  bool          // the list is older than the model or the hands
	screen *ebiten.Image // that shows the list
	canvas input.Layout  // that it was painted for
	pace   pace
	cursor kit.Cursor
}

// New makes a game that shows what was asked for. The error is in English and Chinese when the player can do something
// about it.
func New(o Options) (*Game, error) {
	s, err := newStage(SystemLanguage(), o.Asked.Pack, runtime.GOOS != "js")
	if err != nil {
		return nil, err
	}
	s.model.Linked = s.model.Linked || o.Asked.Address != ""
	if err := checkLevel(s.model.Catalog, o.Asked.Level); err != nil {
		return nil, err
	}
	g := &Game{
		stage: s, source: input.NewSource(), painter: paint.New(s.book), keeper: newKeeper(o.Store), mirror: o.Mirror, host: o.Host, ended: o.Ended,
		stale: true, outbox: newOutbox(), address: o.Asked.Address, recorder: o.Recorder, teacher: o.Teachers,
	}
	if g.mirror == nil {
		g.mirror = mirror.New()
	}
	g.first = append(g.keeper.load(), opening(o.Asked, o.Host.Given())...)
	listenForShared(g.outbox.later)
	g.host.Listen(g.outbox.later)
	return g, nil
}

// start opens what was asked for. It belongs to the first turn and not to New: the coroutines of a level's workers can
// only be resumed under the same thread locking that they were made under, and Ebitengine locks the goroutine that
// calls RunGame to its thread, but runs the game on another one.
func (g *Game) start() {
	first := g.first
	g.first = nil
	for _, x := range first {
		g.update(x)
	}
}

// opening says by messages what was asked for.
func opening(asked options.Options, given host.Given) []msg.Msg {
	var messages []msg.Msg
	if asked.Lang != "" {
		messages = append(messages, msg.Say(msg.Language, asked.Lang))
	}
	if asked.Assignment != "" {
		messages = append(messages, msg.Say(msg.Assign, asked.Assignment))
	}
	messages = append(messages, given.Messages()...)
	switch {
	case asked.Screen == options.ScreenTitle:
	case asked.Screen == options.ScreenMap:
		messages = append(messages, msg.Say(msg.Show, string(model.Map)))
	case asked.Level != "":
		messages = append(messages, msg.Say(msg.Open, asked.Level))
	}
	if asked.Shared != "" {
		messages = append(messages, msg.Msg{Verb: msg.Paste, N: 1, Text: asked.Shared})
	}
	return messages
}

// update hands a message to the model, does what it wants outside, and reports whether that could be heard.
func (g *Game) update(x msg.Msg) (heard bool) {
	scene := g.model.Scene
	if g.recorder != nil {
		g.recorder.Note(x, g.model)
	}
	for _, e := range g.model.Update(x) {
		switch e.Kind {
		case msg.Save:
			g.keeper.keep(playerName(int(e.N)), e.Text)
		case msg.SaveMachine:
			g.keeper.keep(machineName, e.Text)
		case msg.Drop:
			if trouble := g.keeper.drop(playerName(int(e.N))); trouble != "" {
				g.update(msg.Say(msg.Trouble, trouble))
			}
		case msg.Quit:
			g.quit = true
		case msg.Sound:
			g.sound.Play(e.Text)
			heard = true
		default:
			g.outside(e)
		}
	}
	if g.model.Scene != scene {
		g.hands.Forget()
	}
	g.stale = true
	return heard
}

// Update is one turn of the game, a sixtieth of a second.
func (g *Game) Update() error {
	select {
	case <-g.ended:
		g.quit = true
	default:
	}
	if g.rerun != nil {
		if g.quit {
			return ebiten.Termination
		}
		return g.turnOfRerun()
	}
	g.start()
	g.receive()
	if files := ebiten.DroppedFiles(); files != nil {
		g.drop(files)
	}
	for _, e := range g.source.Poll(g.layout) {
		g.handle(e)
	}
	g.tick()
	g.shootOn()
	if trouble := g.keeper.flush(); trouble != "" {
		g.update(msg.Say(msg.Trouble, trouble))
	}
	g.sound.Turn(g.volumes(), !ebiten.IsFocused())
	if g.quit {
		return ebiten.Termination
	}
	return nil
}

// tick lets the model go on by one turn, and finds out whether there is a picture to be made of it.
func (g *Game) tick() {
	stale := g.stale
	g.update(msg.Number(msg.Tick, 1))
	if g.rolling() {
		g.pace.touch()
	}
	g.stale = g.pace.turn(g.model.Time, g.model.Scene == model.Title) || stale
}

// volumes are what the player wishes to hear.
func (g *Game) volumes() sound.Volumes {
	wishes := g.model.Reached.Settings
	if wishes.Mute {
		return sound.Volumes{}
	}
	return sound.Volumes{Effects: wishes.EffectsPercent(), Music: wishes.MusicPercent()}
}

// handle lets the hands judge an event by the picture as it stands, and the model do what they mean.
func (g *Game) handle(e event.Event) {
	if e.Kind == event.KeyDown && e.Key == event.KeyF11 && !e.Repeat && runtime.GOOS != "js" {
		ebiten.SetFullscreen(!ebiten.IsFullscreen())
		return
	}
	g.pace.touch()
	if g.stale {
		g.compose()
	}
	meant := g.hands.Handle(e)
	heard := false
	for _, x := range meant {
		heard = g.update(x) || heard
	}
	if len(meant) > 0 && !heard {
		g.sound.Play("press")
	}
	g.stale = true
}

// Draw brings the picture on the screen up to date.
func (g *Game) Draw(screen *ebiten.Image) {
	if !g.stale && g.screen == screen && g.layout == g.canvas {
		g.mirror.Changed(nil, image.Point{})
		return
	}
	if g.stale {
		time := g.pace.shown(g.model.Time)
		g.composeAt(time)
		g.pace.saw(time, &g.list)
		g.stale = false
		g.show()
	}
	if g.layout != g.canvas {
		g.painter.Forget()
	}
	g.screen, g.canvas = screen, g.layout
	painted := g.painter.Repaint(screen, &g.list, float32(g.layout.Pixels))
	g.mirror.Changed(g.painter.Painted(), screen.Bounds().Size())
	if painted {
		g.drawn = true
		g.mirror.Drawn()
	}
}

// show tells the page and the pointer what is on the screen.
func (g *Game) show() {
	if mirror.Here {
		g.mirror.Show(g.told())
	}
	g.source.Fields(g.layout, g.fields())
	if cursor := g.hands.Cursor(); cursor != g.cursor {
		g.cursor = cursor
		ebiten.SetCursorShape(shapeOf(cursor))
	}
}

// told is what the page is to know.
func (g *Game) told() mirror.State {
	words := g.words.In(g.model.Language())
	d := view.Tell(g.model, words, g.hands)
	state := mirror.State{Screen: d.Screen, Lang: words.Language(), Title: d.Title, Text: d.Text, Parts: d.Parts, Spoken: g.hands.Spoken()}
	k := float32(g.layout.Outside)
	for _, t := range g.hands.Touchables() {
		state.Spots = append(state.Spots, mirror.Spot{
			Name: t.ID, Label: t.Spoken, X: t.Rect.X * k, Y: t.Rect.Y * k, W: t.Rect.W * k, H: t.Rect.H * k,
		})
		if t.Focused {
			state.Focus = t.ID
		}
	}
	return state
}

// fields are what can be written into.
func (g *Game) fields() []input.Field {
	var fields []input.Field
	for _, t := range g.hands.Touchables() {
		if t.Field {
			fields = append(fields, input.Field{
				ID: t.ID, Label: t.Label, Text: t.Text, X: t.Rect.X, Y: t.Rect.Y, W: t.Rect.W, H: t.Rect.H, Focused: t.Focused,
			})
		}
	}
	return fields
}

func shapeOf(c kit.Cursor) ebiten.CursorShapeType {
	switch c {
	case kit.Hand:
		return ebiten.CursorShapePointer
	case kit.Grab:
		return ebiten.CursorShapeMove
	case kit.Refused:
		return ebiten.CursorShapeNotAllowed
	}
	return ebiten.CursorShapeDefault
}

// Drawn tells whether the player has seen anything yet.
func (g *Game) Drawn() bool { return g.drawn }

// Layout is never called: there is LayoutF.
func (g *Game) Layout(outsideW, outsideH int) (int, int) { return outsideW, outsideH }

// LayoutF computes how large the picture is, in the screen's own pixels.
func (g *Game) LayoutF(outsideW, outsideH float64) (float64, float64) {
	g.layout = g.fit(outsideW, outsideH, input.DeviceFactor())
	if g.rerun != nil {
		g.layout = g.fitRerun(g.layout)
	}
	return g.layout.ImageW, g.layout.ImageH
}

// run hands the game to Ebitengine. The picture stays on the screen until another one is painted over it. In a page it is
// the loader that makes the canvas as fine as the screen, and not Ebitengine, which would not follow when that changes.
func (g *Game) run() error {
	ebiten.SetScreenClearedEveryFrame(false)
	g.sound = sound.Open()
	return ebiten.RunGameWithOptions(g, &ebiten.RunGameOptions{DisableHiDPI: true}) // only pages heed it
}
