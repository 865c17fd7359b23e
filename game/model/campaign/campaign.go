// Package campaign is the map as a value: which rooms the factory has, which levels are in them, what the player has
// earned there and where he stands.
//
// A Chart is worked out anew from the catalog and the player's stars whenever the map is shown; it has no state of its
// own and so nothing to update. It refuses to lock levels: who is stuck goes on elsewhere, and comes back.
package campaign

import (
	"lostupdate/levels"
	"lostupdate/levels/puzzle"
)

// StarsMax is how many stars a level has.
const StarsMax = 3

// Chart is the map.
type Chart struct {
	Rooms   []Room
	Stars   int    // earned
	Most    int    // that can be earned in the levels there are
	Current string // id of the level where the worker stands; "" in a catalog without levels
}

// Room is a chapter of the campaign: a room of the factory.
type Room struct {
	Number int
	Title  puzzle.Bilingual
	About  puzzle.Bilingual
	Tiles  []Tile // none while the room is under construction
}

// Open tells whether there is anything to play in the room.
func (r Room) Open() bool { return len(r.Tiles) > 0 }

// Stars returns how many stars were earned in the room, and how many there are.
func (r Room) Stars() (earned, most int) {
	for _, t := range r.Tiles {
		earned += t.Stars
	}
	return earned, StarsMax * len(r.Tiles)
}

// Tile is a level on the map.
type Tile struct {
	Level   *levels.Level
	Stars   int
	Solved  bool
	Begun   bool // there is work on it
	Current bool // the worker stands here
}

// Reached is what a player has made of a level.
type Reached struct {
	Stars  int
	Solved bool
	Begun  bool
}

// Draw works out the map. last is the level that was open last, "" for none.
func Draw(catalog *levels.Catalog, last string, reached func(id string) Reached) Chart {
	chart := Chart{Current: current(catalog, last, reached)}
	for _, chapter := range catalog.Chapters() {
		room := Room{Number: chapter.Number, Title: chapter.Title, About: chapter.About}
		for _, l := range catalog.InChapter(chapter.Number) {
			r := reached(l.ID())
			room.Tiles = append(room.Tiles, Tile{
				Level: l, Stars: r.Stars, Solved: r.Solved, Begun: r.Begun, Current: l.ID() == chart.Current,
			})
		}
		earned, most := room.Stars()
		chart.Stars += earned
		chart.Most += most
		chart.Rooms = append(chart.Rooms, room)
	}
	return chart
}

// current is where the player goes on: the level that was open last while it is unsolved, otherwise the next unsolved
// one after it, otherwise the first unsolved one, and when all are solved the last one played.
func current(catalog *levels.Catalog, last string, reached func(id string) Reached) string {
	all := catalog.Levels()
	if len(all) == 0 {
		return ""
	}
	at := 0
	for i, l := range all {
		if l.ID() == last {
			at = i
		}
	}
	for i := range all {
		if l := all[(at+i)%len(all)]; !reached(l.ID()).Solved {
			return l.ID()
		}
	}
	return all[at].ID()
}
