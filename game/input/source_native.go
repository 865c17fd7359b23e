//go:build !js

package input

import (
	"runtime"
	"strings"

	"github.com/hajimehoshi/ebiten/v2"
	"github.com/hajimehoshi/ebiten/v2/inpututil"

	"lostupdate/game/input/event"
)

// Source gives the events of each tick. It belongs to one game, and to the goroutine that runs Update.
type Source struct {
	translator translator
	events     []event.Event
	pressed    []ebiten.Key
	touches    []ebiten.TouchID
	pads       pads
}

// NewSource makes a Source. Call it once, before RunGame.
func NewSource() *Source { return &Source{} }

// Poll gives what happened since the last Poll. Call it once in every Update; the slice is good until the next call.
func (s *Source) Poll(layout Layout) []event.Event {
	s.events = s.translator.translate(s.events[:0], layout, s.sample(layout))
	s.events = s.pads.poll(s.events)
	return s.events
}

func (s *Source) sample(layout Layout) sample {
	now := sample{focused: ebiten.IsFocused(), mods: heldMods()}
	now.x, now.y = layout.FromImage(ebiten.CursorPositionF())
	for button := range now.buttons {
		is := [...]ebiten.MouseButton{ebiten.MouseButtonLeft, ebiten.MouseButtonMiddle, ebiten.MouseButtonRight}[button]
		now.buttons[button] = press{
			down:  ebiten.IsMouseButtonPressed(is),
			began: inpututil.IsMouseButtonJustPressed(is),
			ended: inpututil.IsMouseButtonJustPressed(is) && inpututil.MouseButtonPressDuration(is) == 0,
		}
	}
	turnX, turnY := ebiten.Wheel()
	now.wheelX, now.wheelY = float32(turnX), float32(-turnY) // Ebitengine counts away from the player as positive

	s.touches = ebiten.AppendTouchIDs(s.touches[:0])
	for _, id := range s.touches {
		x, y := layout.FromImage(ebiten.TouchPositionF(id))
		now.fingers = append(now.fingers, finger{id: int(id), x: x, y: y})
	}
	s.pressed = inpututil.AppendPressedKeys(s.pressed[:0])
	for _, key := range s.pressed {
		now.keys = append(now.keys, sampleKey(key))
	}
	if !now.mods.Has(event.ModControl) && !now.mods.Has(event.ModMeta) || now.mods.Has(event.ModAlt) {
		// Control with a letter is a shortcut and no text. With Alt as well it is how some layouts write signs.
		now.runes = ebiten.AppendInputChars(now.runes)
	}
	return now
}

func sampleKey(key ebiten.Key) stroke {
	ticks := inpututil.KeyPressDuration(key)
	s := stroke{place: int(key)}
	s.down = true
	s.began = inpututil.IsKeyJustPressed(key)
	s.ended = s.began && ticks == 0
	s.repeats = ticks > repeatAfter && (ticks-repeatAfter)%repeatEvery == 0
	if s.began {
		// Only here: the name is asked from the system.
		s.key = keyAt(codeOf(key), ebiten.KeyName(key))
	} else {
		s.key = keyAt(codeOf(key), "")
	}
	return s
}

// codeOf gives the key's code in the UI Events standard. Ebitengine names its keys by it, but for the letters.
func codeOf(key ebiten.Key) string {
	name := key.String()
	if len(name) == 1 {
		return "Key" + strings.ToUpper(name)
	}
	return name
}

func heldMods() event.Mods {
	var mods event.Mods
	for _, held := range [...]struct {
		key ebiten.Key
		mod event.Mods
	}{
		{ebiten.KeyShift, event.ModShift}, {ebiten.KeyControl, event.ModControl},
		{ebiten.KeyAlt, event.ModAlt}, {ebiten.KeyMeta, event.ModMeta},
	} {
		if ebiten.IsKeyPressed(held.key) {
			mods |= held.mod
		}
	}
	return withCommand(mods, runtime.GOOS == "darwin")
}
