package explore

import "lostupdate/engine"

// contents numbers the different contents that one shared object has had, from 0
// in the order in which they came, so that a packed state needs few bits for it.
type contents struct {
	values []int64
	ids    map[int64]uint32
	small  [64]uint32 // the number + 1 of each of the values from 0 up, which most are
}

func newContents(o *engine.Object, init int64, tasks int) *contents {
	c := &contents{ids: map[int64]uint32{}}
	if hasOneOwner(o) {
		// Numbered by owner, so that tasks can be exchanged by arithmetic.
		for owner := range int64(tasks) + 1 {
			c.id(owner)
		}
		return c
	}
	c.id(init)
	return c
}

// hasOneOwner reports whether the content of an object is nothing but its owner.
func hasOneOwner(o *engine.Object) bool { return o.Kind == engine.Mutex && !o.Recursive && !o.Robust }

func (c *contents) id(value int64) uint32 {
	isSmall := value >= 0 && value < int64(len(c.small))
	if isSmall {
		if next := c.small[value]; next > 0 {
			return next - 1
		}
	} else if id, known := c.ids[value]; known {
		return id
	}
	id := uint32(len(c.values))
	c.values = append(c.values, value)
	if isSmall {
		c.small[value] = id + 1
	} else {
		c.ids[value] = id
	}
	return id
}
