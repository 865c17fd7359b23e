package engineer

import (
	"fmt"
	"slices"

	"lostupdate/engine"
	"lostupdate/game/draw"
	"lostupdate/game/glyph"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/timeline"
	"lostupdate/game/view/figure"
	"lostupdate/game/view/kit"
	"lostupdate/levels/puzzle"
)

// Measures of the rows of jobs.
const (
	jobLeast   = 30
	jobLow     = 28 // below that a row has no room for two lines
	jobMost    = 96
	benchCell  = 104
	benchLeast = 80  // where they stand in two columns
	benchMost  = 160 // how wide a bench's place may grow
)

// jobsHeight returns how much height the rows of so many jobs need.
func (s *screen) jobsHeight(count int, width, scale float32) float32 {
	rows := float32((count + s.jobColumns(count, width) - 1) / s.jobColumns(count, width))
	least := max(jobLeast, 50*scale)
	if !s.benchesInRoom() {
		return rows * least
	}
	benches := float32(1)
	if width-benchCell < 560 && s.puzzle.Bench.Cores > 2 {
		benches = 2
	}
	return max(rows*least, benches*figure.BenchHeight*0.8+12)
}

// jobColumns returns how many jobs stand side by side.
func (s *screen) jobColumns(count int, width float32) int {
	if count > 4 && width > 620 && s.Compact() && s.Size.X >= 800 {
		return 2
	}
	return 1
}

// jobs draws workers who share nothing: the benches at the left, and a row each
// that shows how much of the work is done.
func (s *screen) jobs(crew []int, r draw.Rect, scale float32) {
	rows := r
	if s.benchesInRoom() {
		seen := s.inView(r, figure.BenchHeight)
		var benches draw.Rect
		benches, rows = r.CutLeft(s.benchesWidth(seen))
		s.benches(draw.Rect{X: benches.X, Y: seen.Y, W: benches.W, H: seen.H})
		_, rows = rows.CutLeft(14)
	}
	columns := s.jobColumns(len(crew), r.W)
	perColumn := (len(crew) + columns - 1) / columns
	height := min(jobMost, rows.H/float32(perColumn))
	width := (rows.W - 12*float32(columns-1)) / float32(columns)
	top := rows.Y + max(0, rows.H-height*float32(perColumn))/2
	for i, number := range crew {
		column, row := i/perColumn, i%perColumn
		s.job(draw.Rect{
			X: rows.X + float32(column)*(width+12), Y: top + float32(row)*height, W: width, H: height,
		}.InsetXY(0, 3), number)
	}
}

func (s *screen) benchesWidth(r draw.Rect) float32 {
	if s.puzzle.Bench.Cores > int(r.H/(figure.BenchHeight*0.8+10)) {
		return 2 * benchLeast
	}
	return max(benchCell+8, min(benchMost, r.W*0.13))
}

// benches draws the benches: who has none cannot move.
func (s *screen) benches(r draw.Rect) {
	cores := s.puzzle.Bench.Cores
	columns := 1
	if r.W >= 2*benchLeast && cores > 2 {
		columns = 2
	}
	rows := (cores + columns - 1) / columns
	cell := draw.Point{X: r.W / float32(columns), Y: min(130, r.H/float32(max(1, rows)))}
	scale := min(1.5, (cell.X-8)/figure.BenchWidth, (cell.Y-8)/figure.BenchHeight)
	top := r.Y + (r.H-cell.Y*float32(rows))/2
	for core := range cores {
		x := r.X + (float32(core%columns)+0.5)*cell.X
		y := top + (float32(core/columns)+0.5)*cell.Y + figure.BenchHeight*scale/2
		s.bench(draw.Pt(x, y), scale, core)
	}
}

// benchStripHeight is how high the strip with the benches is that lies below the lines,
// where there is room for it.
const benchStripHeight = 86

// benchStrip draws the benches in a row of their own: they belong to the factory,
// not to one of its lines.
func (s *screen) benchStrip(r draw.Rect) {
	s.List.FillRound(r, kit.Radius, s.Theme.Panel)
	s.List.StrokeRound(r, kit.Radius, 2, s.Theme.Rule)
	s.Within(r)
	words, row := r.InsetXY(14, 6).CutLeft(min(190, r.W*0.3))
	text := s.benchText()
	height := s.TextHeight(words.W, text, s.Font.Small)
	s.Text(draw.Rect{X: words.X, Y: words.Y + (words.H-height)/2, W: words.W, H: height}, text, s.Font.Small, s.Theme.InkSoft)
	_, row = row.CutLeft(10)
	cores := s.puzzle.Bench.Cores
	width := min(118, row.W/float32(cores))
	scale := min(1, width/(figure.BenchWidth+6))
	for core := range cores {
		s.bench(draw.Pt(row.X+(float32(core)+0.5)*width, row.Bottom()-5), scale, core)
	}
}

