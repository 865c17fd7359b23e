package main

import (
	"errors"
	"fmt"
	"os"

	"lostupdate/levels/code"
	"lostupdate/levels/puzzle"
)

type exportCommand struct {
	Level    string `arg:"" help:"Id of a level, or a level file."`
	Lang     string `help:"Programming language: python or go." enum:"python,go" default:"python"`
	Solution string `help:"Export this solution; without it, the level as the player finds it." placeholder:"FILE"`
	Comments string `help:"Language of the comments: en or zh." enum:"en,zh" default:"en"`
	Out      string `help:"Write into this file instead of printing." type:"path" placeholder:"FILE"`
}

func (c *exportCommand) run(t *tool) error {
	level, err := t.level(c.Level)
	if err != nil {
		return err
	}
	blueprint, err := t.blueprint(level, c.Solution)
	if err != nil {
		return err
	}
	program, err := code.Write(level, blueprint, code.Options{Language: code.Language(c.Lang), Comments: puzzle.Language(c.Comments)})
	var unwritable *code.UnwritableError
	switch {
	case errors.As(err, &unwritable):
		return usageError(unwritable.Error() + "\nAdvice: try the other language with --lang")
	case err != nil:
		return err
	case c.Out != "":
		return os.WriteFile(c.Out, []byte(program.Text()), 0o644)
	}
	_, err = fmt.Fprint(t.out, program.Text())
	return err
}
