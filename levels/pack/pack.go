package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"lostupdate/levels"
	"lostupdate/levels/format"
)

// Bounds of every pack. A pack of sixty levels like the campaign's is far below them.
const (
	FilesMax   = 2_000
	BytesMax   = 16 << 20 // of all files together, unpacked
	ArchiveMax = 8 << 20  // of a zip archive
	LevelsMax  = 200
	DepthMax   = 3 // of folders in one another
)

// Open reads the pack at a path of the user's: a folder, or a zip archive.
func Open(name string) (*levels.Catalog, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return Load(root.FS(), name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, ArchiveMax+1))
	if err != nil {
		return nil, err
	}
	return Read(source, name)
}

// IsArchive reports whether a path, or the beginning of a file, is that of a zip archive.
func IsArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// Read reads the pack in a zip archive. name is what errors call it.
func Read(source []byte, name string) (*levels.Catalog, error) {
	if len(source) > ArchiveMax {
		return nil, refusal(name, "make the pack smaller", "the archive has more than %d MiB, which is the most that is read", ArchiveMax>>20)
	}
	archive, err := zip.NewReader(bytes.NewReader(source), int64(len(source)))
	if err != nil {
		return nil, refusal(name, "pack the folder of levels into a .zip file", "this is no zip archive: %v", err)
	}
	if len(archive.File) > FilesMax {
		return nil, refusal(name, "leave out what is no level", "the pack has %d files, at most %d are possible", len(archive.File), FilesMax)
	}
	var names []string
	for _, f := range archive.File {
		if err := checkName(name, f.Name, f.Mode()); err != nil {
			return nil, err
		}
		names = append(names, strings.ToLower(strings.TrimSuffix(f.Name, "/")))
	}
	if twice := repeated(names); twice != "" {
		return nil, refusal(name+"/"+twice, "keep one of them", "the archive has two files of this name")
	}
	total := int64(0)
	for _, f := range archive.File {
		if total, err = unpack(f, name, total); err != nil {
			return nil, err
		}
	}
	return Load(archive, name)
}

// unpack unpacks a file to see how large it really is, and adds that to the total.
func unpack(f *zip.File, name string, total int64) (int64, error) {
	if f.FileInfo().IsDir() {
		return total, nil
	}
	r, err := f.Open()
	if err != nil {
		return total, refusal(name+"/"+f.Name, "pack the folder again", "this cannot be unpacked: %v", err)
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(r, BytesMax-total+1))
	total += n
	switch {
	case total > BytesMax:
		return total, refusal(name, "make the pack smaller", "unpacked, the files have more than %d MiB, which is the most that is read", BytesMax>>20)
	case err != nil:
		return total, refusal(name+"/"+f.Name, "pack the folder again", "this cannot be unpacked: %v", err)
	}
	return total, nil
}

// checkName refuses what could mean a place outside of the pack, or two things to
// two systems.
func checkName(pack, name string, mode fs.FileMode) error {
	clean := strings.TrimSuffix(name, "/")
	switch {
	case !utf8.ValidString(name) || strings.ContainsAny(name, "\\:\x00") || !fs.ValidPath(clean):
		return refusal(pack, "use plain names such as 01-my-level/level.yaml", "the name %q in it leads elsewhere, or cannot be a file's", shorten(name))
	case !mode.IsRegular() && !mode.IsDir():
		return refusal(pack+"/"+clean, "put the file itself there", "this is neither a file nor a folder, but a link or something else")
	case strings.Count(clean, "/") >= DepthMax+1:
		return refusal(pack+"/"+clean, "put the levels' folders beside campaign.yaml", "folders are nested more than %d deep", DepthMax)
	}
	return nil
}

func shorten(name string) string {
	const shown = 60
	if len(name) <= shown {
		return name
	}
	return name[:shown] + "..."
}

// repeated returns a name that is there twice, or "".
func repeated(names []string) string {
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] {
			return name
		}
		seen[name] = true
	}
	return ""
}

// Load reads the pack in a file system. name is what errors call it.
func Load(files fs.FS, name string) (*levels.Catalog, error) {
	if err := measure(files, name); err != nil {
		return nil, err
	}
	files, err := within(files, name)
	if err != nil {
		return nil, err
	}
	catalog, err := levels.Load(files)
	if err == nil {
		err = readVariants(catalog)
	}
	var unreadable *format.Error
	switch {
	case errors.As(err, &unreadable):
		unreadable.File = path.Join(filepath.ToSlash(name), unreadable.File)
		return nil, unreadable
	case err != nil:
		return nil, err
	case catalog.ID() == "":
		return nil, refusal(name+"/campaign.yaml", "add a line \"id: my-pack\"", "a pack needs a name, under which progress is saved")
	case len(catalog.Levels()) == 0:
		return nil, refusal(name, "put each level into a folder of its own, beside campaign.yaml", "there is no level in this pack")
	case len(catalog.Levels()) > LevelsMax:
		return nil, refusal(name, "make several packs of it", "the pack has %d levels, at most %d are possible", len(catalog.Levels()), LevelsMax)
	}
	return catalog, nil
}

// readVariants reads all variants now, for errors: later there is nobody whom they help.
func readVariants(catalog *levels.Catalog) error {
	for _, l := range catalog.Levels() {
		if _, err := l.Family(); err != nil {
			return err
		}
	}
	return nil
}

// within returns the folder that campaign.yaml is in: the pack's own, or the only one
// in it, as archives often have it.
func within(files fs.FS, name string) (fs.FS, error) {
	if _, err := fs.Stat(files, "campaign.yaml"); err == nil {
		return files, nil
	}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), "__") && !strings.HasPrefix(e.Name(), ".") {
			folders = append(folders, e.Name())
		}
	}
	if len(folders) == 1 {
		if _, err := fs.Stat(files, folders[0]+"/campaign.yaml"); err == nil {
			return fs.Sub(files, folders[0])
		}
	}
	return nil, refusal(name, "a pack is a folder with campaign.yaml and a folder for each level; levels/FORMAT.md describes it", "there is no campaign.yaml in this pack")
}

// measure counts the files and bytes of a file system.
func measure(files fs.FS, name string) error {
	count, total := 0, int64(0)
	return fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && file != "." {
			return fs.SkipDir // such as .git
		}
		if file == "." {
			return nil
		}
		if err := checkName(name, file, entry.Type()); err != nil {
			return err
		}
		if count++; count > FilesMax {
			return refusal(name, "leave out what is no level", "the pack has more than %d files", FilesMax)
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			total += info.Size()
		}
		if total > BytesMax {
			return refusal(name, "make the pack smaller", "the files have more than %d MiB, which is the most that is read", BytesMax>>20)
		}
		return nil
	})
}

func refusal(file, advice, message string, args ...any) error {
	return &format.Error{File: filepath.ToSlash(file), Message: fmt.Sprintf(message, args...), Advice: advice}
}
