// Command game is Lost Update: it opens the game's window, or, where there is no display, serves the game's browser
// version on the loopback address. Compiled for the browser it is that version.
//
// This package only ties the others together: flags or address (internal/options), display (internal/display), window
// and input (Ebitengine, input), saved data (store), browser version (web).
package main
