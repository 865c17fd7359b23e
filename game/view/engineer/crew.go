package engineer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/engineer"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// actor is a worker on the way to his place in the picture.
type actor struct {
	number int
	seen   timeline.Worker
	foot   draw.Point
	figure figure.Worker
}

// crew draws the workers of a belt, in front of it.
func (s *screen) crew(p *beltPlan) {
	var actors []actor
	for _, number := range p.crew {
		actors = append(actors, s.actor(p, number))
	}
	s.part(p, actors)
	for i := range actors {
		s.workerTarget(&actors[i], p.crewScale())
	}
	s.Art(func() {
		for i := range actors {
			a := &actors[i]
			s.pen.Worker(a.foot, p.crewScale(), a.figure)
			s.bubble(a, p.crewScale())
			if s.feet == nil {
				s.feet = map[int]draw.Point{}
			}
			s.feet[a.number], s.feetScale = a.foot, p.crewScale()
		}
	})
}

// Thousandths of a step after which a worker has reached his place, and from
// which on he leaves it.
const (
	arrived = 300
	leaving = 720
)

// actor works out where a worker of a belt stands and what he looks like.
func (s *screen) actor(p *beltPlan, number int) actor {
	a := actor{number: number, figure: figure.Worker{Number: number, Phase: s.phase(72)}}
	seen, playing := s.worker(number)
	if !playing {
		seen.Place = s.firstPlace(p.routine)
		seen.After = seen.Place
		seen.Absent = s.puzzle.Workers[number-1].Asleep
	}
	a.seen = seen
	before, on := p.spot(seen.Place)
	after, _ := p.spot(seen.After)
	progress := seen.Progress
	if seen.Activity == engine.Waiting {
		progress = 0 // he has tried the gate, and stands in front of it
	}
	switch {
	case seen.Home:
		a.foot = on
	case progress < arrived:
		a.foot = before.Lerp(on, float32(progress)/arrived)
	case progress < leaving:
		a.foot = on
	default:
		a.foot = on.Lerp(after, float32(progress-leaving)/(1000-leaving))
		a.figure.Left = after.X < on.X
	}
	moving := progress > 0 && (progress < arrived || progress >= leaving)
	a.figure.Pose = s.pose(p, number, seen, playing, moving)
	if a.figure.Pose == figure.Walk && !s.Calm {
		a.figure.Phase = float32(progress%250) / 250
	}
	if !seen.Home { // who goes home leaves his clipboard behind
		a.figure.Clip = figure.Clip{Text: slipsText(seen.Slips), Stale: seen.Stale}
	}
	return a
}

// firstPlace returns where somebody begins who works through a routine.
func (s *screen) firstPlace(r *puzzle.Routine) timeline.Place {
	for i := range r.Slots() {
		if gates := s.blueprint.GatesIn(r.Name, i); len(gates) > 0 && s.blueprint.SlotActive(r, i) {
			return timeline.Place{Station: -1, Gate: gates[0]}
		}
		if i < len(r.Stations) && !r.Stations[i].Kind.Bracket() && s.blueprint.Active(&r.Stations[i]) {
			return timeline.Place{Station: i, Gate: -1}
		}
	}
	return timeline.Place{Station: len(r.Stations), Gate: -1}
}

// firstStation returns the first station at which somebody can stand.
func firstStation(r *puzzle.Routine) int {
	for i := range r.Stations {
		if !r.Stations[i].Kind.Bracket() {
			return i
		}
	}
	return len(r.Stations)
}

// pose returns what a worker looks like while he does what he does.
func (s *screen) pose(p *beltPlan, number int, w timeline.Worker, playing, moving bool) figure.Pose {
	finding := (*engine.Finding)(nil)
	if playing && s.head >= s.line.End() {
		finding = s.line.Trace.Finding
	}
	switch {
	case w.Absent:
		return figure.Asleep
	case !playing:
		return figure.Idle
	case finding != nil && finding.Task == engine.TaskID(number-1):
		return figure.Fallen
	case w.Home && s.head >= s.line.End() && s.m.Looking().Outcome() == engineer.Safe:
		return figure.Celebrate
	case w.Activity == engine.Stopped:
		return figure.Fallen
	case w.Activity == engine.Waiting && s.waitingFor(w.Object) == waitsBell:
		return figure.Asleep
	case w.Activity == engine.Waiting:
		return figure.Wait
	case w.Activity == engine.Ready && s.line.Timed:
		return figure.Ready
	case moving:
		return figure.Walk
	case w.Activity == engine.Running && w.Progress > 0 && w.Place.Station >= 0 && w.Place.Station < len(p.routine.Stations):
		return poseAt(&p.routine.Stations[w.Place.Station])
	case w.Activity == engine.Running && w.Progress > 0 && w.Place.Gate >= 0 && w.Place.Gate < len(s.blueprint.Gates):
		if stations := s.puzzle.PlacedStations(s.blueprint.Gates[w.Place.Gate]); w.Place.Part < len(stations) {
			return poseAt(&stations[w.Place.Part])
		}
	}
	return figure.Idle
}

