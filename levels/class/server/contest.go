package server

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/class/duel"
	"lostupdate/levels/puzzle"
)

// contest is the duel of a room, and when its round ends by itself.
type contest struct {
	mu      sync.Mutex
	duel    *duel.Duel
	over    bool      // another duel, or none, is in its place
	seconds int       // of a round; 0 where the teacher ends each
	until   time.Time // when the open round ends; zero where the teacher ends it, and before the first vote
}

// roundSeconds are how long a round can be.
func roundSeconds() []int { return []int{0, 15, 30, 60} }

func (r *room) contest() *contest {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.duel
}

func (r *room) HasDuel() bool { return r.contest() != nil }

// setContest replaces the duel, and closes the one before. A class that was erased gets none.
func (r *room) setContest(c *contest) {
	r.mu.Lock()
	before := r.duel
	r.duel = c
	if r.erased && c != nil {
		before, r.duel = c, nil
	}
	r.mu.Unlock()
	if before != nil {
		before.mu.Lock()
		before.over = true
		before.duel.Close()
		before.mu.Unlock()
	}
	r.changes.note(partDuel)
}

func (r *room) endDuel() {
	if r.HasDuel() {
		r.setContest(nil)
	}
}

// resumeDuel goes on with a duel of the run before; the teacher ends its rounds.
func (s *Server) resumeDuel(r *room) {
	if r.kept.Duel == "" {
		return
	}
	d, err := duel.Parse(r.kept.Duel, s.catalog)
	if err != nil {
		s.trouble("a duel of another release was given up", err)
		return
	}
	r.duel = &contest{duel: d}
}

// keepDuel keeps the state of a duel. A vote is kept with its round.
func (s *Server) keepDuel(ctx context.Context, r *room, text string) {
	if err := s.store.SetDuel(context.WithoutCancel(ctx), r.kept.ID, text); err != nil {
		s.trouble("a duel could not be kept", err)
	}
}

// steerDuel is the teacher: he begins a duel, ends a round, ends the duel.
func (s *Server) steerDuel(w http.ResponseWriter, r *http.Request, room *room) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	room.steering.Lock() // a duel that begins or ends in another tab comes before or after this
	defer room.steering.Unlock()
	c := room.contest()
	switch do := form.Get("do"); {
	case do == "begin":
		level, known := s.catalog.Level(form.Get("level"))
		if !known || !duel.Playable(level) {
			s.problem(w, r, http.StatusUnprocessableEntity, say("Choose a level with something to break.", "请选一个可以破坏的关卡。"))
			return
		}
		d, err := duel.New(level)
		if err != nil {
			s.fault(w, r, err)
			return
		}
		seconds, _ := strconv.Atoi(form.Get("seconds"))
		next := &contest{duel: d, seconds: min(max(0, seconds), 600)}
		room.setContest(next)
		s.keepDuel(r.Context(), room, d.String())
	case do == "end-round" && c != nil:
		round, _ := strconv.Atoi(form.Get("round")) // no number ends no round
		s.endRound(r.Context(), room, c, round)
	case do == "stop" && c != nil:
		room.setContest(nil)
		s.keepDuel(r.Context(), room, "")
	}
	back(w, r, room)
}

// endRound makes the step with the most votes, unless the round has ended meanwhile: by the clock, or in another tab. What
// came of it is kept before anybody can replace the duel.
func (s *Server) endRound(ctx context.Context, room *room, c *contest, round int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over || c.duel.Round() != round {
		return
	}
	c.until = time.Time{}
	if _, moved := c.duel.EndRound(); moved {
		s.keepDuel(ctx, room, c.duel.String())
		room.changes.note(partDuel)
	}
}

// timekeeper ends rounds whose time is over.
func (s *Server) timekeeper(ctx context.Context) {
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		for _, room := range s.everyRoom() {
			c := room.contest()
			if c == nil {
				continue
			}
			c.mu.Lock()
			over, round := !c.until.IsZero() && !s.now().Before(c.until), c.duel.Round()
			c.mu.Unlock()
			if over {
				s.endRound(ctx, room, c, round)
			}
		}
	}
}

// vote takes a student's vote: the number of the round, and a choice as schedules write it.
func (s *Server) vote(w http.ResponseWriter, r *http.Request, p *pupil) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	round, badRound := strconv.Atoi(form.Get("round"))
	choice, badChoice := engine.ParseSchedule(form.Get("choice"))
	if badRound != nil || badChoice != nil || len(choice) != 1 {
		s.problem(w, r, http.StatusUnprocessableEntity, say("This is no vote.", "这不是一张选票。"))
		return
	}
	c := p.room.contest()
	if c == nil {
		http.Redirect(w, r, "/vote", http.StatusSeeOther)
		return
	}
	c.mu.Lock()
	err := duel.ErrRound
	if !c.over {
		err = c.duel.Vote(int64(p.id), round, choice[0])
	}
	if err == nil && c.seconds > 0 && c.until.IsZero() {
		c.until = s.now().Add(time.Duration(c.seconds) * time.Second) // the first vote starts the clock
	}
	c.mu.Unlock()
	switch {
	case err == nil:
		p.room.changes.note(partVotes)
	case errors.Is(err, duel.ErrChoice):
		s.problem(w, r, http.StatusUnprocessableEntity, say("This worker cannot move.", "这个工人现在动不了。"))
		return
	}
	http.Redirect(w, r, "/vote", http.StatusSeeOther) // a vote that came too late sees the next round
}

