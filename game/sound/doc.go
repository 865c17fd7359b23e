// Package sound lets the game be heard: a short cue for each Sound effect of the model, and calm music, each with a
// volume of its own.
//
// What is heard comes from package synth, so there are no sound files. On the desktop it goes out through oto. In a
// browser it goes straight to the page's AudioContext: oto would need a script made at run time there (an audio
// worklet in a blob), which the page's policy forbids, and rightly. ebiten/audio is not used, because a machine without
// a sound device makes it end the game.
//
// Without a device, or when it goes away, the Player is silent and everything else goes on: nothing here returns an
// error. While the window has no focus the device is suspended, so that the music stands still and costs nothing.
//
// The package refuses to decide what is worth a sound: the model says so.
package sound
