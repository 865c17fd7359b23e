package main

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

type workflowCommand struct {
	Out        string `help:"The file to write, such as .github/workflows/grade.yml; its folder is made." short:"o" required:"" type:"path" placeholder:"FILE"`
	Assignment string `help:"The assignment's link or text, or a file with it." required:"" placeholder:"LINK"`
	Service    string `name:"for" help:"What runs it: github (Actions), gitlab (CI), or plain, a script for any machine with Go." enum:"github,gitlab,plain" default:"github"`
	MinScore   int    `help:"The run fails if a ticket has less than so many percent of the wanted stars, or cannot be graded." default:"100" placeholder:"N"`
	Tickets    string `help:"Folder of the repository with the tickets, and nothing else." default:"tickets" placeholder:"FOLDER"`
	Game       string `help:"Address from which git gets the source of the game; without it, the source is in the same repository." placeholder:"URL"`
	Ref        string `help:"Branch or tag of --game." placeholder:"NAME"`
	Lang       string `help:"Language of the results: en or zh." enum:"en,zh" default:"en"`
}

//go:embed workflow
var workflows embed.FS

// workflowFiles are the files by service, with what a shell calls the repository's folder there.
var workflowFiles = map[string]struct{ file, root string }{
	"github": {"workflow/github.yml", "$GITHUB_WORKSPACE"},
	"gitlab": {"workflow/gitlab.yml", "$CI_PROJECT_DIR"},
	"plain":  {"workflow/plain.sh", `$(git -C "$(dirname "$0")" rev-parse --show-toplevel)`},
}

// What may stand in a script: nothing that a shell or YAML could take for more than a word.
var (
	harmlessFolder  = regexp.MustCompile(`^[\pL\pN_][\pL\pN_./-]*$`)
	harmlessAddress = regexp.MustCompile(`^[A-Za-z0-9/][A-Za-z0-9_.:/@~+-]*$`)
)

func (c *workflowCommand) run(t *tool) error {
	a, err := t.assignment(c.Assignment)
	if err != nil {
		return err
	}
	switch {
	case c.MinScore < 0 || c.MinScore > 100:
		return usageError("--min-score is a percentage: 0 to 100")
	case !harmlessFolder.MatchString(c.Tickets) || strings.Contains(c.Tickets, ".."):
		return usageError("--tickets is a folder of the repository: letters, digits, dots, dashes and slashes")
	case c.Game != "" && !harmlessAddress.MatchString(c.Game):
		return usageError("--game is an address for git, such as https://example.org/lost-update.git")
	case c.Ref != "" && (c.Game == "" || !harmlessAddress.MatchString(c.Ref)):
		return usageError("--ref is a branch or tag of --game, such as v1.0.0")
	}
	service := workflowFiles[c.Service]
	source, err := workflows.ReadFile(service.file)
	if err != nil {
		return err
	}
	game := `ln -s "` + service.root + `" "$RUNNER_TEMP/game"`
	if c.Game != "" {
		branch := ""
		if c.Ref != "" {
			branch = `--branch "` + c.Ref + `" `
		}
		game = `git clone --quiet --depth 1 ` + branch + `"` + c.Game + `" "$RUNNER_TEMP/game"`
	}
	text := strings.NewReplacer("%GAME%", game, "%ASSIGNMENT%", a.Text(), "%MIN_SCORE%", strconv.Itoa(c.MinScore),
		"%TICKETS%", c.Tickets, "%LANG%", c.Lang).Replace(string(source))
	if err := os.MkdirAll(filepath.Dir(c.Out), 0o755); err != nil {
		return unreadablePath(err, writeAdvice)
	}
	if err := os.WriteFile(c.Out, []byte(text), 0o755); err != nil {
		return unreadablePath(err, writeAdvice)
	}
	fmt.Fprintf(t.out, "%s: grades the folder %s, %s, code %s\n", c.Out, c.Tickets, plural(len(a.Levels), "level"), a.Code())
	return nil
}