func (s *Server) showVote(w http.ResponseWriter, r *http.Request, p *pupil) {
	s.pages.show(w, r, http.StatusOK, "vote", struct {
		Since string
		Duel  duelView
	}{s.since(p.room), s.duelView(p.room, p)})
}

// voteEvents keeps the page of a student who votes up to date: a round begins, and ends.
func (s *Server) voteEvents(w http.ResponseWriter, r *http.Request, p *pupil) {
	s.stream(w, r, p.room, feed{
		kind: "vote " + p.limitKey(), most: s.bounds.Voters,
		all: func() []string { return []string{partDuel} },
		show: func(l puzzle.Language, part string) []message {
			if part != partDuel {
				return nil
			}
			return s.part(l, "vote", "", "vote-body", s.duelView(p.room, p))
		},
		gone: func() bool { return p.isRemoved() },
	})
}

func (p *pupil) isRemoved() bool {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	return p.removed || p.room.erased
}

// duelView is a duel as pages show it.
type duelView struct {
	Code    string // of the class
	Address string // where students vote, without "http://"
	Playing bool
	Own     []*levels.Level // that can be played, for the teacher: those of the class
	Others  []*levels.Level // and all others
	Seconds []int

	Level      *levels.Level
	Round      int
	Workers    []workerView
	Wall       []duel.Thing
	Steps      []stepView // the last first
	StepCount  int
	Interrupts int
	Voters     int
	Left       int // seconds of the round; 0 where the teacher ends it
	Outcome    string
	Sentence   puzzle.Bilingual
}

type workerView struct {
	duel.Worker
	Standing string
	Choices  []choiceView // one, or one for each way in which his step can happen
}

type choiceView struct {
	Choice  string // as schedules write it
	Way     int    // from 1, where there are several; otherwise 0
	Votes   int
	Percent int // of all votes
	Mine    bool
}

type stepView struct {
	Number       int
	Worker, What puzzle.Bilingual
	Votes        int
	Forced       bool
}

// stepsShown is how many of the last steps pages show.
const stepsShown = 12

func standingName(s duel.Standing) string {
	return [...]string{duel.Ready: "ready", duel.Waits: "waits", duel.Home: "home", duel.Asleep: "asleep", duel.Down: "down"}[s]
}

// duelView reads a duel. p is the student who looks, nil for the teacher and the projector.
func (s *Server) duelView(room *room, p *pupil) duelView {
	v := duelView{Code: room.kept.Code, Address: s.typed() + "/vote", Seconds: roundSeconds()}
	c := room.contest()
	if c == nil {
		for _, l := range s.catalog.Levels() {
			if _, wanted := room.assignment.Wants(l.ID()); duel.Playable(l) && wanted {
				v.Own = append(v.Own, l)
			} else if duel.Playable(l) {
				v.Others = append(v.Others, l)
			}
		}
		return v
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	d := c.duel
	v.Playing, v.Level, v.Round, v.Wall, v.StepCount, v.Interrupts = true, d.Level(), d.Round(), d.Wall(), len(d.Made()), d.Interrupts()
	v.Outcome = [...]string{duel.Running: "", duel.Broken: "broken", duel.Harmless: "harmless", duel.Astray: "astray"}[d.Outcome()]
	v.Sentence = d.Sentence()
	if !c.until.IsZero() {
		v.Left = max(1, int(c.until.Sub(s.now())/time.Second))
	}
	votes := d.Votes()
	for _, n := range votes {
		v.Voters += n
	}
	mine, voted := engine.Choice{}, false
	if p != nil {
		mine, voted = d.Voted(int64(p.id))
	}
	for _, w := range d.Workers() {
		view := workerView{Worker: w, Standing: standingName(w.Standing)}
		for i, choice := range d.Choices() {
			if choice.Task != w.Task {
				continue
			}
			one := choiceView{Choice: engine.Schedule{choice}.String(), Votes: votes[i], Percent: 100 * votes[i] / max(1, v.Voters), Mine: voted && choice == mine}
			if d.Ways(w.Task) > 1 {
				one.Way = choice.Branch + 1
			}
			view.Choices = append(view.Choices, one)
		}
		v.Workers = append(v.Workers, view)
	}
	made := d.Made()
	for i := len(made) - 1; i >= max(0, len(made)-stepsShown); i-- {
		worker, what := d.Did(made[i])
		v.Steps = append(v.Steps, stepView{i + 1, worker, what, made[i].Votes, made[i].Forced})
	}
	return v
}
