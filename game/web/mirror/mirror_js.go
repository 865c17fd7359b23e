package mirror

import (
	"image"
	"slices"
	"syscall/js"
	"time"
)

// The names that the page's loader listens to.
const (
	objectName  = "lostupdate"
	textID      = "mirror"
	spokenID    = "spoken"
	drawnEvent  = "lostupdate:drawn"
	failedEvent = "lostupdate:failed"
	canvasName  = "lostUpdateCanvas" // what the loader has put around the canvas
)

// Here tells whether there is a page to mirror to.
const Here = true

// Mirror keeps the page's mirrors up to date. Use it from Update and Draw only.
type Mirror struct {
	object js.Value
	state  State
	frames int
	pace   pace
	shown  []string // the paragraphs on the page
	lang   string   // that they are in
	still  bool     // the page was told last that nothing changes
}

// New makes window.lostupdate. Call it once.
func New() *Mirror {
	m := &Mirror{object: js.Global().Get("Object").New()}
	define(js.Global(), objectName, m.object, false)
	define(m.object, "frame", 0, true)
	define(m.object, "spots", spotsValue(nil), true)
	m.publish(State{})
	return m
}

// Drawn tells that one more frame was drawn. With the first one the page takes its loading screen away.
func (m *Mirror) Drawn() {
	m.frames++
	define(m.object, "frame", m.frames, true)
	if m.frames == 1 {
		dispatch(drawnEvent, "")
	}
}

// Changed tells which parts of the picture, all of which has a size, are others than at the last call. Call it in every
// Draw, also with none: the page shows no other part anew.
func (m *Mirror) Changed(parts []image.Rectangle, size image.Point) {
	if len(parts) == 0 && m.still {
		return
	}
	m.still = len(parts) == 0
	canvas := js.Global().Get(canvasName)
	if !canvas.Truthy() { // a page that was not written by package web
		return
	}
	canvas.Call("turn")
	for _, r := range parts {
		canvas.Call("change", r.Min.X, r.Min.Y, r.Dx(), r.Dy(), size.X, size.Y)
	}
}

// Show tells what is on the screen now. It costs next to nothing when nothing has changed, so call it in every Update.
func (m *Mirror) Show(state State) {
	if parts, changed := m.pace.next(now(), state.Parts); changed || state.Lang != m.lang {
		m.tell(parts, state.Lang)
	}
	if state.Equal(m.state) {
		return
	}
	state.Spots = slices.Clone(state.Spots)
	m.publish(state)
}

// Failed tells that the game cannot go on; the page shows it, with a way to start again.
func (m *Mirror) Failed(err error) { dispatch(failedEvent, err.Error()) }

func (m *Mirror) publish(state State) {
	former := m.state
	m.state = state
	define(m.object, "screen", state.Screen, true)
	define(m.object, "lang", state.Lang, true)
	define(m.object, "title", state.Title, true)
	define(m.object, "text", state.Text, true)
	define(m.object, "spoken", state.Spoken, true)
	define(m.object, "focus", state.Focus, true)
	if !slices.Equal(state.Spots, former.Spots) {
		define(m.object, "spots", spotsValue(state.Spots), true)
	}
	document := js.Global().Get("document")
	speak(document, spokenID, state.Lang, former.Spoken, state.Spoken)
	if state.Title != former.Title {
		document.Set("title", state.Title)
	}
	if state.Lang != former.Lang {
		document.Get("documentElement").Set("lang", htmlLang(state.Lang))
	}
	if canvas := document.Call("querySelector", "canvas"); canvas.Truthy() && state.Title != former.Title {
		canvas.Call("setAttribute", "role", "application")
		canvas.Call("setAttribute", "aria-label", state.Title)
		canvas.Call("setAttribute", "aria-describedby", textID)
	}
}

// now is the page's clock.
func now() time.Duration {
	return time.Duration(js.Global().Get("performance").Call("now").Float() * float64(time.Millisecond))
}

// tell puts the parts of the text into their paragraphs, and touches only those that are other ones than before.
func (m *Mirror) tell(parts []string, lang string) {
	document := js.Global().Get("document")
	region := document.Call("getElementById", textID)
	if !region.Truthy() {
		return
	}
	region.Set("lang", htmlLang(lang))
	for i, part := range parts {
		if i == len(m.shown) {
			region.Call("append", document.Call("createElement", "p"))
			m.shown = append(m.shown, "")
		}
		if part != m.shown[i] {
			region.Get("children").Index(i).Set("textContent", part)
		}
	}
	for range len(m.shown) - len(parts) {
		region.Get("lastElementChild").Call("remove")
	}
	m.shown, m.lang = slices.Clone(parts), lang
}

// speak puts a text into a live region, if it is another one than before.
func speak(document js.Value, region, lang, former, text string) {
	if element := document.Call("getElementById", region); element.Truthy() && text != former {
		element.Set("lang", htmlLang(lang))
		element.Set("textContent", text)
	}
}

// define gives the object a property that the page cannot write. Only a configurable one can be defined anew.
func define(object js.Value, name string, value any, configurable bool) {
	js.Global().Get("Object").Call("defineProperty", object, name, map[string]any{
		"value": value, "writable": false, "enumerable": true, "configurable": configurable,
	})
}

func spotsValue(spots []Spot) js.Value {
	list := js.Global().Get("Array").New()
	for _, spot := range spots {
		list.Call("push", js.Global().Get("Object").Call("freeze", map[string]any{
			"name": spot.Name, "label": spot.Label, "x": spot.X, "y": spot.Y, "w": spot.W, "h": spot.H,
		}))
	}
	return js.Global().Get("Object").Call("freeze", list)
}

func dispatch(name, detail string) {
	init := map[string]any{"detail": detail}
	js.Global().Call("dispatchEvent", js.Global().Get("CustomEvent").New(name, init))
}

// htmlLang gives the language tag for the page. The game's Chinese is in simplified characters.
func htmlLang(lang string) string {
	if lang == "zh" {
		return "zh-Hans"
	}
	return lang
}
