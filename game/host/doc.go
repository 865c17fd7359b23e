// Package host lets a page around the game hear how far the player is, and bring progress back: the page of a learning
// platform, or of a class server.
//
// A script that the page loads before the program sets globalThis.lostUpdateHost, an object. Whatever of it is missing,
// or of another type, is as if it was not asked for:
//
//	progress(text)  is called with a report (see package report) once at the start, after every change of what is best
//	                in a level, after every try that was not right, and whenever the player hands in. It may return a
//	                promise. If it throws, or the promise is rejected, the player is told so; the game keeps its own
//	                save in any case.
//	assignment      string: what the class is asked for, as "inspector assign" prints it, or a link with it. The game
//	                opens on it, and the player cannot put it away.
//	name            string: the player's nickname; the game does not ask for one then, and does not save it.
//	saved           string: what the host has kept. Either the "kept" of a report, or a "ticket". Its solutions are
//	                joined with those that are here; its stars are claims, and are inspected again in the background.
//	                It counts only where there is progress.
//	player          string: who plays, for a machine that several share. The game's own save has a place of its own for
//	                each; the text itself is not kept.
//
// The game answers with globalThis.lostUpdate, an object that cannot be changed: told(code) shows what the host has to
// say, in the player's language. It returns whether it knows the code; Codes lists them.
//
// The package refuses to trust a host with more: it cannot press anything, read anything but reports, or make the game
// fail. On the desktop there is none.
package host
