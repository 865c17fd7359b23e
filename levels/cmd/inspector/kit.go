package main

import (
	"fmt"
	"os"
	"path/filepath"

	"lostupdate/levels/class/kit"
	"lostupdate/levels/puzzle"
)

type kitCommand struct {
	Out     string `help:"The folder to write into; it is made." short:"o" required:"" type:"path" placeholder:"FOLDER"`
	Lang    string `help:"Language: en, zh or both." enum:"en,zh,both" default:"both"`
	Answers bool   `help:"Write the answers, too."`
}

func (c *kitCommand) run(t *tool) error {
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return unreadablePath(err, writeAdvice)
	}
	written := 0
	for _, language := range puzzle.Languages() {
		if c.Lang != "both" && c.Lang != string(language) {
			continue
		}
		pages, err := kit.Pages(catalog, kit.Options{Language: language, Answers: c.Answers})
		if err != nil {
			return usageError(err.Error())
		}
		for _, p := range pages {
			if err := os.WriteFile(filepath.Join(c.Out, p.Name), p.HTML, 0o644); err != nil {
				return unreadablePath(err, writeAdvice)
			}
		}
		fmt.Fprintf(t.out, "%s\n", filepath.Join(c.Out, pages[0].Name))
		written += len(pages)
	}
	fmt.Fprintf(t.out, "%s to print\n", plural(written, "page"))
	return nil
}
