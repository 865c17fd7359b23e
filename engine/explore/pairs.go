package explore

// pairs keeps an entry for each pair of a state and the task that moved last to get
// there, nobody included. A search for a witness meets few of a graph's states, so
// there is room only for those it has met: a block of entries for each.
type pairs[E any] struct {
	columns int     // of a block: the number of tasks that may have moved last
	blocks  []int32 // by state: the number of its block, from 1; 0 where there is none
	count   int     // of blocks
	chunks  [][]E
}

const chunkBlocks = 512

// met returns the entries of a state by last task + 1, or nil where there are none.
func (p *pairs[E]) met(state int) []E {
	if state >= len(p.blocks) || p.blocks[state] == 0 {
		return nil
	}
	return p.block(int(p.blocks[state]) - 1)
}

// meet is met for a state that may be a new one: then its entries are zero.
func (p *pairs[E]) meet(state int) []E {
	if state >= len(p.blocks) {
		p.blocks = append(make([]int32, 0, 2*state+1), p.blocks...)[:2*state+1]
	}
	if p.blocks[state] == 0 {
		if p.count%chunkBlocks == 0 {
			p.chunks = append(p.chunks, make([]E, chunkBlocks*p.columns))
		}
		p.count++
		p.blocks[state] = int32(p.count)
	}
	return p.block(int(p.blocks[state]) - 1)
}

func (p *pairs[E]) block(number int) []E {
	at := number % chunkBlocks * p.columns
	return p.chunks[number/chunkBlocks][at : at+p.columns]
}
