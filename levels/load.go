package levels

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

const levelFile = "level.yaml"

// Campaign returns the catalog that is built into the program.
func Campaign() (*Catalog, error) {
	files, err := fs.Sub(campaign, "data")
	if err != nil {
		return nil, err
	}
	return Load(files)
}

// Load reads a catalog from a file system. It reads all of it or nothing: the
// error is a *format.Error with file, line and column where a file is at fault.
func Load(files fs.FS) (*Catalog, error) {
	source, err := readFile(files, "campaign.yaml")
	if err != nil {
		return nil, err
	}
	read, err := format.ParseCampaign(source, "campaign.yaml")
	if err != nil {
		return nil, err
	}
	c := &Catalog{id: read.ID, title: read.Title}
	for _, ch := range read.Chapters {
		c.chapters = append(c.chapters, Chapter{Number: ch.Number, Title: ch.Title, About: ch.About})
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		level, err := LoadLevel(files, entry.Name())
		if err != nil {
			return nil, err
		}
		c.levels = append(c.levels, level)
	}
	slices.SortStableFunc(c.levels, func(a, b *Level) int {
		return cmp.Or(cmp.Compare(a.Puzzle.Number, b.Puzzle.Number), cmp.Compare(a.ID(), b.ID()))
	})
	return c, c.checkNames()
}

// checkNames refuses a catalog whose levels could not be told apart, or that
// belong to no chapter.
func (c *Catalog) checkNames() error {
	for i, l := range c.levels {
		place := l.Folder + "/" + levelFile
		if !slices.ContainsFunc(c.chapters, func(ch Chapter) bool { return ch.Number == l.Puzzle.Chapter }) {
			return &format.Error{File: place, Message: fmt.Sprintf("there is no chapter %d", l.Puzzle.Chapter), Advice: "add it to campaign.yaml"}
		}
		for _, other := range c.levels[:i] {
			if other.ID() == l.ID() || other.Puzzle.Number == l.Puzzle.Number {
				return &format.Error{
					File: place, Message: fmt.Sprintf("level %q has the id or the number of the level in %s", l.ID(), other.Folder),
					Advice: "every level needs an id and a number of its own",
				}
			}
		}
	}
	return nil
}

// LoadLevel reads the level in one folder: its level file and whatever of texts,
// solutions and pars is there. What is missing is missing: the inspector's check
// says what a campaign level must have. Of a level with variants it reads the first; Level.Variant reads the others.
func LoadLevel(files fs.FS, folder string) (*Level, error) {
	l, err := loadVariant(files, folder, 1)
	if err != nil {
		return nil, err
	}
	l.newFamily(func(number int) (*Level, error) { return loadVariant(files, folder, number) })
	return l, nil
}

func loadVariant(files fs.FS, folder string, variant int) (*Level, error) {
	name := path.Join(folder, levelFile)
	source, err := readFile(files, name)
	if err != nil {
		return nil, err
	}
	p, err := format.ParseVariant(source, name, variant)
	if err != nil {
		return nil, err
	}
	l := Alone(p)
	l.Folder = folder
	if err := l.loadTexts(files); err != nil {
		return nil, err
	}
	if err := l.loadSolutions(files); err != nil {
		return nil, err
	}
	return l, l.loadPar(files)
}

func (l *Level) loadTexts(files fs.FS) error {
	for _, language := range puzzle.Languages() {
		name := path.Join(l.Folder, "text."+string(language)+".yaml")
		source, err := readFile(files, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		text, err := format.ParseText(source, name, l.Puzzle.Parameters)
		if err != nil {
			return err
		}
		l.texts[language] = text
	}
	return nil
}

// loadSolutions reads the proofs and traps, in the order of their names without
// the ending: a file that is just called proof.yaml is the level's main one.
//
// A file that ends in the number of a variant, such as proof~2.yaml, is for that variant, and for it stands in for the one
// without.
func (l *Level) loadSolutions(files fs.FS) error {
	entries, err := fs.ReadDir(files, path.Clean(l.Folder))
	if err != nil {
		return err
	}
	slices.SortStableFunc(entries, func(a, b fs.DirEntry) int {
		return strings.Compare(strings.TrimSuffix(a.Name(), ".yaml"), strings.TrimSuffix(b.Name(), ".yaml"))
	})
	for _, entry := range entries {
		into := &l.Proofs
		switch {
		case path.Ext(entry.Name()) != ".yaml" || !l.concerns(entry.Name(), entries):
			continue
		case strings.HasPrefix(entry.Name(), "trap"):
			into = &l.Traps
		case !strings.HasPrefix(entry.Name(), "proof"):
			continue
		}
		name := path.Join(l.Folder, entry.Name())
		source, err := readFile(files, name)
		if err != nil {
			return err
		}
		solution, err := format.ParseReference(source, name, l.Puzzle)
		if err != nil {
			return err
		}
		*into = append(*into, *solution)
	}
	return nil
}

func (l *Level) loadPar(files fs.FS) error {
	name := path.Join(l.Folder, l.ParFile())
	source, err := readFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	l.Par, err = format.ParsePar(source, name)
	return err
}

// readFile reads a file, but never more of it than package format would accept.
func readFile(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &format.Error{File: name, Message: "this is a folder, not a file", Advice: "name the file in it, such as level.yaml"}
	}
	return io.ReadAll(io.LimitReader(f, format.FileBytesMax+1))
}

// ReadAlone reads a level file that need not be part of a campaign: name is its
// path in files. Texts, solutions and pars beside it are read too, if it is
// called level.yaml.
func ReadAlone(files fs.FS, name string) (*Level, error) {
	if path.Base(name) == levelFile {
		return LoadLevel(files, path.Dir(name))
	}
	source, err := readFile(files, name)
	if err != nil {
		return nil, err
	}
	read := func(number int) (*Level, error) {
		p, err := format.ParseVariant(source, name, number)
		if err != nil {
			return nil, err
		}
		return Alone(p), nil
	}
	l, err := read(1)
	if err != nil {
		return nil, err
	}
	l.newFamily(read)
	return l, nil
}

// ReadSolution reads a solution file for a level; it may name the level's parameters.
func ReadSolution(files fs.FS, name string, l *Level) (*puzzle.Solution, error) {
	source, err := readFile(files, name)
	if err != nil {
		return nil, err
	}
	return format.ParseReference(source, name, l.Puzzle)
}
