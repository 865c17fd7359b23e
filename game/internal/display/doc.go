// Package display finds out whether a window can be opened, before anything tries to: without a display the window
// library may end the program, or take over the framebuffer of a machine that somebody else is using.
//
// Systems other than Linux and the BSDs always have a display. There a window needs an X server, or XWayland beside
// Wayland; Check asks the server that DISPLAY names whether it answers, as the first step of the X protocol does, and
// says nothing more to it.
//
// The package refuses to promise that drawing will work: a server without OpenGL passes. What comes of that is an error
// of the window library, which the program handles.
package display
