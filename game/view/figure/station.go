package figure

import "lostupdate/game/draw"

// Icon names a small picture.
type Icon uint8

const (
	NoIcon          Icon = iota
	IconRead             // an eye
	IconPlus             // +1
	IconCompute          // a small abacus
	IconWrite            // a pen
	IconWork             // a hammer
	IconBox              // a box
	IconShip             // a box leaving
	IconCheck            // a magnifier with a tick
	IconLock             // a closed padlock
	IconUnlock           // an open padlock
	IconSpawn            // a bell
	IconJoin             // two paths meeting
	IconStamp            // a rubber stamp
	IconHome             // a house
	IconRepeat           // a loop
	IconIf               // a fork
	IconTrash            // a bin
	IconUndo             //
	IconRedo             //
	IconHint             // a bulb
	IconMenu             //
	IconPlay             //
	IconPause            //
	IconStepForward      //
	IconStepBack         //
	IconToStart          //
	IconToEnd            //
	IconMap              //
	IconReset            //
	IconSettings         //
	IconLanguage         //
	IconCopy             //
	IconCross            //
	IconTick             //
	IconBench            //
	IconMemory           //
	IconClock            //
	IconSwitch           // two arrows past each other: a context switch
	IconInterrupt        // a lightning bolt
	iconEnd
)

// Icons returns all icons but NoIcon.
func Icons() []Icon {
	var all []Icon
	for i := NoIcon + 1; i < iconEnd; i++ {
		all = append(all, i)
	}
	return all
}

// Icon draws an icon in the square about c, in one colour.
func (p Pen) Icon(c draw.Point, size float32, icon Icon, color draw.Color) {}

// CardState says how a station's card stands out.
type CardState uint8

const (
	Plain    CardState = iota
	Coming             // not reached yet
	Next               // this is what happens next: lit, with a bookmark
	Done               // over: faded, ticked
	Conflict           // one of the steps that matter
	Locked             // not available
)

// Station is a card on a belt.
type Station struct {
	Icon  Icon
	Label string
	Code  bool // the label is program text
	State CardState
	Phase float32 // goes round: Next and Conflict pulse softly
}

// Station draws a card with its icon over its label; in a low rectangle the icon
// stands left of the label. The label is shortened if it does not fit.
func (p Pen) Station(r draw.Rect, s Station) {}

// Increment draws the frame about the stations of one unfolded card, with the
// caption, such as "total += 1", on a tab at its upper edge.
func (p Pen) Increment(r draw.Rect, caption string) {}

// IncrementTab is the height of the tab, which lies inside the rectangle.
const IncrementTab = 18
