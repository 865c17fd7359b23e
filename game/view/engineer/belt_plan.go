package engineer

import (
	"lostupdate/game/draw"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/levels/puzzle"
)

// beltPlan says where everything of a routine stands: its stations one after the
// other, with a slot before each and one behind the last. A routine that is too
// long for one belt goes on in a second row.
//
// It is made in two steps. Whoever looks for the scale at which all lines fit asks for dozens of plans, and only wants to
// know how high they are and how crowded; where everything stands is worked out for the plan that is drawn (place).
type beltPlan struct {
	*makeup
	routine *puzzle.Routine
	line    string  // where it is
	copy    bool    // the same routine stands in an earlier line, too
	short   bool    // labels are cut down to a word
	air     float32 // about the labels
	crew    []int
	width   float32
	scale   float32
	rows    int
	height  float32

	stations []draw.Rect // cards; brackets have no height
	slots    []draw.Rect
	gates    map[int]draw.Point // by index in Blueprint.Gates: the foot
	cards    map[int]draw.Rect  // by index in Blueprint.Gates: cards that stand in slots
	belts    []draw.Rect        // by row
	tops     []float32          // by row: where the loops' paths begin
}

// part is a slot or a station on its way to a place.
type part struct {
	width   float32
	stretch float32 // its share of what room is left
	station int     // -1 for a slot
	slot    int     // -1 for a station
}

// Measures at scale 1.
const (
	cardHeight   = 58
	cardLeast    = 50 // below that a card has no room for icon and label
	beltSize     = 16
	loopStep     = 20
	gateSpace    = figure.GateWidth + 4
	homeSpace    = 58 // at the belt's right end, for those who are done
	bracketWidth = 16
)

// planBelt finds out how many rows a routine takes in a width.
func (s *screen) planBelt(routine *puzzle.Routine, line int, crew []int, width, scale float32) *beltPlan {
	p := &beltPlan{makeup: s.makeupOf(routine), routine: routine, line: s.puzzle.Lines[line], crew: crew, width: width, scale: scale}
	for _, earlier := range s.puzzle.Lines[:line] {
		for i, home := range s.blueprint.Homes[:s.staff()] {
			p.copy = p.copy || home == earlier && s.puzzle.Workers[i].Routine == routine.Name
		}
	}
	breakRows(s.parts(p), p.room(), func([]part) {
		p.rows++
		p.height += p.rowHeight()
	})
	return p
}

// place finds out where everything stands, as if the belt's upper left corner were the origin.
func (s *screen) place(p *beltPlan) {
	p.gates, p.cards = map[int]draw.Point{}, map[int]draw.Rect{}
	p.stations = make([]draw.Rect, len(p.routine.Stations))
	p.slots = make([]draw.Rect, p.routine.Slots())
	parts, _ := s.measureParts(p, p.air)
	breakRows(parts, p.room(), func(row []part) { s.placeRow(p, row) })
}

// room returns how wide a row of slots and stations may be.
func (p *beltPlan) room() float32 { return p.width - homeSpace*p.crewScale() - 12*p.scale }

// ease returns 0 at the smallest scale and 1 from about the natural one on: where
// there is little room, everything moves closer together.
func ease(scale float32) float32 { return max(0, min(1, (scale-scaleMin)/(0.95-scaleMin))) }

// crewScale is the scale of workers: they may be a bit smaller than their gates,
// but never so small that their numbers cannot be read.
func (p *beltPlan) crewScale() float32 { return max(0.6, min(1.5, p.scale)) }

// above returns how much room loops and frames need above the cards.
func (p *beltPlan) above() float32 {
	room := 4 + 4*ease(p.scale)
	if p.tabs > 0 {
		room = tabStep*float32(p.tabs) + 2*ease(p.scale)
	}
	if p.depth > 0 {
		room += loopTop + loopStep*float32(p.depth-1) + 4 + 8*ease(p.scale)
		if p.tabs > 1 {
			room += figure.RepeatTag / 2 // the tag of a loop hangs down to the tabs
		}
	}
	return max(room, figure.GateHeight*p.scale-p.cardHeight()-p.underCards()+4)
}

// loopTop is how far below the upper edge of a row its outermost loop's path is:
// half of the path's tag stands above it.
const loopTop = 12

// underCards is the gap between the cards and the belt.
func (p *beltPlan) underCards() float32 { return 4 + 4*ease(p.scale) }