// benchText says how many benches there are and how they are shared.
func (s *screen) benchText() string {
	return s.say("engineer.benches", loc.Args{
		"N": s.puzzle.Bench.Cores, "Quantum": s.blueprint.Quantum, "Cost": s.puzzle.Bench.SwitchCost,
	})
}

// bench draws one bench at the playhead.
func (s *screen) bench(foot draw.Point, scale float32, core int) {
	b := figure.Bench{Number: core + 1}
	label := s.say("engineer.bench-free", loc.Args{"Number": core + 1})
	if s.line != nil {
		if seen := s.line.Bench(core, s.head); seen.Task >= 0 {
			b.Worker = int(seen.Task) + 1
			b.Lit = seen.Switching < 0
			label = s.say("engineer.bench-used", loc.Args{"Number": core + 1, "Name": s.workerName(b.Worker)})
			if seen.Switching >= 0 {
				b.Switch = max(0.01, min(0.99, float32(seen.Switching)/1000))
				label = s.say("engineer.bench-switching", loc.Args{"Number": core + 1, "Name": s.workerName(b.Worker)})
			}
		}
	}
	box := draw.Rect{X: foot.X - figure.BenchWidth*scale/2, Y: foot.Y - figure.BenchHeight*scale, W: figure.BenchWidth * scale, H: figure.BenchHeight * scale}
	s.Target(kit.Target{ID: fmt.Sprintf("bench %d", core+1), Rect: box, Label: label})
	s.Art(func() { s.pen.Bench(foot, scale, b) })
}

// job draws one worker's row.
func (s *screen) job(r draw.Rect, number int) {
	seen, playing := s.worker(number)
	state := s.Target(kit.Target{
		ID: fmt.Sprintf("worker %d", number), Rect: r, Label: s.workerLabel(number, seen),
		Carry: s.jobCarry(number), Disabled: s.jobDisabled(number), Dense: true,
		Accepts: func(string) (msg.Msg, string) { return msg.Msg{}, "" },
	})
	fill, rim := s.Theme.Panel, s.Theme.Rule
	if playing && seen.Activity == engine.Running {
		fill, rim = s.Theme.Card, s.Theme.Outline
	}
	s.List.FillRound(r, 10, fill)
	s.List.StrokeRound(r, 10, 2, rim)
	s.Within(r)
	scale := min(1.1, (r.H-4)/figure.WorkerHeight)
	who, rest := r.CutLeft(max(38, 70*scale))
	s.Art(func() {
		s.pen.Worker(draw.Pt(who.Center().X, r.Bottom()-3), scale, figure.Worker{
			Number: number, Pose: s.jobPose(seen, playing), Phase: s.phase(60), Faint: state.Lifted,
		})
	})
	rest = rest.InsetXY(4, 4)
	name, rest := rest.CutLeft(max(66, min(110, rest.W*0.24)))
	least := float32(84)
	if s.puzzle.Has(puzzle.Device) {
		least = 108 // its name has to fit
	}
	doing, bar := rest.CutRight(max(least, min(132, rest.W*0.28)))
	s.Line(name, s.workerName(number), s.Font.Label, s.Theme.Ink, kit.Left)
	s.jobBar(bar.InsetXY(6, 0), number, seen, playing)
	if playing {
		s.jobDoing(doing, number, seen)
	}
}

func (s *screen) jobCarry(number int) string {
	if slices.Contains(s.puzzle.Tools.Homes, number) {
		return fmt.Sprintf("%s %d", payloadWorker, number)
	}
	return ""
}

func (s *screen) jobDisabled(number int) string {
	if s.jobCarry(number) != "" {
		return s.locked
	}
	return ""
}

func (s *screen) jobPose(w timeline.Worker, playing bool) figure.Pose {
	switch {
	case !playing:
		return figure.Idle
	case w.Home:
		return figure.Celebrate
	case w.Activity == engine.Running:
		return figure.Work
	case w.Activity == engine.Ready:
		return figure.Ready
	case w.Activity == engine.Switching:
		return figure.Walk
	}
	return figure.Idle
}

