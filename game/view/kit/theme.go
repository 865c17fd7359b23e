package kit

import (
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/view/figure"
)

// Theme is the colours of a screen by what they are for. Signal colours are those of Okabe and Ito, which people with
// any kind of colour vision can tell apart; still a colour never stands alone, a shape, a letter or a word goes with it.
type Theme struct {
	Ground     draw.Color // behind everything
	GroundLine draw.Color // the faint grid on it
	Panel      draw.Color // what text is read on
	Card       draw.Color // what lies on a panel and can be taken or pressed
	Room       draw.Color // the floor of a factory line
	Well       draw.Color // sunk into a panel: tracks, fields, rooms that are shut
	Rule       draw.Color // lines that divide
	Outline    draw.Color // around figures and panels

	Ink      draw.Color // text on Panel, Room and Ground
	InkSoft  draw.Color // text that comes second
	InkFaint draw.Color // text that does not count now; never anything that must be read
	InkOff   draw.Color // on what cannot be used now

	Bar       draw.Color // the top bar and the timeline
	BarPanel  draw.Color // buttons and fields on it
	BarRaised draw.Color // those that are hovered
	BarInk    draw.Color // text on it
	BarSoft   draw.Color // text on it that comes second
	BarOff    draw.Color // on what cannot be used now, on it
	OnGround  draw.Color // text straight on Ground
	Accent    draw.Color // the one thing to do
	AccentInk draw.Color // text on Accent
	AccentDim draw.Color // a panel that belongs to Accent
	Good      draw.Color // proved, done
	Bad       draw.Color // refuted; always with a word
	Wait      draw.Color // waits for a device
	Gold      draw.Color // stars on light panels
	Focus     draw.Color // the focus ring and what it is about
	Scrim     draw.Color // over what lies under a modal
	Lens      draw.Color // on Focus, Bad and the bubbles: text and marks

	Shut  Shut           // what cannot be entered yet
	Code  Code           // pieces of programs
	Art   figure.Palette // what figures are drawn in
	Least float64        // contrast that Inspect asks of every text, from 1 to 21
}

// Shut is the colours of rooms under construction: sand, and ink that can still be read on it.
type Shut struct{ Head, Floor, Rim, Ink, Lock, Board, Stripe draw.Color }

// Code is the colours of the kinds of pieces of a program.
type Code struct{ Keyword, Number, Quoted draw.Color }

// Colours of Okabe and Ito.
const (
	black      = 0x000000
	white      = 0xFFFFFF // not one of them
	orange     = 0xE69F00
	skyBlue    = 0x56B4E9
	green      = 0x009E73
	yellow     = 0xF0E442
	blue       = 0x0072B2
	vermillion = 0xD55E00
	pink       = 0xCC79A7
)

// The colours of Okabe and Ito by name, for rooms and marks. Workers and keys get theirs from package figure.
func Orange() draw.Color     { return draw.Hex(orange) }
func SkyBlue() draw.Color    { return draw.Hex(skyBlue) }
func Green() draw.Color      { return draw.Hex(green) }
func Yellow() draw.Color     { return draw.Hex(yellow) }
func Blue() draw.Color       { return draw.Hex(blue) }
func Vermillion() draw.Color { return draw.Hex(vermillion) }
func Pink() draw.Color       { return draw.Hex(pink) }

