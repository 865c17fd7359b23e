package options

import (
	"fmt"
	"lostupdate/levels/puzzle"
	"strconv"
	"strings"
)

// Options are what was asked for. The zero value of a field means that nothing was.
type Options struct {
	// Level is the id of the level to open.
	Level string
	// Lang is the language: "en" or "zh". Empty means that the player's own choice, or the system's, counts.
	Lang string
	// Shared is a solution to open, as game/model/share writes links: what stands behind "#" in the page's address.
	Shared string
	// Pack is a level pack to play, beside the campaign: a folder or a zip archive.
	Pack string
	// Assignment is what a teacher asks for: a text as "inspector assign" prints it, or a link with one.
	Assignment string
	// Address is where others open the game in a browser; "" if it is not known. In a browser the page knows it.
	Address string
	// Screen is the screen to open.
	Screen Screen
	// Size is the size of the window, or of the picture.
	Size Size

	// Shot is the PNG file to draw the screen into, instead of playing. Tick is the moment to draw. Solution names
	// what is played on it: "none", "proof", "trap", or a solution file of the level without its ending.
	Shot     string
	Tick     int
	Solution string

	// Film is the GIF file to film a level's solution into, instead of playing.
	Film string
	// Tour is the folder to draw a picture of every screen into, instead of playing.
	Tour string

	// Record is the file to write what is played into, as a demo. Replay is a demo to play instead of playing.
	Record, Replay string

	// Serve asks for the browser version on Port, also when there is a display. Port 0 takes a free one.
	Serve bool
	Port  int
	// Export is the folder to write the browser version into.
	Export string
	// Quick asks for an export that is packed in seconds.
	Quick bool
}

// Screen names a screen of the game.
type Screen string

// The screens that can be asked for.
const (
	ScreenTitle    Screen = "title"
	ScreenMap      Screen = "map"
	ScreenPlay     Screen = "play"
	ScreenSabotage Screen = "sabotage"
	ScreenResult   Screen = "result"
)

// ParseScreen reads the name of a screen.
func ParseScreen(text string) (Screen, error) {
	switch screen := Screen(text); screen {
	case ScreenTitle, ScreenMap, ScreenPlay, ScreenSabotage, ScreenResult:
		return screen, nil
	}
	return "", fmt.Errorf("--screen %q: choose title, map, play, sabotage or result"+
		"\n--screen %q：请从 title、map、play、sabotage、result 里选一个", text, text)
}

// Size is a width and a height in pixels.
type Size struct{ W, H int }

// The sizes that a window may have: from half a phone to four large screens.
const (
	minSide = 200
	maxSide = 8192
)

// DefaultSize is the size of the window when none was asked for.
func DefaultSize() Size { return Size{W: 1280, H: 800} }

// ParseSize reads a size such as "1280x800".
func ParseSize(text string) (Size, error) {
	wide, high, found := strings.Cut(strings.NewReplacer("X", "x", "×", "x").Replace(text), "x")
	w, errW := strconv.Atoi(wide)
	h, errH := strconv.Atoi(high)
	if !found || errW != nil || errH != nil || w < minSide || h < minSide || w > maxSide || h > maxSide {
		return Size{}, fmt.Errorf("--size %q: write width x height in pixels, each from %d to %d, such as 1280x800"+
			"\n--size %q：请写成“宽x高”（像素），每边 %d 到 %d，例如 1280x800", text, minSide, maxSide, text, minSide, maxSide)
	}
	return Size{W: w, H: h}, nil
}

// maxLevelBytes is longer than any level id.
const maxLevelBytes = 64

// checkLevel tells whether the text looks like the id of a level or a variant, behind which may stand a part of it.
func checkLevel(text string) error {
	good := len(text) <= maxLevelBytes
	id, part, named := strings.Cut(text, " ")
	good = good && (!named || part == "sabotage" || part == "engineer")
	for i, r := range puzzle.BaseID(id) {
		letter := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		good = good && (letter || i > 0 && (r == '-' || r == '_'))
	}
	if !good {
		return fmt.Errorf("--level %q: an id has small letters, digits and \"-\"; go run ./levels/cmd/inspector list shows all"+
			"\n--level %q：编号只含小写字母、数字和“-”；用 go run ./levels/cmd/inspector list 查看全部", text, text)
	}
	return nil
}

func checkLang(text string) error {
	switch text {
	case "", "en", "zh":
		return nil
	}
	return fmt.Errorf("--lang %q: choose en or zh\n--lang %q：请选 en（英文）或 zh（中文）", text, text)
}
