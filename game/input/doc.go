// Package input turns what a player does with mouse, fingers, keyboard and gamepad into the plain events of package
// event, and computes how large the game's picture is.
//
// Everything a player can point with is one pointer: the mouse, or the first finger on the glass. On the desktop the
// state is sampled by Ebitengine once a tick, and its edges keep even a click that began and ended between two ticks.
// In a browser that is not enough: Ebitengine sees touches only as they are at a tick, and with a slow frame a press,
// a drag and its end fall together at one place. There the package listens to the page's own pointer and key events
// and hands them on in their order, each with its own place.
//
// A canvas has no fields to write in. Where the game draws one, the page has one of its own over it, unseen: so a tap
// raises the keyboard of a phone, and input methods can compose.
//
// Shortcuts that belong to the browser (reload, zoom, clipboard, the tools of F12) keep working: the page would
// otherwise swallow every key.
//
// Layout follows these rules: the picture is drawn in the screen's own pixels, so it is crisp; a logical pixel is a
// pixel of the window, up to one of 1920 by 1080, in which everything has room, and a larger window shows it larger; and
// where the window is smaller than 640 by 360, a small phone held sideways, everything shrinks instead of being cut. What
// the player wishes larger is larger as long as that much room remains: twice as large from a window of 1280 by 720 on.
//
// The package refuses to know what the events are for, and it keeps no history.
package input
