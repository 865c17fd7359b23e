package app

import (
	"bytes"
	"image"
	"image/png"
	"time"

	"lostupdate/game/model/msg"
	"lostupdate/game/raster"
	"lostupdate/game/view/kit"
)

// filmBudget is how long a turn may go on making a film, which leaves room for the picture of the progress bar.
const filmBudget = 12 * time.Millisecond

// outbox is what the game is doing for the player beside showing itself.
type outbox struct {
	inbox chan msg.Msg // what comes later from outside
	reel  *reel        // the film that is being made, or nil
	name  string       // of its file
}

func newOutbox() outbox { return outbox{inbox: make(chan msg.Msg, 16)} }

// later takes a message from outside into the next turn. It may be called from anywhere; when far too many come at once,
// the latest are lost.
func (o *outbox) later(x msg.Msg) {
	select {
	case o.inbox <- x:
	default:
	}
}

// receive hands on what has come from outside.
func (g *Game) receive() {
	for {
		select {
		case x := <-g.outbox.inbox:
			g.update(x)
		default:
			return
		}
	}
}

// outside does what the model wants of the clipboard, of files and of films.
func (g *Game) outside(e msg.Effect) {
	switch e.Kind {
	case msg.Report:
		g.host.Progress(e.Text, g.outbox.later)
	case msg.Copy:
		g.report(copyText(e.Text), told("shell.copied", ""), "shell.trouble.copy-failed")
	case msg.Link:
		g.report(copyText(pageAddress(g.address)+e.Text), told("shell.share.copied-link", ""), "shell.trouble.copy-failed")
	case msg.Fetch:
		fetchText(g.outbox.later)
	case msg.File:
		g.save(e.Name, []byte(e.Text))
	case msg.Picture:
		data, err := g.picture()
		if err != nil {
			g.update(msg.Say(msg.Trouble, "shell.trouble.file-failed"))
			return
		}
		g.save(e.Name, data)
	case msg.Pick:
		pickFile(g.outbox.later)
	case msg.Film:
		g.film(e.Name)
	case msg.Teach:
		g.teach(e.Text)
	}
}

// report tells the player what came of something.
func (g *Game) report(err error, well msg.Msg, trouble string) {
	if err != nil {
		well = msg.Say(msg.Trouble, trouble)
	}
	g.update(well)
}

// save gives the player a file.
func (g *Game) save(name string, data []byte) {
	place, err := saveFile(name, data)
	g.report(err, told("shell.saved-file", place), "shell.trouble.file-failed")
}

// picture returns the screen as a PNG file, as large as it is.
func (g *Game) picture() ([]byte, error) {
	g.compose()
	picture := image.NewRGBA(image.Rect(0, 0, int(g.layout.ImageW), int(g.layout.ImageH)))
	raster.New(g.book).Paint(picture, &g.list, float32(g.layout.Pixels))
	var data bytes.Buffer
	err := png.Encode(&data, picture)
	return data.Bytes(), err
}

// dropFilm ends the work on a film, done or not.
func (o *outbox) dropFilm() {
	if o.reel != nil {
		o.reel.close()
		o.reel = nil
	}
}

// film begins a film of the run on the screen.
func (g *Game) film(name string) {
	screening := g.model.Screening()
	if screening != nil {
		screen := &stage{model: screening, hands: kit.NewHands(), book: g.book, words: g.words}
		reel, err := newReel(screen, sizeOf(g.model.Width, g.model.Height))
		if err == nil {
			g.outbox.dropFilm()
			g.outbox.reel, g.outbox.name = reel, name
			return
		}
	}
	g.filmFailed()
}

func (g *Game) filmFailed() {
	g.outbox.dropFilm()
	g.update(msg.Number(msg.Filmed, -1))
	g.update(msg.Say(msg.Trouble, "shell.share.film-failed"))
}

// shootOn goes on with the film for a part of a turn, and saves it when it is done. A film that the player no longer
// waits for is dropped.
func (g *Game) shootOn() {
	r := g.outbox.reel
	switch {
	case r == nil:
		return
	case !g.model.Filming:
		g.outbox.dropFilm()
		return
	}
	for until := time.Now().Add(filmBudget); time.Now().Before(until); {
		if done, err := r.next(); done {
			g.outbox.dropFilm()
			if err != nil {
				g.filmFailed()
				return
			}
			g.update(msg.Number(msg.Filmed, 100))
			g.save(g.outbox.name, r.file.Bytes())
			return
		}
	}
	g.update(msg.Number(msg.Filmed, r.percent()))
}
