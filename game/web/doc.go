// Package web builds, serves and exports the game for the browser.
//
// Build compiles the game to WebAssembly with the Go tool that the player has anyway, puts the page, the loader and the
// packed files beside it, and keeps all in the user's cache directory: Go's own build cache decides what is stale, so
// an unchanged source is ready again in about a second. Handler serves that folder, Export copies it to where any web
// server can find it.
//
// The program is compiled to be small rather than fast, and without parts of Go's library that a page cannot use; see
// lean.go. game/README.md has the sizes of all files.
//
// What the page may do is written down twice, in a meta element and as a header (see policy): scripts and programs from
// its own host and nothing from any other; no inline script, no eval. Whoever adds a script, a worker or an audio
// worklet meets that policy first.
//
// The package refuses to serve anything but the files it was built with, to listen on anything but the loopback address,
// and to download anything. It is not part of the browser build itself; what the game says to its page is in
// package mirror.
package web
