package server

import (
	"slices"
	"sync"
)

// changes number what has changed in a room, for the pages that show it. They hold no contents: whoever is told that the
// row of a student has changed writes it as it is at that moment. So a page that was cut off asks for all that has changed since, however
// long that was, and one that is slow gets the latest state and no backlog.
type changes struct {
	mu    sync.Mutex
	last  uint64
	parts []part // in the order of their last change
	more  chan struct{}
}

// part is a part of a page, and the number of its last change.
type part struct {
	name string
	at   uint64
}

func newChanges() *changes { return &changes{more: make(chan struct{})} }

// note says that parts have changed.
func (c *changes) note(names ...string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, name := range names {
		c.last++
		c.parts = slices.DeleteFunc(c.parts, func(p part) bool { return p.name == name })
		c.parts = append(c.parts, part{name, c.last})
	}
	close(c.more)
	c.more = make(chan struct{})
}

// since returns the names of the parts that have changed after a number, the number to ask with next time, and
// a channel that is closed when there is more.
func (c *changes) since(number uint64) (names []string, last uint64, more <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	from := len(c.parts)
	for from > 0 && c.parts[from-1].at > number {
		from--
	}
	for _, p := range c.parts[from:] {
		names = append(names, p.name)
	}
	return names, c.last, c.more
}
