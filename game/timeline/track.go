package timeline

import "sort"

// track is a value over time: the changes, in order. The last of several changes
// at one moment counts.
type track []change

type change struct {
	at    Moment
	value int64
}

// set appends a change.
func (t *track) set(at Moment, value int64) { *t = append(*t, change{at, value}) }

// index returns the index of the change that counts at a moment, or -1 before the
// first.
func (t track) index(at Moment) int {
	return sort.Search(len(t), func(i int) bool { return t[i].at > at }) - 1
}

// value returns the value at a moment, and 0 before the first change.
func (t track) value(at Moment) int64 {
	if i := t.index(at); i >= 0 {
		return t[i].value
	}
	return 0
}

// last returns the value behind all changes, and 0 where there is none.
func (t track) last() int64 {
	if len(t) == 0 {
		return 0
	}
	return t[len(t)-1].value
}
