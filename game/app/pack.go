package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/store"
	"lostupdate/levels"
	"lostupdate/levels/format"
	"lostupdate/levels/pack"
)

// catalogWith returns the campaign, with the levels of a pack behind it if there is one.
func catalogWith(name string) (*levels.Catalog, error) {
	campaign, err := levels.Campaign()
	if err != nil || name == "" {
		return campaign, err
	}
	p, err := pack.Open(name)
	if err != nil {
		var unreadable *format.Error
		if errors.As(err, &unreadable) {
			err = errors.New(unreadable.Detail())
		}
		return nil, fmt.Errorf("--pack %q: %w\n--pack %q：这个关卡包读不了，原因见上", name, err, name)
	}
	return campaign.With(p)
}

// CheckPack tells why a pack that was asked for cannot be played, if so; nothing asked for is fine.
func CheckPack(name string) error {
	_, err := catalogWith(name)
	return err
}

// drop takes what was dropped on the window: a file of progress, or a level pack, as a folder or as an archive.
func (g *Game) drop(files fs.FS) {
	if text, ok := droppedProgress(files); ok {
		g.update(msg.Say(msg.Import, text))
		return
	}
	if g.recorder != nil { // a demo plays on the campaign
		g.update(msg.Say(msg.Trouble, "shell.trouble.pack-recording"))
		return
	}
	p, err := droppedPack(files)
	if err == nil {
		err = g.model.Join(p)
	}
	if err != nil {
		g.update(msg.Say(msg.Trouble, err.Error()))
		return
	}
	g.update(msg.Say(msg.Show, string(model.Map)))
	title := p.Title().EN
	if g.model.Language() == "zh" {
		title = p.Title().ZH
	}
	g.update(told("shell.pack-loaded", title))
}

// importBytesMax is how much of a file is read as progress: what is stored is never larger.
const importBytesMax = store.MaxBytes

// droppedProgress reads the file of progress among dropped files: one that ends in .json.
func droppedProgress(files fs.FS) (text string, ok bool) {
	names, err := fs.Glob(files, "*.json")
	if err != nil || len(names) != 1 {
		return "", false
	}
	f, err := files.Open(names[0])
	if err != nil {
		return "", false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, importBytesMax))
	return string(data), err == nil
}

// told is the message that something went well outside; name belongs into its text.
func told(key, name string) msg.Msg { return msg.Say(msg.Told, key+" "+name) }

// droppedPack reads the pack among dropped files.
func droppedPack(files fs.FS) (*levels.Catalog, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() || !pack.IsArchive(e.Name()) {
			continue
		}
		f, err := files.Open(e.Name())
		if err != nil {
			return nil, err
		}
		defer f.Close()
		source, err := io.ReadAll(io.LimitReader(f, pack.ArchiveMax+1))
		if err != nil {
			return nil, err
		}
		return pack.Read(source, e.Name())
	}
	return pack.Load(files, ".")
}
