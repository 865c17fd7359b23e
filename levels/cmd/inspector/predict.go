package main

import (
	"errors"
	"fmt"
	"slices"

	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

type predictCommand struct {
	Level string `arg:"" help:"Id of a level, or a level file."`
	JSON  bool   `help:"Print JSON for other programs."`
	Lang  string `help:"Language of the sentence: en or zh." enum:"en,zh" default:"en"`
	limitFlags
}

// predicted is the JSON of predict.
type predicted struct {
	Level       string    `json:"level"`
	Of          string    `json:"of"`
	Choices     []int64   `json:"choices"`
	Possible    []int64   `json:"possible"`
	Limit       *string   `json:"limit"`
	Explanation bilingual `json:"explanation"`
}

func (c *predictCommand) run(t *tool) error {
	limits, err := c.limits()
	if err != nil {
		return err
	}
	level, err := t.level(c.Level)
	if err != nil {
		return err
	}
	answer, err := grade.Ask(level, limits)
	if errors.Is(err, grade.ErrNoQuestion) {
		return usageError(fmt.Sprintf("level %s asks no question; a level does with \"predict:\", see levels/FORMAT.md", level.ID()))
	}
	if err != nil {
		return err
	}
	q := level.Puzzle.Predict
	p := predicted{
		Level: level.ID(), Of: q.Global, Choices: q.Choices, Possible: append([]int64{}, answer.Possible...),
		Explanation: bilingual{EN: answer.Explanation.EN, ZH: answer.Explanation.ZH},
	}
	if q.Line != "" {
		p.Of = q.Line + "." + q.Global
	}
	if !answer.Known {
		t.code = exitUnknown
		p.Limit = optional(string(answer.Limit))
		p.Possible = nil
	}
	if c.JSON {
		return t.printJSON(p)
	}
	t.printPredicted(&p, answer, puzzle.Language(c.Lang))
	return nil
}

func (t *tool) printPredicted(p *predicted, answer *grade.Answer, language puzzle.Language) {
	fmt.Fprintf(t.out, "%s: which last values can %s have?\n", p.Level, p.Of)
	fmt.Fprintf(t.out, "  %s\n", answer.Explanation.In(language))
	if p.Limit != nil {
		return
	}
	for _, choice := range p.Choices {
		word := "never"
		if slices.Contains(p.Possible, choice) {
			word = "possible"
		}
		fmt.Fprintf(t.out, "  %8d  %s\n", choice, word)
	}
	for _, value := range p.Possible {
		if !slices.Contains(p.Choices, value) {
			fmt.Fprintf(t.out, "  %8d  possible, but not offered\n", value)
		}
	}
}