func poseAt(st *puzzle.Station) figure.Pose {
	switch st.Kind {
	case puzzle.Read, puzzle.Check, puzzle.WhileOpen, puzzle.IfOpen:
		return figure.Read
	case puzzle.Write, puzzle.Stamp:
		return figure.Write
	case puzzle.Exchange, puzzle.Swap, puzzle.WriteLock:
		return figure.Write
	case puzzle.ReadLock:
		return figure.Read
	case puzzle.Put, puzzle.Take:
		return figure.Carry
	case puzzle.Work:
		if st.Label == "take-box" || st.Label == "ship-box" {
			return figure.Carry
		}
		return figure.Work
	}
	return figure.Idle
}

func slipsText(slips []timeline.Slip) string {
	var words []string
	for _, slip := range slips[:min(2, len(slips))] {
		words = append(words, fmt.Sprint(slip.Value))
	}
	return strings.Join(words, " ")
}

// part keeps workers who stand in one place apart.
func (s *screen) part(p *beltPlan, actors []actor) {
	sorted := make([]*actor, len(actors))
	for i := range actors {
		sorted[i] = &actors[i]
	}
	slices.SortStableFunc(sorted, func(a, b *actor) int {
		return cmp.Or(cmp.Compare(a.foot.Y, b.foot.Y), cmp.Compare(a.foot.X, b.foot.X))
	})
	k := p.crewScale()
	left := p.belts[0].X + figure.WorkerWidth*k/2
	right := p.belts[0].Right() - figure.WorkerWidth*k/2
	apart := func(a *actor) float32 { return (figure.WorkerWidth*1.03 + clipSpace(a)) * k }
	// Who came first stands at his place, the others queue up behind him. Where the
	// queue runs against the wall it moves up.
	for i := len(sorted) - 1; i >= 0; i-- {
		a := sorted[i]
		a.foot.X = max(left, min(a.foot.X, right-clipSpace(a)*k))
		if i+1 < len(sorted) && sorted[i+1].foot.Y == a.foot.Y {
			a.foot.X = min(a.foot.X, sorted[i+1].foot.X-apart(a))
		}
	}
	for i, a := range sorted {
		a.foot.X = max(a.foot.X, left)
		if i > 0 && sorted[i-1].foot.Y == a.foot.Y {
			a.foot.X = max(a.foot.X, sorted[i-1].foot.X+apart(sorted[i-1]))
		}
	}
}

// clipSpace returns how much room a worker's clipboard needs on his right.
func clipSpace(a *actor) float32 {
	if a.figure.Clip.Text == "" || a.figure.Left {
		return 0
	}
	return 26
}

// workerTarget names a worker, so that he can be looked at closely, and, where
// the level allows it, be moved to another line.
func (s *screen) workerTarget(a *actor, scale float32) {
	t := kit.Target{
		ID: fmt.Sprintf("worker %d", a.number), Rect: figure.WorkerBox(a.foot, scale), Dense: true,
		Label: s.workerLabel(a.number, a.seen),
	}
	if slices.Contains(s.puzzle.Tools.Homes, a.number) {
		s.movable(&t, a.number)
	}
	// Who is in a device is seen there; at the belt only a shadow of him stays.
	a.figure.Faint = s.Target(t).Lifted || a.seen.Activity == engine.Using
}

// movable lets a worker be taken by a target and carried to another line.
func (s *screen) movable(t *kit.Target, number int) {
	t.Carry = fmt.Sprintf("%s %d", payloadWorker, number)
	t.Tip = t.Label + "\n" + s.say("engineer.worker-move")
	t.Disabled = s.locked
	t.Ghost = func(f *kit.Frame, middle draw.Point) {
		s.pen.Worker(middle.Add(draw.Pt(0, 36)), 1, figure.Worker{Number: number, Pose: figure.Idle})
	}
}

// workerLabel says who somebody is and what he is doing.
func (s *screen) workerLabel(number int, w timeline.Worker) string {
	args := loc.Args{"Name": s.workerName(number)}
	if s.line == nil {
		return s.say("engineer.worker-label", args)
	}
	args["Doing"] = s.doingName(s.doingNow(number, w))
	if w.Activity == engine.Waiting && w.Object >= 0 && s.line.Factory.Objects[w.Object].Key != "" {
		args["Key"] = s.keyName(s.line.Factory.Objects[w.Object].Key)
		return s.say("engineer.worker-waits", args)
	}
	if clip := slipsText(w.Slips); clip != "" {
		args["Clip"] = clip
		return s.say("engineer.worker-doing-with", args)
	}
	return s.say("engineer.worker-doing", args)
}
