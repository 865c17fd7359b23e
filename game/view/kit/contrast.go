package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/view/figure"
)

// highContrast is what the themes of high contrast keep between every text and its ground: what WCAG 2 calls AAA.
const highContrast = 7

// Clear returns the theme of high contrast, for everything but sabotage: black on white, black bars, and every signal
// colour so dark that it can be read on white. They keep their hues: orange-red is bad, green is good, blue has the focus.
func Clear() *Theme {
	bad, good, focus := draw.Hex(0x8F3600), draw.Hex(0x00563A), draw.Hex(0x004A85)
	return &Theme{
		Ground: draw.Hex(white), GroundLine: draw.Hex(0xF4F4F4), Panel: draw.Hex(white), Card: draw.Hex(white),
		Room: draw.Hex(0xF0F0F0), Well: draw.Hex(0xEDEDED), Rule: draw.Hex(0x6B6B6B), Outline: draw.Hex(black),
		Ink: draw.Hex(black), InkSoft: draw.Hex(0x262626), InkFaint: draw.Hex(0x6B6B6B), InkOff: draw.Hex(0x454545),
		Bar: draw.Hex(black), BarPanel: draw.Hex(0x303030), BarRaised: draw.Hex(0x4A4A4A), BarInk: draw.Hex(white),
		BarSoft: draw.Hex(0xF2F2F2), BarOff: draw.Hex(0xC4C4C4), OnGround: draw.Hex(black),
		Accent: bad, AccentInk: draw.Hex(white), AccentDim: draw.Hex(0xFFF3D6),
		Good: good, Bad: bad, Wait: draw.Hex(skyBlue), Gold: draw.Hex(0x664400),
		Focus: focus, Scrim: draw.Hex(black).WithAlpha(190), Lens: draw.Hex(white),
		Shut: Shut{
			Head: draw.Hex(0xD8D8D8), Floor: draw.Hex(0xF0F0F0), Rim: draw.Hex(0x6B6B6B), Ink: draw.Hex(0x303030),
			Lock: draw.Hex(0x303030), Board: draw.Hex(white), Stripe: draw.Hex(orange),
		},
		Code:  Code{Keyword: draw.Hex(0x003F73), Number: draw.Hex(0x6E2900), Quoted: draw.Hex(0x004A32)},
		Art:   figure.Strong(),
		Least: highContrast,
	}
}

// ClearNight returns the theme of high contrast for sabotage: the same papers on a black floor.
func ClearNight() *Theme {
	t := Clear()
	t.Ground, t.GroundLine, t.OnGround = draw.Hex(black), draw.Hex(0x161616), draw.Hex(white)
	t.Bar, t.BarPanel, t.BarRaised, t.BarSoft = draw.Hex(0x3D0A24), draw.Hex(0x551634), draw.Hex(0x6B2344), draw.Hex(0xFFEFE8)
	t.BarOff = draw.Hex(0xD9C2CB)
	t.Focus = draw.Hex(yellow)
	t.Scrim = draw.Hex(black).WithAlpha(200)
	return t
}
