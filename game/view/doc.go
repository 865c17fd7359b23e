// Package view turns the game's model into a picture: it chooses the scene's view, lays sheets, questions and toasts on
// top, and adds the keys that work everywhere.
//
// What a view draws depends on the model and the player's hands alone. The package refuses to keep anything from one
// picture to the next, and to change the model.
package view
