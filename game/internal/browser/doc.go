// Package browser runs the game in a real browser for tests: headless Chromium, driven as a player would.
//
// Open starts a browser of its own for the test and opens a page. The helpers press, drag, tap, type, wait for a
// condition and look; each ends the test with a clear word when it cannot. When the test ends, two things fail it even
// if nothing was asked about them: an error on the page's console, and a request to any host but the page's own.
//
// Drawing in software is slow, five to twenty frames a second. So tests use a small window, and wait for conditions of
// window.lostupdate (see package mirror); they never sleep.
//
// Where no Chromium is installed the tests are skipped and say so. With LOSTUPDATE_FULL=1 in the environment that is a
// failure: a machine that checks the game must not pass by not looking.
package browser