func (p *beltPlan) cardHeight() float32 { return max(cardLeast, cardHeight*p.scale) }

// below returns how much room the workers need in front of the belt, behind which
// their helmets may disappear a little.
func (p *beltPlan) below() float32 {
	return figure.WorkerHeight*p.crewScale() - 6 - 9*(1-ease(p.scale))
}

func (p *beltPlan) rowHeight() float32 {
	return p.above() + p.cardHeight() + p.underCards() + beltSize*p.scale + p.below()
}

// parts measures slots and stations; if they are too wide for one row, the cards
// are made as narrow as their labels allow, and at last the labels are cut down to
// a word.
func (s *screen) parts(p *beltPlan) []part {
	room := p.room()
	for _, try := range []struct {
		air   float32
		short bool
	}{{34, false}, {24, false}, {14, false}, {22, true}, {12, true}} {
		p.short = try.short
		if parts, sum := s.measureParts(p, try.air); sum <= room {
			return parts
		}
	}
	p.short = false
	parts, _ := s.measureParts(p, 14)
	return parts
}

// measureParts measures slots and stations, with so much air in a card. What it returns is good until it is called again.
func (s *screen) measureParts(p *beltPlan, air float32) (parts []part, sum float32) {
	size := p.labelSize()
	p.air = air
	parts = s.partsRoom[:0]
	faces := s.facesOf(p.routine)
	gap := max(13, 22*p.scale)
	if !p.gaps {
		gap = max(7, 16*p.scale)
	}
	for slot := range p.gatesIn {
		width, stretch := gap, float32(1)
		if gates := p.gatesIn[slot]; len(gates) > 0 {
			width = 8
			for _, gate := range gates {
				width += s.gateWidth(p, gate, air)
			}
		}
		if p.shut[slot] {
			width, stretch = 0, 0
		}
		parts = append(parts, part{width: width, stretch: stretch, station: -1, slot: slot})
		sum += width
		if slot == len(p.brackets) {
			break
		}
		st := &p.routine.Stations[slot]
		width, stretch = p.brackets[slot], 0
		if f, in, first := p.inFold(slot); first {
			whole := s.foldedFace(p.routine, f)
			ems := whole.width
			if p.short {
				ems = whole.brief
			}
			width, stretch = max(50, ems*size+air)+6, 0.8
		} else if in {
			width = 0
		} else if !st.Kind.Bracket() && s.blueprint.Active(st) {
			ems := faces[slot].width
			if p.short {
				ems = faces[slot].brief
			}
			width, stretch = max(44, ems*size+air), 0.8
			if st.Kind == puzzle.Lock || st.Kind == puzzle.Unlock {
				width, stretch = gateSpace*p.scale, 0
			}
		}
		parts = append(parts, part{width: width, stretch: stretch, station: slot, slot: -1})
		sum += width
	}
	s.partsRoom = parts
	return parts, sum
}

// breakRows shares parts out to rows no wider than the room, and hands them on one after the other. A row begins with a
// slot.
func breakRows(parts []part, room float32, row func([]part)) {
	begin, width := 0, float32(0)
	for i := 0; i < len(parts); i += 2 {
		need := float32(0)
		for _, q := range parts[i:min(i+2, len(parts))] {
			need += q.width
		}
		if i > begin && width+need > room {
			row(parts[begin:i])
			begin, width = i, 0
		}
		width += need
	}
	row(parts[begin:])
}

// Stretching stops where a belt looks lost in its room.
const (
	slotStretchMax = 40
	cardStretchMax = 46
)

// placeRow puts a row's parts side by side and stretches them into the room.
func (s *screen) placeRow(p *beltPlan, row []part) {
	used, shares := float32(0), float32(0)
	for _, q := range row {
		used += q.width
		shares += q.stretch
	}
	extra := float32(0)
	if shares > 0 {
		extra = max(0, p.room()-used) / shares
	}
	top := float32(0)
	for range p.belts {
		top += p.rowHeight()
	}
	cards := top + p.above()
	x := 12 * p.scale
	for _, q := range row {
		w := q.width
		if q.slot >= 0 {
			w += min(extra*q.stretch, slotStretchMax*p.scale)
			if q.width == 0 {
				w = 0
			}
			p.slots[q.slot] = draw.Rect{X: x, Y: cards, W: w, H: p.cardHeight()}
			s.placeGates(p, q.slot)
		} else {
			w += min(extra*q.stretch, cardStretchMax*p.scale)
			p.stations[q.station] = draw.Rect{X: x, Y: cards, W: w, H: p.cardHeight()}
			if f, in, first := p.inFold(q.station); in && !first { // whoever is there stands at the card
				p.stations[q.station] = p.stations[f.from]
			}
		}
		x += w
	}
	p.belts = append(p.belts, draw.Rect{Y: cards + p.cardHeight() + p.underCards(), W: p.width, H: beltSize * p.scale})
	p.tops = append(p.tops, top)
}

