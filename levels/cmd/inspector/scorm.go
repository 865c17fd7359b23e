package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"lostupdate/levels/class/page"
	"lostupdate/levels/class/scorm"
)

type scormCommand struct {
	Out        string `help:"The package to write." short:"o" required:"" type:"path" placeholder:"FILE.zip"`
	Assignment string `help:"The assignment's link or text, or a file with it." required:"" placeholder:"LINK"`
	Page       string `help:"Use this browser version, which \"go run ./game --export FOLDER\" has written, instead of building one." type:"path" placeholder:"FOLDER"`
	Title      string `help:"What the learning platform shows; without it, the assignment's label." placeholder:"TEXT"`
}

func (c *scormCommand) run(t *tool) error {
	if t.data != "" {
		return usageError("the browser version has the campaign that is built in: a package cannot be made with --data")
	}
	a, err := t.assignment(c.Assignment)
	if err != nil {
		return err
	}
	browser, err := findPage(c.Page, t)
	if err != nil {
		return err
	}
	archive, err := scorm.Pack(browser, a, c.Title)
	if err != nil {
		return usageError(err.Error())
	}
	if err := os.WriteFile(c.Out, archive, 0o644); err != nil {
		return unreadablePath(err, writeAdvice)
	}
	fmt.Fprintf(t.out, "%s: %s, code %s, %d MiB\n", c.Out, plural(len(a.Levels), "level"), a.Code(), (len(archive)+1<<19)>>20)
	return nil
}

// findPage opens the browser version in a folder, or builds it where none is named; Ctrl-C ends that.
func findPage(folder string, t *tool) (*page.Page, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	p, err := page.Find(ctx, folder, t.log)
	if err != nil {
		return nil, usageError(err.Error())
	}
	return p, nil
}
