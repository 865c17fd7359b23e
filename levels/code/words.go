package code

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"lostupdate/levels/puzzle"
	"lostupdate/levels/texts"
)

//go:embed catalogue.*.yaml
var catalogueFiles embed.FS

// catalogues returns what comments say, by language and name. The files are part of the
// program and are read once; nothing changes them afterwards.
var catalogues = sync.OnceValue(func() map[puzzle.Language]map[string]string {
	all := map[puzzle.Language]map[string]string{}
	for _, l := range puzzle.Languages() {
		source, err := catalogueFiles.ReadFile("catalogue." + string(l) + ".yaml")
		var words map[string]string
		if err == nil {
			words, err = texts.Flat(source)
		}
		if err != nil {
			panic(fmt.Sprintf("code: the built-in catalogue cannot be read: %v", err))
		}
		all[l] = words
	}
	return all
})

// say returns an entry of the catalogue with what stands in { } filled in: fill has
// names and values in turn.
func (p *plan) say(id string, fill ...any) string {
	text := catalogues()[p.options.Comments][id]
	for i := 0; i+1 < len(fill); i += 2 {
		text = strings.ReplaceAll(text, "{"+fmt.Sprint(fill[i])+"}", fmt.Sprint(fill[i+1]))
	}
	return text
}

// wrapped breaks a text into lines of about so many columns. Chinese has no spaces to
// break at, and its characters are two columns wide.
func wrapped(text string, columns int) []string {
	var lines []string
	var line strings.Builder
	width := 0
	for _, word := range breakable(text) {
		size := 0
		for _, r := range word {
			size += columnsOf(r)
		}
		if width > 0 && width+size > columns && strings.TrimSpace(word) != "" {
			lines = append(lines, strings.TrimRight(line.String(), " "))
			line.Reset()
			width = 0
			word = strings.TrimLeft(word, " ")
		}
		line.WriteString(word)
		width += size
	}
	return append(lines, strings.TrimRight(line.String(), " "))
}

// breakable cuts a text where a line may end: before spaces, and after Chinese
// characters unless a closing sign follows.
func breakable(text string) []string {
	var pieces []string
	from := 0
	runes := []rune(text)
	for i := 1; i < len(runes); i++ {
		chinese := columnsOf(runes[i-1]) == 2 && !strings.ContainsRune("。，、；：！？”）》", runes[i])
		if runes[i] == ' ' || chinese {
			pieces = append(pieces, string(runes[from:i]))
			from = i
		}
	}
	return append(pieces, string(runes[from:]))
}

func columnsOf(r rune) int {
	if r >= 0x2e80 {
		return 2
	}
	return 1
}
