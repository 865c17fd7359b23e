// Package x11clip puts text on the clipboard of an X server, and takes it from there, without any program or library of
// the system: it speaks the X protocol itself. XWayland hands the same clipboard on.
//
// X has no place where a copied text lies. Whoever has copied last keeps it and gives it to those who ask, so Copy leaves
// a connection open that answers until somebody else copies, or the program ends. The rules are those of the
// Inter-Client Communication Conventions Manual, chapter 2.
//
// The package knows text only, and refuses what is too large to be sent in one piece.
package x11clip
