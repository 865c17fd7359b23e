// Package campaign is the map as a value: which rooms the factory has, which levels are in them, what the player has
// earned there and where he stands.
//
// A Chart is worked out anew from the catalog and the player's stars whenever the map is shown; it has no state of its
// own and so nothing to update. It locks no harder than it must: a room opens when half of the levels in the room before
// it are solved, whichever they are, so that who is stuck goes on elsewhere and comes back. What was begun stays open,
// and a teacher can open everything.
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

	// Locked says that the room cannot be entered yet: Missing more levels of the room Before have to be solved.
	Locked  bool
	Missing int
	Before  puzzle.Bilingual
}

// Open tells whether there is anything to play in the room.
func (r Room) Open() bool { return len(r.Tiles) > 0 }

// Solved returns how many of the room's levels are solved.
func (r Room) Solved() int {
	n := 0
	for _, t := range r.Tiles {
		if t.Solved {
			n++
		}
	}
	return n
}

// missing returns how many more levels must be solved before the room after this one opens.
func (r Room) missing() int {
	if len(r.Tiles) == 0 {
		return 0
	}
	return max(0, max(1, len(r.Tiles)/2)-r.Solved())
}

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
	Locked  bool // cannot be opened yet
}

// Reached is what a player has made of a level.
type Reached struct {
	Stars  int
	Solved bool
	Begun  bool
}

// Draw works out the map. last is the level that was open last, "" for none; with open nothing is locked.
func Draw(catalog *levels.Catalog, last string, open bool, reached func(id string) Reached) Chart {
	var chart Chart
	before, pack := -1, "" // index of the last room with levels, and the pack it is of
	for _, chapter := range catalog.Chapters() {
		if chapter.Pack != pack { // a pack begins with an open room
			before, pack = -1, chapter.Pack
		}
		room := Room{Number: chapter.Number, Title: chapter.Title, About: chapter.About}
		if before >= 0 && !open {
			room.Missing = chart.Rooms[before].missing()
			room.Before = chart.Rooms[before].Title
		}
		for _, l := range catalog.InChapter(chapter.Number) {
			r := reached(l.ID())
			room.Tiles = append(room.Tiles, Tile{
				Level: l, Stars: r.Stars, Solved: r.Solved, Begun: r.Begun, Locked: room.Missing > 0 && !r.Solved && !r.Begun,
			})
		}
		room.Locked = room.Open() && room.Missing > 0
		earned, most := room.Stars()
		chart.Stars += earned
		chart.Most += most
		if room.Open() {
			before = len(chart.Rooms)
		}
		chart.Rooms = append(chart.Rooms, room)
	}
	chart.stand(catalog, last)
	return chart
}

// Unlock opens levels, and the doors of the rooms that they are in, whatever was solved before.
func (c *Chart) Unlock(wanted func(id string) bool) {
	for i := range c.Rooms {
		for j := range c.Rooms[i].Tiles {
			if t := &c.Rooms[i].Tiles[j]; wanted(t.Level.ID()) {
				t.Locked, c.Rooms[i].Locked = false, false
			}
		}
	}
}

// stand puts the worker where the player goes on: at the level that was open last while it is unsolved, otherwise at the
// next unsolved one after it that is not locked, otherwise at the first such one, and when all are solved at the last
// one played.
func (c *Chart) stand(catalog *levels.Catalog, last string) {
	tiles := map[string]*Tile{}
	for i := range c.Rooms {
		for j := range c.Rooms[i].Tiles {
			tiles[c.Rooms[i].Tiles[j].Level.ID()] = &c.Rooms[i].Tiles[j]
		}
	}
	var order []*Tile
	at := 0
	for _, l := range catalog.Levels() {
		if t := tiles[l.ID()]; t != nil {
			if l.Base() == puzzle.BaseID(last) {
				at = len(order)
			}
			order = append(order, t)
		}
	}
	if len(order) == 0 {
		return
	}
	here := order[at]
	for i := range order {
		t := order[(at+i)%len(order)]
		if !t.Solved && (!t.Locked || t.Level.Base() == puzzle.BaseID(last)) {
			here = t
			break
		}
	}
	here.Current = true
	c.Current = here.Level.ID()
}