// placeGates stands the gates and cards of a slot side by side in its middle.
func (s *screen) placeGates(p *beltPlan, slot int) {
	in := p.gatesIn[slot]
	r := p.slots[slot]
	if r.W == 0 {
		return
	}
	widths, sum := make([]float32, len(in)), float32(0)
	for i, gate := range in {
		widths[i] = s.gateWidth(p, gate, p.air)
		sum += widths[i]
	}
	x := r.Center().X - sum/2
	for i, gate := range in {
		p.gates[gate] = draw.Pt(x+widths[i]/2, r.Bottom()+p.underCards()+2)
		if g := s.blueprint.Gates[gate]; g.Do == puzzle.PlaceCard && !s.looksLikeGate(g) {
			p.cards[gate] = draw.Rect{X: x + 3, Y: r.Y, W: widths[i] - 6, H: r.H}
		}
		x += widths[i]
	}
}

// gateWidth returns how much of a slot a gate, or a card in it, takes.
func (s *screen) gateWidth(p *beltPlan, gate int, air float32) float32 {
	g := s.blueprint.Gates[gate]
	if g.Do != puzzle.PlaceCard || s.looksLikeGate(g) {
		return gateSpace * p.scale
	}
	f := s.placedFace(g)
	ems := f.width
	if p.short {
		ems = f.brief
	}
	return max(50, ems*p.labelSize()+air) + 6
}

// labelSize is the size of the labels on cards.
func (p *beltPlan) labelSize() float32 { return max(11, min(14, p.cardHeight()*0.22)) }

// box returns what a gate, or a card in a slot, covers.
func (p *beltPlan) box(gate int) draw.Rect {
	if r, ok := p.cards[gate]; ok {
		return r
	}
	return figure.GateBox(p.gates[gate], p.scale)
}

// move puts the plan, which was made at the origin, where it belongs.
func (p *beltPlan) move(to draw.Point) {
	for _, rects := range [][]draw.Rect{p.stations, p.slots, p.belts} {
		for i := range rects {
			rects[i] = rects[i].Move(to.X, to.Y)
		}
	}
	for i := range p.tops {
		p.tops[i] += to.Y
	}
	for gate, foot := range p.gates {
		p.gates[gate] = foot.Add(to)
	}
	for gate, r := range p.cards {
		p.cards[gate] = r.Move(to.X, to.Y)
	}
}

// row returns the row of the belt that a place's card or gate is in.
func (p *beltPlan) row(y float32) int {
	row := 0
	for i, top := range p.tops {
		if y >= top {
			row = i
		}
	}
	return row
}

// spot returns where a worker stands at a place, and where he stands before it
// until it is his turn. Both are on the floor in front of the belt.
func (p *beltPlan) spot(place timeline.Place) (before, on draw.Point) {
	var x, y, reach float32
	switch foot, isGate := p.gates[place.Gate]; {
	case place.Gate >= 0 && isGate:
		x, y, reach = foot.X, foot.Y-20, 30*p.crewScale()
		if r, ok := p.cards[place.Gate]; ok {
			reach = r.W/2 + 6
		}
	case place.Station >= 0 && place.Station < len(p.stations):
		r := p.stations[place.Station]
		x, y, reach = r.Center().X, r.Y, r.W/2+6
	default:
		last := p.slots[len(p.slots)-1]
		x, y, reach = last.Right()+homeSpace*p.crewScale()/2, last.Y, 0
	}
	belt := p.belts[p.row(y)]
	floor := belt.Bottom() + p.below() - 2
	return draw.Pt(x-reach, floor), draw.Pt(x, floor)
}

// id returns the name of a target on the belt. A routine that is worked through in
// several lines has its stations and gates in each of them; those of later lines
// say where they are.
func (p *beltPlan) id(name string) string {
	if p.copy {
		return name + " in " + p.line
	}
	return name
}
