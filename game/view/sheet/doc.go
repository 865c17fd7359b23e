// Package sheet draws what lies on top of a scene: settings, help, credits, the questions that must be answered before
// anything goes on, and the toasts at the foot of the screen.
package sheet
