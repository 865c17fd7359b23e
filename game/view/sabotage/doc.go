// Package sabotage draws the saboteur's screen: a panel for every worker with
// the cards of his routine and the button that lets him move, the wall with the
// counters and keys, the goal with its interrupt tokens, and the schedule as it
// grows, in which every step can be clicked.
//
// A card is what happens in one go. The card "total += 1" is therefore unfolded
// into two: the read, with the addition that nobody can see written below it,
// and the write. Between cards is where a worker can be stopped. A click on the frame's
// tab folds the two into one card, and a click on that unfolds it (fold.go); it can still
// be half done.
//
// Where the next step of a worker can go several ways, such as whom a bell wakes,
// the button becomes several (branches.go). Letters in an out-tray are carried to
// the wall by a click on the tray. In a level that may be honest the player can
// claim that it cannot be broken.
//
// On a small screen, or with many workers, panels stand in several rows and show
// of a routine only the cards about the next one. On a very small one the wall
// and the goal take no more room than what they say.
package sabotage
