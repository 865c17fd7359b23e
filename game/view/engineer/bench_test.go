package engineer_test

import (
	"testing"

	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/internal/specimen"
	"lostupdate/game/loc"
	model "lostupdate/game/model/engineer"
	"lostupdate/game/view/engineer"
	"lostupdate/game/view/kit"
	"lostupdate/levels"
)

// BenchmarkFrame draws the fullest screens: it is done sixty times a second.
func BenchmarkFrame(b *testing.B) {
	catalog, err := levels.Campaign()
	if err != nil {
		b.Fatal(err)
	}
	book, err := glyph.Open()
	if err != nil {
		b.Fatal(err)
	}
	words, err := loc.Open()
	if err != nil {
		b.Fatal(err)
	}
	for _, id := range []string{"homework-night", "four-benches", "the-key", "own-shelves", "waiting-for-the-kiln", "full-wall", "round-table"} {
		b.Run(id, func(b *testing.B) {
			level, ok := catalog.Level(id)
			if !ok {
				level = specimen.Level(b, id)
			}
			m, hands := model.New(level, model.Visit{}), kit.NewHands()
			var list draw.List
			for range b.N {
				f := hands.Begin(&list, kit.Surroundings{Book: book, Words: words.In("en"), Theme: kit.Day(), Size: draw.Pt(1280, 800)})
				engineer.Draw(m, f)
				f.End()
			}
		})
	}
}
