package mirror

import (
	"slices"
	"time"
)

// restBetween is how long a region that is spoken politely rests after a change. Who plays fast, or lets a run play, hears
// where things have come to and not every step on the way.
const restBetween = 700 * time.Millisecond

// pace lets a text change at once after a rest, and otherwise holds the latest back until it has rested. The texts in
// between are never said.
type pace struct {
	said  []string
	since time.Duration // when it was said
	begun bool
}

// next returns what is to be said at a time, and whether that is something new. Call it often: what is held back comes
// only then.
func (p *pace) next(now time.Duration, wanted []string) (say []string, changed bool) {
	if slices.Equal(wanted, p.said) || p.begun && now-p.since < restBetween {
		return p.said, false
	}
	p.said, p.since, p.begun = slices.Clone(wanted), now, true
	return p.said, true
}
