package main

import (
	"os"

	"lostupdate/levels/class"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

type ticketCommand struct {
	Solutions  []string `arg:"" help:"Solution files, in the order in which they go into the ticket."`
	Name       string   `help:"Nickname or number of the student." required:"" placeholder:"NAME"`
	Assignment string   `help:"The assignment's link or text, or a file with it." placeholder:"LINK"`
	Out        string   `help:"Write into this file instead of printing." type:"path" placeholder:"FILE"`
}

func (c *ticketCommand) run(t *tool) error {
	a, err := readAssignment(c.Assignment)
	if err != nil {
		return err
	}
	hash := ""
	if a != nil {
		hash = a.Hash()
	}
	var texts []string
	for _, name := range c.Solutions {
		source, err := os.ReadFile(name)
		if err != nil {
			return unreadablePath(err, "name solution files, such as proof.yaml of a level.")
		}
		if len(source) > class.SolutionBytesMax {
			return usageError(name + " is too long for a ticket")
		}
		text, err := t.solutionText(source, name, a, c.Name)
		if err != nil {
			return err
		}
		texts = append(texts, text)
	}
	ticket := class.NewTicket(c.Name, hash, texts)
	source := ticket.Print()
	switch {
	case ticket.Name == "":
		return usageError("the name has no character that can be seen")
	case len(source) > class.TicketBytesMax:
		return usageError("these solutions do not fit into a ticket")
	case len(ticket.Solutions) < len(texts):
		return usageError("two of these solutions are the same, or one has no line \"level: ID\" as the game writes it")
	case c.Out != "":
		return unreadablePath(os.WriteFile(c.Out, source, 0o644), writeAdvice)
	}
	_, err = t.out.Write(source)
	return err
}

// solutionText returns a solution as the game hands it in, made for the student's variant of the level where the file
// names no other. What cannot be built in the level stays as it is: that is for who grades it to say.
func (t *tool) solutionText(source []byte, name string, a *class.Assignment, student string) (string, error) {
	id, err := format.ReferenceLevel(source, name)
	if err != nil {
		return "", err
	}
	catalog, err := t.catalog()
	if err != nil {
		return "", err
	}
	l, ok := catalog.Level(id)
	if ok && a != nil && l.ID() == l.Base() {
		l = a.LevelFor(student, l)
	}
	if !ok {
		return string(source), nil
	}
	s, err := format.ParseReference(source, name, l.Puzzle)
	if err != nil {
		return string(source), nil
	}
	s.Expect = puzzle.Expectation{}
	return string(format.PrintSolution(s, l.Puzzle)), nil
}

// readAssignment reads the assignment that an argument gives: itself, or in a file. It is nil for "".
func readAssignment(argument string) (*class.Assignment, error) {
	if argument == "" {
		return nil, nil
	}
	if source, err := os.ReadFile(argument); err == nil {
		argument = string(source)
	}
	return class.ParseAssignment(argument)
}

// assignment reads an assignment that must be there, and whose levels must be those of the campaign.
func (t *tool) assignment(argument string) (*class.Assignment, error) {
	a, err := readAssignment(argument)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, usageError("--assignment: give the assignment's link or text, or a file with it")
	}
	catalog, err := t.catalog()
	if err != nil {
		return nil, err
	}
	if strange := a.Strangers(catalog); len(strange) > 0 {
		return nil, strange[0]
	}
	return a, nil
}
