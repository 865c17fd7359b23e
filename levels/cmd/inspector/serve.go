package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"rsc.io/qr"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

type serveCommand struct {
	Levels     []string `arg:"" optional:"" help:"Ids of levels of the class that is opened, each with the stars that are wanted where it is not one, as in the-key:2."`
	Assignment string   `help:"Open a class for this assignment: its link or text, or a file with it." placeholder:"LINK"`
	Chapter    []int    `help:"All levels of this chapter; may be given again." placeholder:"N"`
	Stars      int      `help:"Stars wanted of each level that does not say." default:"1" placeholder:"N"`
	Label      string   `help:"What the class is called." placeholder:"TEXT"`
	Lang       string   `help:"Language of the game: en or zh; any leaves it to the student." enum:"en,zh,any" default:"any"`
	Hints      string   `help:"Hints that students may open: free, first or none." enum:"free,first,none" default:"free"`
	Seed       uint32   `help:"Give every student variants of the levels, with numbers of their own, drawn from this seed and the name; 0 gives everybody the same." default:"0" placeholder:"N"`

	Addr    string `help:"Listen here." default:":8080" placeholder:"HOST:PORT"`
	Store   string `help:"Keep the classes in this file; \"none\" keeps them in memory until the end." default:"lost-update-class.db" placeholder:"FILE"`
	Page    string `help:"Use this browser version, which \"go run ./game --export FOLDER\" has written, instead of building one; \"none\" serves without the game." placeholder:"FOLDER"`
	Address string `help:"Address at which students reach this server, where it is not that of this machine." placeholder:"URL"`
}

const noPlace = "none"

func (c *serveCommand) run(t *tool) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return c.runUntil(ctx, t)
}

func (c *serveCommand) runUntil(ctx context.Context, t *tool) error {
	if t.data != "" && c.Page != noPlace {
		return usageError("the browser version has the campaign that is built in: with --data, serve without it by --page none")
	}
	catalog, err := t.catalog()
	if err != nil {
		return err
	}
	a, err := c.wanted(t, catalog)
	if err != nil {
		return err
	}
	var game *page.Page
	if c.Page != noPlace {
		if game, err = findPage(c.Page, t); err != nil {
			return err
		}
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return usageError(fmt.Sprintf("cannot listen on %s: %v; name another place with --addr", c.Addr, err))
	}
	defer listener.Close()
	if c.Address = strings.TrimSuffix(c.Address, "/"); c.Address == "" {
		c.Address = server.AddressOf(listener)
	}
	if !strings.HasPrefix(c.Address, "http://") && !strings.HasPrefix(c.Address, "https://") {
		return usageError("--address must begin with https:// or http://")
	}
	kept, err := openStore(ctx, c.Store)
	if err != nil {
		return err
	}
	defer kept.Close()
	s, err := server.New(ctx, server.Options{Store: kept, Catalog: catalog, Page: game, Address: c.Address, Log: log.New(t.log, "inspector: ", 0)})
	if err != nil {
		return usageError(err.Error())
	}
	defer s.Close()
	return c.serve(ctx, t, s, listener, a)
}

// wanted returns the assignment of the class to open; nil for none.
func (c *serveCommand) wanted(t *tool, catalog *levels.Catalog) (*class.Assignment, error) {
	chosen := len(c.Levels) > 0 || len(c.Chapter) > 0
	switch {
	case c.Assignment != "" && chosen:
		return nil, usageError("serve takes either --assignment or names of levels")
	case !chosen && (c.Seed != 0 || c.Label != ""):
		return nil, usageError("--seed and --label are for the levels that are named; an assignment has its own")
	case c.Assignment != "":
		return t.assignment(c.Assignment)
	case !chosen:
		return nil, nil
	}
	a := &class.Assignment{Label: c.Label, Hints: class.Hints(c.Hints), Seed: c.Seed}
	if c.Lang != "any" {
		a.Language = puzzle.Language(c.Lang)
	}
	choose := assignCommand{Levels: c.Levels, Chapter: c.Chapter, Stars: c.Stars}
	if err := choose.choose(catalog, a); err != nil {
		return nil, err
	}
	return a, a.Check()
}

// openStore opens what keeps the classes.
func openStore(ctx context.Context, name string) (store.Store, error) {
	bounds := server.DefaultBounds().Kept
	if name == noPlace {
		return store.NewMemory(bounds), nil
	}
	kept, err := store.Open(ctx, name, bounds)
	switch {
	case errors.Is(err, store.ErrInUse) || errors.Is(err, store.ErrForeign) || errors.Is(err, store.ErrNewer):
		return nil, usageError(err.Error())
	case err != nil:
		return nil, unreadablePath(err, "name a file in a folder that you may write to with --store.")
	}
	return kept, nil
}

// serve opens the class, tells where it is, and answers until Ctrl-C.
func (c *serveCommand) serve(ctx context.Context, t *tool, s *server.Server, listener net.Listener, a *class.Assignment) error {
	if a != nil {
		if _, open := s.ClassOf(a); !open { // the same command after a pause goes on with the same class
			if _, err := s.NewClass(ctx, a); err != nil {
				return usageError(err.Error())
			}
		}
	}
	c.tell(t, s)
	if err := s.Serve(ctx, listener); err != nil {
		return usageError(err.Error())
	}
	fmt.Fprintln(t.log, "inspector: stopped; what was handed in is kept")
	return nil
}

// tell shows how students and the teacher find the classes.
func (c *serveCommand) tell(t *tool, s *server.Server) {
	codes := s.Codes()
	for i, code := range codes {
		join := s.JoinLink(code)
		fmt.Fprintf(t.out, "Class %s-%s\n  students:  %s\n  teacher:   %s\n  projector: %s/screen/%s\n", code[:len(code)/2], code[len(code)/2:], join, s.TeacherLink(code), c.Address, code)
		if picture, err := qr.Encode(join, qr.L); err == nil && i == len(codes)-1 {
			fmt.Fprintf(t.out, "\n%s\n", qrText(picture))
		}
	}
	fmt.Fprintf(t.out, "All classes, and new ones: %s\nKeep the teacher's links to yourself.", s.OwnerLink())
	if c.Store != noPlace {
		fmt.Fprintf(t.out, " Everything is kept in %s.", c.Store)
	}
	fmt.Fprintln(t.out, " Ctrl-C ends the server.")
}
