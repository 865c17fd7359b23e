package class

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// archive reads the files in a zip archive. Nothing is written anywhere, so that a
// name which leads elsewhere could do no harm; but whoever writes such names wants some, and
// it is refused. What an archive says about sizes is not believed.
func (c *collector) archive(source []byte, name string) {
	if len(source) > ArchiveMax {
		c.refuse(tooLarge(name, ArchiveMax))
		return
	}
	archive, err := zip.NewReader(bytes.NewReader(source), int64(len(source)))
	if err != nil && (archive == nil || len(archive.File) == 0) {
		c.refuse(problem(Unreadable, name, "this is no whole zip archive: get it again", "这不是完整的 zip 压缩包：请重新获取"))
		return
	}
	files := slices.Clone(archive.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	for _, f := range files {
		if c.full {
			return
		}
		c.zipped(f, name)
	}
}

func (c *collector) zipped(f *zip.File, archive string) {
	inside := strings.ToValidUTF8(f.Name, "?") // archives of older systems have names in other encodings
	shown := shown(archive + "/" + inside)
	leads := strings.ContainsAny(inside, "\\\x00") || strings.HasPrefix(inside, "/") || strings.Contains(inside, ":") ||
		slices.Contains(strings.Split(inside, "/"), "..")
	switch {
	case leads:
		c.refuse(problem(Unsafe, shown, "this name leads out of the archive: it was not read", "这个名字指向压缩包之外：没有读取"))
		return
	case f.FileInfo().IsDir() || isClutter(inside):
		return
	case f.Mode()&fs.ModeType != 0:
		c.refuse(problem(Unsafe, shown, "this is no file, but a link or a device", "这不是普通文件，而是链接或设备"))
		return
	case isArchive(inside):
		c.refuse(problem(Unsafe, shown, "this is an archive in an archive: unpack the outer one, and give its folder", "压缩包里还有压缩包：请先解开外层，再给出那个文件夹"))
		return
	}
	r, err := f.Open()
	if err == nil {
		defer r.Close()
		var source []byte
		source, err = io.ReadAll(io.LimitReader(r, TicketBytesMax+1))
		if len(source) > TicketBytesMax {
			c.refuse(tooLarge(shown, TicketBytesMax))
			return
		}
		if err == nil {
			c.add(File{Name: shown, Source: source})
		}
	}
	if err != nil {
		c.refuse(problem(Unreadable, shown, "this is damaged in the archive, or has a password", "它在压缩包里已损坏，或有密码"))
	}
}
