package class

import (
	"path"
	"slices"
	"strings"
)

// Intake reads tickets one by one, as a page in a browser gets them, under the rules and bounds of Collect: what is
// given to it is graded as the same folder is on the command line. The zero Intake is empty and ready.
type Intake struct {
	c    collector
	deep []string // folders that lie too deep, each told once
}

// Take reads a file. Its name is its path, with the folder that was given first, as in "tickets/17.txt"; an archive is
// unpacked. Of a file with more than Intake.Most bytes, one byte more than those is enough.
func (t *Intake) Take(name string, source []byte) {
	name = path.Clean(strings.ToValidUTF8(name, "?"))
	inside := name
	if _, below, found := strings.Cut(name, "/"); found {
		inside = below // whoever gives a folder means it, whatever it is called
	}
	shown := shown(name)
	switch {
	case t.c.full || isClutter(inside):
	case strings.Count(inside, "/") > depthMax:
		t.tooDeep(name)
	case len(source) > t.Most(name):
		t.c.refuse(tooLarge(shown, t.Most(name)))
	case isArchive(name):
		t.c.archive(source, shown)
	default:
		t.c.add(File{Name: shown, Source: source})
	}
}

// Most returns how many bytes of a file of that name are read.
func (t *Intake) Most(name string) int {
	if isArchive(name) {
		return ArchiveMax
	}
	return TicketBytesMax
}

// Unreadable notes a file that the browser could not read.
func (t *Intake) Unreadable(name string) {
	t.c.refuse(unreadable(shown(name)))
}

// Files returns what was taken so far.
func (t *Intake) Files() []File { return t.c.files }

func (t *Intake) tooDeep(name string) {
	parts := strings.Split(name, "/")
	folder := shown(strings.Join(parts[:depthMax+2], "/"))
	if slices.Contains(t.deep, folder) {
		return
	}
	t.deep = append(t.deep, folder)
	t.c.refuse(nested(folder))
}
