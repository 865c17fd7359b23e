//go:build js

// Command teacher is the program behind teacher.html, the page on which a teacher makes assignments and grades tickets.
// It runs in a worker of that page and lends it a desk (see package desk) as globalThis.lostUpdateDesk: functions that
// take and return texts, numbers and bytes. It draws nothing, so Ebitengine is not in it, and it is a fraction of the game.
package main
