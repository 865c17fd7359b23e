// Package film makes a looping GIF of pictures that follow each other, small enough to be sent in a message.
//
// The art of the game is flat, so two things make the file small. One palette serves all frames: the colours that
// cover most of some sample pictures. And a frame holds only what has changed since the one before, with everything
// else in it transparent, which the format's compression reduces to nearly nothing.
//
// Frames can be added, and the file be written, in pieces, so that a screen goes on while a film is made. The file is
// written by the standard library.
//
// The package knows no screens: whoever films decides what is seen and how long a frame lasts. It does not dither,
// since that would make flat areas noisy and the file large.
package film
