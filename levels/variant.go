package levels

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"lostupdate/levels/puzzle"
)

// family is what the variants of a level have in common. They are read when somebody asks for them: a campaign has
// hundreds, of which a player sees few.
type family struct {
	first  *Level
	others []func() (*Level, error) // from the second on; each is read once
}

// newFamily gives a level's first variant the others, which read reads.
func (l *Level) newFamily(read func(number int) (*Level, error)) {
	if l.Puzzle.Variants < 2 {
		return
	}
	l.family = &family{first: l}
	for number := 2; number <= l.Puzzle.Variants; number++ {
		l.family.others = append(l.family.others, sync.OnceValues(func() (*Level, error) {
			other, err := read(number)
			if err != nil {
				return nil, err
			}
			other.family = l.family
			return other, nil
		}))
	}
}

// renamed returns the family of a level that has got another place and name in another catalog.
func (f *family) renamed(first *Level) *family {
	if f == nil {
		return nil
	}
	moved := &family{first: first}
	for i, read := range f.others {
		moved.others = append(moved.others, sync.OnceValues(func() (*Level, error) {
			was, err := read()
			if err != nil {
				return nil, err
			}
			l, p := *was, *was.Puzzle
			p.ID, p.Chapter, p.Number = puzzle.VariantID(first.ID(), i+2), first.Puzzle.Chapter, first.Puzzle.Number
			l.Puzzle, l.family = &p, moved
			return &l, nil
		}))
	}
	return moved
}

// Variants returns how many variants the level has, itself included: at least 1.
func (l *Level) Variants() int { return max(1, l.Puzzle.Variants) }

// Variant returns a variant of the level, from 1 to Variants, whichever of them l is. It is false where there is none of
// that number, or where it cannot be read; Family says why.
func (l *Level) Variant(number int) (*Level, bool) {
	v, err := l.variant(number)
	return v, err == nil
}

func (l *Level) variant(number int) (*Level, error) {
	switch {
	case number < 1 || number > l.Variants() || number > 1 && l.family == nil:
		return nil, fmt.Errorf("levels: level %s has no variant %d", l.Base(), number)
	case l.family == nil: // there is no other
		return l, nil
	case number == 1:
		return l.family.first, nil
	}
	return l.family.others[number-2]()
}

// Family returns all variants of the level, itself included, in the order of their numbers. The error is a *format.Error of
// the first one that cannot be read.
func (l *Level) Family() ([]*Level, error) {
	var all []*Level
	for number := range l.Variants() {
		v, err := l.variant(number + 1)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// Varied returns a catalog in which variants stand for the levels of which they are: those whose numbers pick returns.
func (c *Catalog) Varied(pick func(*Level) (number int)) *Catalog {
	varied := *c
	varied.levels = slices.Clone(c.levels)
	for i, l := range c.levels {
		if v, ok := l.Variant(pick(l)); ok {
			varied.levels[i] = v
		}
	}
	return &varied
}

// variantOf returns the number of the variant for which a file in a level's folder is, and the name of the file for all
// of them; 0 where it is for all.
func variantOf(file string) (common string, number int) {
	stem, ending, _ := strings.Cut(file, ".")
	stem, number = puzzle.SplitID(stem)
	if stem+"."+ending == file {
		return file, 0
	}
	return stem + "." + ending, number
}

// concerns reports whether a file in the level's folder is about this variant. siblings are the names of all files there.
func (l *Level) concerns(file string, siblings []fs.DirEntry) bool {
	_, own := puzzle.SplitID(l.ID())
	common, number := variantOf(file)
	if number != 0 {
		return number == own
	}
	return !slices.ContainsFunc(siblings, func(e fs.DirEntry) bool {
		c, n := variantOf(e.Name())
		return c == common && n == own
	})
}

// ParFile is the name of the file in the level's folder that has its par.
func (l *Level) ParFile() string {
	_, number := puzzle.SplitID(l.ID())
	return puzzle.VariantID("par", number) + ".yaml"
}