// Day returns the theme of everything but sabotage: cream paper, navy ink.
func Day() *Theme {
	inkSoft, bar, barPanel, barSoft := draw.Hex(0x545D72), draw.Hex(0x1F2A44), draw.Hex(0x33415F), draw.Hex(0xDCE3F2)
	return &Theme{
		Ground: draw.Hex(0xF6EFE2), GroundLine: draw.Hex(0xEFE5D2), Panel: draw.Hex(0xFBF7EE), Card: draw.Hex(white), Room: draw.Hex(0xEADFCB),
		Well: draw.Hex(0xE6DCC8), Rule: draw.Hex(0xD9CBB0), Outline: draw.Hex(0x1F2A44),
		Ink: draw.Hex(0x1F2A44), InkSoft: inkSoft, InkFaint: draw.Hex(0xB9AE98), InkOff: inkSoft.Fade(0.75),
		Bar: bar, BarPanel: barPanel, BarRaised: draw.Hex(0x4A5674), BarInk: draw.Hex(0xFFFFFF),
		BarSoft: barSoft, BarOff: barOff(bar, barPanel, barSoft), OnGround: draw.Hex(0x1F2A44),
		Accent: draw.Hex(vermillion), AccentInk: draw.Hex(0xFFFFFF), AccentDim: draw.Hex(0xFFF3E6),
		Good: draw.Hex(green), Bad: draw.Hex(vermillion), Wait: draw.Hex(skyBlue), Gold: draw.Hex(0xC77F00),
		Focus: draw.Hex(blue), Scrim: draw.Hex(0x1F2A44).WithAlpha(150),
		Lens: draw.Hex(white),
		Shut: Shut{
			Head: draw.Hex(0xD3C8B2), Floor: draw.Hex(0xEFE9DC), Rim: draw.Hex(0xB9AE98), Ink: draw.Hex(0x6B624F),
			Lock: draw.Hex(0x8A8069), Board: draw.Hex(0xF8F3E8), Stripe: draw.Hex(0xE3C089),
		},
		Code:  Code{Keyword: draw.Hex(0x0A4E8A), Number: draw.Hex(0x9A3412), Quoted: draw.Hex(0x1B6B3A)},
		Art:   figure.Standard(),
		Least: leastContrast,
	}
}

// barOff is halfway between the bar's text and a button that is hardly one.
func barOff(bar, barPanel, barSoft draw.Color) draw.Color {
	return barSoft.Mix(bar.Mix(barPanel, 0.5), 0.4)
}

// Night returns the theme of sabotage: the same papers on a dark floor under a plum bar.
func Night() *Theme {
	t := Day()
	t.Ground, t.GroundLine, t.OnGround = draw.Hex(0x2A2233), draw.Hex(0x332A3E), draw.Hex(0xF6EFE2)
	t.Panel = draw.Hex(0xF6EFE2)
	t.Bar, t.BarPanel, t.BarRaised, t.BarSoft = draw.Hex(0x5B1E3A), draw.Hex(0x77304F), draw.Hex(0x8F4364), draw.Hex(0xFFE3D6)
	t.BarOff = barOff(t.Bar, t.BarPanel, t.BarSoft)
	t.Focus, t.Scrim = draw.Hex(yellow), draw.Hex(0x120D18).WithAlpha(170)
	return t
}

// Fonts are the text styles of a screen; on a small one they are smaller, unless it is small because everything is large.
type Fonts struct {
	Title   glyph.Style // names of screens and verdicts
	Heading glyph.Style // names of panels
	Body    glyph.Style // what is read
	Label   glyph.Style // on buttons and beside figures
	Small   glyph.Style // what comes second
	Code    glyph.Style // program text
	Number  glyph.Style // measures
}

// largeText is how much larger than usual everything is from which on a small screen's letters are not smaller for it: who
// asks for that wants to read, and scrolls.
const largeText = 1.25

func fontsFor(size draw.Point, zoom float32) Fonts {
	if compact(size) && zoom >= largeText {
		return Fonts{
			Title: glyph.Bold(19), Heading: glyph.Bold(16), Body: glyph.Regular(16), Label: glyph.Bold(14),
			Small: glyph.Regular(13), Code: glyph.Mono(14), Number: glyph.Bold(16),
		}
	}
	if compact(size) {
		return Fonts{
			Title: glyph.Bold(19), Heading: glyph.Bold(15), Body: glyph.Regular(14), Label: glyph.Bold(13),
			Small: glyph.Regular(12), Code: glyph.Mono(13), Number: glyph.Bold(15),
		}
	}
	return Fonts{
		Title: glyph.Bold(25), Heading: glyph.Bold(19), Body: glyph.Regular(16), Label: glyph.Bold(15),
		Small: glyph.Regular(14), Code: glyph.Mono(16), Number: glyph.Bold(18),
	}
}
