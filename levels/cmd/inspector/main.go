package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/alecthomas/kong"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/format"
)

// Exit codes; doc.go tells users what they mean.
const (
	exitFine       = 0
	exitRefuted    = 1
	exitUnknown    = 2
	exitUnreadable = 3
	exitInternal   = 4
)

func main() { os.Exit(inspect(os.Args[1:], os.Stdout, os.Stderr)) }

// commandLine is everything that can be asked, as kong reads it.
type commandLine struct {
	Data string `help:"Read the campaign from this folder instead of the one built in." type:"path" placeholder:"FOLDER"`

	List    listCommand    `cmd:"" help:"List the levels of the campaign."`
	Check   checkCommand   `cmd:"" help:"Check that levels are as a campaign needs them."`
	Prove   proveCommand   `cmd:"" help:"Judge a level or a solution over every schedule."`
	Solve   solveCommand   `cmd:"" help:"Try the solutions of a level, and say what the best ones need."`
	Predict predictCommand `cmd:"" help:"Answer a level's question: which values a global can have in the end."`
	Export  exportCommand  `cmd:"" help:"Write a level as a Python or Go program that runs."`
	Run     runCommand     `cmd:"" help:"Make one run on the level's benches."`

	Assign     assignCommand     `cmd:"" help:"Make an assignment for a class: a link, a code and a QR code."`
	Ticket     ticketCommand     `cmd:"" help:"Make a ticket from solution files, as the game does."`
	Grade      gradeCommand      `cmd:"" help:"Grade the tickets of a class."`
	Gradescope gradescopeCommand `cmd:"" help:"Make an autograder for Gradescope."`
	Workflow   workflowCommand   `cmd:"" help:"Make a workflow or a script that grades the tickets in a repository."`
	Scorm      scormCommand      `cmd:"" help:"Make a SCORM 1.2 package for Moodle and other learning platforms."`
	Serve      serveCommand      `cmd:"" help:"Serve a class: students join by a code, and hand in while they play."`
	Kit        kitCommand        `cmd:"" help:"Write lesson plans and worksheets to print."`
}

// limitFlags bound a search.
type limitFlags struct {
	States      int `help:"Give up after so many states (0: the default)." default:"0" placeholder:"N"`
	Transitions int `help:"Give up after so many steps between states (0: the default)." default:"0" placeholder:"N"`
	Memory      int `help:"Give up when the search needs more than so many MiB (0: the default)." default:"0" placeholder:"MIB"`
}

func (l limitFlags) limits() (engine.Limits, error) {
	const mebibytesMax = 1 << 20
	if l.States < 0 || l.Transitions < 0 || l.Memory < 0 || l.Memory > mebibytesMax {
		return engine.Limits{}, usageError("limits cannot be negative, nor the memory above 1048576 MiB")
	}
	return engine.Limits{States: l.States, Transitions: l.Transitions, MemoryBytes: l.Memory << 20}, nil
}

// tool is what a command works with.
type tool struct {
	out, log io.Writer
	data     string // folder of the campaign; "" for the one built in
	code     int    // exit code, where the command succeeds
}

func (t *tool) catalog() (*levels.Catalog, error) {
	if t.data == "" {
		return levels.Campaign()
	}
	return levels.Load(os.DirFS(t.data))
}

// command is implemented by every command of commandLine.
type command interface {
	run(t *tool) error
}

// usageError is a command line that asks for something impossible.
type usageError string

func (e usageError) Error() string { return string(e) }

// exitRequest unwinds from kong, which ends the program after --help.
type exitRequest int

// inspect does what the arguments ask and returns the exit code.
func inspect(arguments []string, out, log io.Writer) (code int) {
	defer func() {
		switch failure := recover().(type) {
		case nil:
		case exitRequest:
			code = int(failure)
		default:
			code = exitInternal
			reportFault(log, arguments, fmt.Sprint(failure), string(debug.Stack()))
		}
	}()
	line := commandLine{}
	parser, err := kong.New(&line, kong.Name("inspector"), kong.Writers(out, log),
		kong.Description("The inspector of Lost Update tries every schedule. Exit codes: 0 proved or fine, 1 refuted, 2 unknown, 3 unreadable input or bad usage, 4 internal."),
		kong.Exit(func(code int) { panic(exitRequest(code)) }))
	if err != nil {
		reportFault(log, arguments, err.Error(), "")
		return exitInternal
	}
	parsed, err := parser.Parse(arguments)
	if err != nil {
		fmt.Fprintf(log, "inspector: %v\nAdvice: \"inspector --help\" shows what can be asked.\n", err)
		return exitUnreadable
	}
	t := &tool{out: out, log: log, data: line.Data}
	if err := parsed.Selected().Target.Addr().Interface().(command).run(t); err != nil {
		return reportError(log, arguments, err)
	}
	return t.code
}

// reportError tells what is wrong with the input, and returns the exit code.
func reportError(log io.Writer, arguments []string, err error) int {
	var unreadable *format.Error
	var usage usageError
	var path *fs.PathError
	var problem *class.Problem
	switch {
	case errors.As(err, &problem):
		fmt.Fprintf(log, "inspector: %v\n", problem)
	case errors.As(err, &unreadable):
		fmt.Fprint(log, unreadable.Detail())
	case errors.As(err, &usage):
		fmt.Fprintf(log, "inspector: %v\n", usage)
	case errors.As(err, &path):
		fmt.Fprintf(log, "%s: %v\nAdvice: name a level of the campaign (see \"inspector list\") or a level file.\n", path.Path, path.Err)
	default:
		reportFault(log, arguments, err.Error(), "")
		return exitInternal
	}
	return exitUnreadable
}

// reportFault asks the user to report a fault of this program.
func reportFault(log io.Writer, arguments []string, what, stack string) {
	fmt.Fprintf(log, "inspector: internal error: %s\n", what)
	fmt.Fprintf(log, "This is a fault of the program, not yours. Please report it with the level file and these lines:\n")
	fmt.Fprintf(log, "  arguments: %q\n  rules: %d, format: %d, %s %s/%s\n", arguments, engine.RulesVersion, format.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	if stack != "" {
		fmt.Fprintf(log, "%s\n", stack)
	}
}
