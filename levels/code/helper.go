package code

import (
	"embed"
	"strings"
	"sync"
)

//go:embed helper/*.txt
var helperFiles embed.FS

// helperTexts returns what is printed into programs that need it, by language and name.
// The files are part of the program and are read once; nothing changes them afterwards.
var helperTexts = sync.OnceValue(func() map[Language]map[string]string {
	all := map[Language]map[string]string{}
	for _, l := range Languages() {
		source, err := helperFiles.ReadFile("helper/" + string(l) + ".txt")
		if err != nil {
			panic("code: the built-in helpers cannot be read: " + err.Error())
		}
		all[l] = map[string]string{}
		for _, section := range strings.Split("\n"+string(source), "\n== ")[1:] {
			name, text, _ := strings.Cut(section, "\n")
			all[l][name] = strings.TrimSpace(text)
		}
	}
	return all
})

// writeHelpers writes the helpers that the program needs, in the order given; behind
// each come so many empty lines.
func (p *plan) writeHelpers(gap int, order ...string) {
	for _, name := range order {
		if !p.needs(name) {
			continue
		}
		for _, line := range strings.Split(p.fill(helperTexts()[p.options.Language][name]), "\n") {
			p.line("%s", line)
		}
		for range gap {
			p.line("")
		}
	}
}

// fill replaces the names of sentences that stand in { } by the sentences.
func (p *plan) fill(text string) string {
	whole := ""
	if p.mortal() {
		whole = "whole, "
	}
	text = strings.ReplaceAll(text, "{whole}", whole)
	for _, id := range helperSentences() {
		text = strings.ReplaceAll(text, "{"+id+"}", p.say(id))
	}
	return text
}

// helperSentences are the entries of the catalogue that helpers have in their comments.
func helperSentences() []string {
	return []string{
		"atomic", "countdown", "barrier", "lamp", "readwrite", "recursive", "bell", "section", "robust", "owned", "crash", "closed", "work", "use", "check", "joiner",
		"one", "tokens", "belt", "shared-belt", "shared-lamp",
	}
}
