package explore

// contents numbers the different contents that one shared object has had, from 0
// in the order in which they came, so that a packed state needs few bits for it.
type contents struct {
	values []int64
	ids    map[int64]uint32
}

func newContents(init int64) *contents {
	return &contents{values: []int64{init}, ids: map[int64]uint32{init: 0}}
}

func (c *contents) id(value int64) uint32 {
	if id, known := c.ids[value]; known {
		return id
	}
	id := uint32(len(c.values))
	c.values = append(c.values, value)
	c.ids[value] = id
	return id
}