// jobBar shows how much of a routine is done, in cells of a tick where there are
// not too many.
func (s *screen) jobBar(r draw.Rect, number int, w timeline.Worker, playing bool) {
	routine, ok := s.puzzle.Routine(s.puzzle.Workers[number-1].Routine)
	if !ok || firstStation(routine) == len(routine.Stations) {
		return
	}
	all, done := workTicks(routine), int64(0)
	if playing {
		done = int64(s.line.Worked(engine.TaskID(number-1), s.head))
	}
	label := s.facesOf(routine)[stageAt(routine, done/1000)].label
	captionLine, track := r.CutTop(r.H * 0.5)
	style := glyph.Regular(caption)
	text := s.say("engineer.job", loc.Args{"Label": label, "Done": done / 1000, "Number": all})
	if r.H < jobLow {
		captionLine, track = r.CutLeft(62)
		track = draw.Rect{X: track.X, Y: r.Center().Y - 6, W: track.W, H: 12}
	} else {
		track = draw.Rect{X: track.X, Y: track.Y + 2, W: track.W, H: min(16, track.H-4)}
	}
	if s.Book.Measure(text, style) > captionLine.W {
		text = fmt.Sprintf("%d / %d", done/1000, all)
	}
	s.Line(captionLine, text, style, s.Theme.InkSoft, kit.Left)
	s.List.FillRound(track, 4, s.Theme.Well)
	bar := track
	bar.W *= float32(done) / float32(max(1, all*1000))
	if bar.W > 1 {
		s.List.FillRound(bar, 4, s.Theme.Good)
	}
	if all <= 48 {
		for tick := int64(1); tick < all; tick++ {
			x := track.X + track.W*float32(tick)/float32(all)
			s.List.FillRect(draw.Rect{X: x, Y: track.Y, W: 1, H: track.H}, s.Theme.Panel)
		}
	}
	s.deviceStages(track, routine, all)
	s.List.StrokeRound(track, 4, 1.5, s.Theme.Outline)
}

// deviceStages marks on a job's bar what is done at devices, off the benches: that
// lies lower, so that it can be told without colours.
func (s *screen) deviceStages(track draw.Rect, r *puzzle.Routine, all int64) {
	walkStages(r, func(station int, from, to int64) bool {
		if r.Stations[station].Kind == puzzle.Use {
			x := func(tick int64) float32 { return track.X + track.W*float32(tick)/float32(max(1, all)) }
			upper := draw.Rect{X: x(from), Y: track.Y, W: x(to) - x(from), H: track.H / 2}
			s.List.FillRect(upper, s.Theme.Well)
			s.List.FillRect(draw.Rect{X: x(from), Y: upper.Bottom() - 1, W: upper.W, H: 1}, s.Theme.Outline)
		}
		return true
	})
}

// stageAt returns the station at which a job is when so many of its ticks are done.
func stageAt(r *puzzle.Routine, done int64) int {
	at := firstStation(r)
	walkStages(r, func(station int, from, to int64) bool {
		at = station
		return done >= to
	})
	return at
}

// walkStages visits the stations that take time of a routine without anything
// shared, round by round, with the ticks of the job at which they begin and end, as
// long as visit wants more, but not more than anybody could tell apart.
func walkStages(r *puzzle.Routine, visit func(station int, from, to int64) bool) {
	const most = 256
	rounds, tick, visited := map[int]int{}, int64(0), 0
	for i := 0; i < len(r.Stations); i++ {
		switch st := &r.Stations[i]; st.Kind {
		case puzzle.RepeatOpen:
			rounds[i] = 1
		case puzzle.RepeatClose:
			if rounds[st.Partner] < r.Stations[st.Partner].Count {
				rounds[st.Partner]++
				i = st.Partner
			}
		case puzzle.Work, puzzle.Use:
			if visited++; visited > most || !visit(i, tick, tick+st.Ticks) {
				return
			}
			tick += st.Ticks
		}
	}
}

// workTicks returns how many ticks a routine without anything shared takes, at
// benches and devices.
func workTicks(r *puzzle.Routine) int64 {
	times, sum := int64(1), int64(0)
	for i := range r.Stations {
		switch st := &r.Stations[i]; st.Kind {
		case puzzle.RepeatOpen:
			times *= int64(st.Count)
		case puzzle.RepeatClose:
			times /= int64(max(1, r.Stations[st.Partner].Count))
		case puzzle.Work, puzzle.Use:
			sum += times * st.Ticks
		}
	}
	return sum
}

// jobDoing says in words and with a sign what a worker does.
func (s *screen) jobDoing(r draw.Rect, number int, w timeline.Worker) {
	sign, words := r.CutLeft(22)
	d := s.doingNow(number, w)
	s.Art(func() { s.doingSign(draw.RectAround(sign.Center(), 16, 16), d) })
	_, words = words.CutLeft(4)
	text := s.doingName(d)
	switch {
	case d == works && w.Core >= 0:
		text = s.say("engineer.job-bench", loc.Args{"Number": w.Core + 1})
	case d == uses:
		text = s.say("engineer.job-device", loc.Args{"Name": s.deviceName(w.Object)})
	case d == waitsDevice:
		text = s.say("engineer.job-line", loc.Args{"Name": s.deviceName(w.Object)})
	}
	s.Line(words, text, s.Font.Small, s.Theme.Ink, kit.Left)
}

// deviceName returns what the level calls a device.
func (s *screen) deviceName(id engine.ObjectID) string {
	return s.text.Name(s.line.Factory.Objects[id].Thing)
}
