package class

import (
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// Bounds of what is read at once, from all paths together.
const (
	FilesMax     = 5_000
	ArchiveMax   = 64 << 20 // of one zip archive
	BytesMax     = 64 << 20 // of all files that are kept, unpacked
	depthMax     = 8        // of folders in one another
	nameShownMax = 120
)

// File is something that was handed in: a ticket, perhaps.
type File struct {
	Name    string   // its path, with the archive's where it was in one
	Source  []byte   // nil if there is a Problem
	Problem *Problem // why it was not read
}

// Collect reads tickets from files, folders and zip archives, folders and
// archives in the order of names. What cannot be read is a File with a Problem; the others are read.
// The error is that of a path that is not there at all.
func Collect(paths []string) ([]File, error) {
	c := &collector{}
	for _, name := range paths {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			return nil, err
		case info.IsDir():
			if err := c.folder(name); err != nil {
				return nil, err
			}
		default:
			c.file(os.DirFS(filepath.Dir(name)), filepath.Base(name), filepath.ToSlash(name), info.Mode())
		}
	}
	return c.files, nil
}

// Unpack reads the tickets of a zip archive that is in memory, as Collect does. name is what files in it
// are called after.
func Unpack(source []byte, name string) []File {
	c := &collector{}
	c.archive(source, name)
	return c.files
}

type collector struct {
	files []File
	bytes int
	full  bool
}

func (c *collector) refuse(p *Problem) { c.add(File{Name: p.Place, Problem: p}) }

// add keeps a file, unless there are too many already; then it says so once.
func (c *collector) add(f File) {
	c.bytes += len(f.Source)
	switch {
	case c.full:
	case len(c.files) >= FilesMax || c.bytes > BytesMax:
		c.full = true
		p := problem(TooLarge, f.Name, "from here on nothing was read: at most %d files with %d MiB are read at once", "从这里起不再读取：一次最多读 %d 个文件，共 %d MiB", FilesMax, BytesMax>>20)
		c.files = append(c.files, File{Name: f.Name, Problem: p})
	default:
		c.files = append(c.files, f)
	}
}

// folder reads everything in a folder, and follows no link out of it.
func (c *collector) folder(name string) error {
	root, err := os.OpenRoot(name)
	if err != nil {
		return err
	}
	defer root.Close()
	files := root.FS()
	return fs.WalkDir(files, ".", func(inside string, entry fs.DirEntry, err error) error {
		shown := shown(path.Join(filepath.ToSlash(name), inside))
		switch {
		case c.full:
			return fs.SkipAll
		case err != nil:
			c.refuse(unreadable(shown))
			return nil
		case inside == ".":
			return nil
		case isClutter(inside) && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() && strings.Count(inside, "/") >= depthMax:
			c.refuse(nested(shown))
			return fs.SkipDir
		case !entry.IsDir():
			c.file(files, inside, shown, entry.Type())
		}
		return nil
	})
}

// file reads one file: an archive, or what may be a ticket.
func (c *collector) file(files fs.FS, inside, shown string, mode fs.FileMode) {
	switch {
	case isClutter(inside):
		return
	case !mode.IsRegular():
		c.refuse(problem(Unsafe, shown, "this is no file, but a link or a device", "这不是普通文件，而是链接或设备"))
		return
	}
	most := TicketBytesMax
	if isArchive(inside) {
		most = ArchiveMax
	}
	source, err := readSome(files, inside, most)
	switch {
	case err != nil:
		c.refuse(unreadable(shown))
	case len(source) > most:
		c.refuse(tooLarge(shown, most))
	case isArchive(inside):
		c.archive(source, shown)
	default:
		c.add(File{Name: shown, Source: source})
	}
}

func unreadable(shown string) *Problem {
	return problem(Unreadable, shown, "this cannot be read", "无法读取")
}

func nested(shown string) *Problem {
	return problem(TooLarge, shown, "folders are nested more than %d deep", "文件夹嵌套超过 %d 层", depthMax)
}

func tooLarge(shown string, most int) *Problem {
	return problem(TooLarge, shown, "this has more than %d KiB, which is the most that is read; a ticket has less than 10", "超过可读取的上限 %d KiB；交卷文件不到 10 KiB", most>>10)
}

// readSome reads a file, but hardly more of it than is allowed.
func readSome(files fs.FS, name string, most int) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, int64(most)+1))
}

func isArchive(name string) bool { return strings.EqualFold(path.Ext(name), ".zip") }

// isClutter reports whether a file is one that systems leave behind everywhere.
func isClutter(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	base := strings.ToLower(path.Base(name))
	return base == "thumbs.db" || base == "desktop.ini"
}

// shown is a file's name as it can be printed: on one line, and not endless.
func shown(name string) string { return CleanText(name, nameShownMax) }
