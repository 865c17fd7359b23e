package msg

import "fmt"

// EffectKind says what an effect asks for.
type EffectKind uint8

const (
	Save        EffectKind = iota + 1 // keep Text as the progress of player N
	Report                            // tell the page around the game how far the player is: Text is a report.Report
	Copy                              // put Text on the clipboard
	Quit                              // end the program, where there is one to end
	Solved                            // the scene's level was solved: Text is the solution file, N its stars
	Work                              // the scene keeps unfinished work: Text is the solution file
	Leave                             // the scene is done: show Text, a scene or level to go to
	Sound                             // Text names what can be heard
	File                              // give Text to the player as a file called Name
	Link                              // put the page's address on the clipboard, with Text behind it
	Fetch                             // ask for the text on the clipboard: it comes back as Paste
	Picture                           // give the player a picture of the screen, as a PNG file called Name
	Pick                              // ask the player for a file of progress: it comes back as Import
	SaveMachine                       // keep Text as what belongs to the machine
	Drop                              // delete the progress of player N
	Film                              // make a GIF file called Name of the run on the screen, and tell by Filmed how far it is
	Failed                            // the scene's work was tried, and is not right
	Teach                             // open the page for teachers; Text is the language
)

// Effect is something that a model cannot do by itself. Solved, Failed, Work and Leave are
// for the model around a scene, the others for the world outside.
type Effect struct {
	Kind EffectKind
	N    int64
	Text string
	Name string
}

// String returns the effect on one line, for logs and failing tests.
func (e Effect) String() string {
	return fmt.Sprintf("%s %d %q", [...]string{"none", "save", "report", "copy", "quit", "solved", "work", "leave", "sound", "file",
		"link", "fetch", "picture", "pick", "machine", "drop", "film", "failed", "teach"}[e.Kind], e.N, e.Text)
}
