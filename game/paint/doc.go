// Package paint paints a display list on an Ebitengine image.
//
// All shapes become triangles whose edges fade out over one pixel, and all letters lie in
// one texture together with a white spot for the shapes. So a whole frame, shapes and texts
// in any order, is a single draw call. The package uses neither Ebitengine's vector package,
// whose anti-aliased shapes interrupt the batch and grow slow beside text, nor its text
// package, which would add more than a megabyte to the browser build.
//
// Repaint paints less: where a target shows a list already, only the parts of the screen in which another list differs
// from it are painted, each in one draw call.
//
// Clips are applied to the triangles before they are sent, so that a clip does not split the
// draw call either. In the steady state, when all letters of a frame have been seen before,
// painting allocates no memory. A letter is uploaded once, by itself.
//
// What the package refuses: it holds no pictures but letters, blends in one way (over), and
// knows nothing about screens; game/view fills the list.
package paint
