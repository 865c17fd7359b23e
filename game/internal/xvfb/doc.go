// Package xvfb gives tests and tools a display where there is none: it starts an X server
// that draws into memory (Xvfb) and points the DISPLAY variable at it.
//
// It starts one server and stops that one. It installs nothing, and where Xvfb is missing
// it says so instead of guessing.
package xvfb
