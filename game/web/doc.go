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
// Beside the game stands teacher.html, the page for teachers, with a program of its own without the game's pictures
// (package teacher): no player loads it. Its program runs in a worker, so that three hundred tickets can be graded while
// the page stays awake; once it has started, the worker puts away everything with which it could ask anybody. Without a
// host it goes on.
//
// A page of a learning platform or of a class server puts a script of its own in front of the program's:
// globalThis.lostUpdateHost gives the game an assignment and a nickname, and hears how far the player is. Package host
// says how, and package report what it hears.
//
// The package refuses to serve anything but the files it was built with, to listen on anything but the loopback address,
// and to download anything. It is not part of the browser build itself; what the game says to its page is in
// package mirror.
package web
