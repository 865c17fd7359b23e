package server

import (
	"encoding/json"
	"errors"
	"net/http"

	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

// joinForm is what the first page shows again when something is wrong.
type joinForm struct {
	Code, Name string
	Back       bool // somebody comes back
	Problem    puzzle.Bilingual
	Student    *pupil // who is here already; nil for nobody
}

func noSuchClass() puzzle.Bilingual {
	return say("There is no class with this code. Look at it again: it has no O, I, L, S, B, Z, U or V.", "没有这个班级代码。请再看一遍：代码里没有 O、I、L、S、B、Z、U、V。")
}

func (s *Server) showJoin(w http.ResponseWriter, r *http.Request) {
	s.pages.show(w, r, http.StatusOK, "join", joinForm{Code: readCode(r.PathValue("code")), Student: s.student(r)})
}

// join lets a student into a class, under a nickname that nobody in it has.
func (s *Server) join(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	f := joinForm{Code: readCode(form.Get("code")), Name: form.Get("name")}
	refuse := func(status int, why puzzle.Bilingual) {
		f.Problem = why
		f.Name = class.CleanText(f.Name, nicknameMax)
		s.pages.show(w, r, status, "join", f)
	}
	if !s.mayGuess(r) {
		refuse(http.StatusTooManyRequests, tooManyGuesses())
		return
	}
	room := s.room(f.Code)
	if room == nil {
		s.missed(r)
		refuse(http.StatusNotFound, noSuchClass())
		return
	}
	shown, folded, why := nickname(f.Name)
	if why != nil {
		refuse(http.StatusUnprocessableEntity, *why)
		return
	}
	if !room.isOpen() && !room.isErased() {
		refuse(http.StatusForbidden, say("Nobody can join at the moment: ask your teacher to open the class.", "现在不能加入：请让老师开放班级。"))
		return
	}
	token, back := newToken(), newCode(returnCodeLen)
	kept, err := s.store.AddStudent(r.Context(), store.Student{
		Class: room.kept.ID, Name: shown, Folded: folded, Session: sessionHash(token), Return: hashOf("return", room.kept.ID, back), Joined: s.now().Unix(),
	})
	switch {
	case errors.Is(err, store.ErrTaken):
		refuse(http.StatusConflict, say("Somebody in the class has this nickname. Choose another one, or come back with your return code if it is yours.",
			"班里已经有人用这个昵称了。换一个吧；如果那就是你，请用回来码回来。"))
		return
	case errors.Is(err, store.ErrFull):
		refuse(http.StatusServiceUnavailable, say("The class is full.", "班级已经满员。"))
		return
	case errors.Is(err, store.ErrNotFound): // erased just now
		refuse(http.StatusNotFound, noSuchClass())
		return
	case err != nil:
		s.fault(w, r, err)
		return
	}
	p := newPupil(room, kept)
	s.mu.Lock()
	room.mu.Lock()
	erased := room.erased
	if !erased {
		s.admit(p)
	}
	room.mu.Unlock()
	s.mu.Unlock()
	if erased {
		refuse(http.StatusNotFound, noSuchClass())
		return
	}
	room.changes.note(rowPart(p), partSummary, partScreen)
	s.setCookie(w, studentCookie, token, false)
	s.pages.show(w, r, http.StatusOK, "welcome", welcome{p, inTwo(back), true})
}

// welcome shows a return code, once.
type welcome struct {
	Student    *pupil
	ReturnCode string
	New        bool
}

func tooManyGuesses() puzzle.Bilingual {
	return say("Too many wrong codes came from here. Wait a minute and try again.", "这里输错代码的次数太多。请等一分钟再试。")
}

// comeBack gives a nickname to the browser of whoever knows its return code, and takes it from the one before.
func (s *Server) comeBack(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	f := joinForm{Code: readCode(form.Get("code")), Name: class.CleanText(form.Get("name"), nicknameMax), Back: true}
	refuse := func(status int, why puzzle.Bilingual) {
		f.Problem = why
		s.pages.show(w, r, status, "join", f)
	}
	_, folded, _ := nickname(form.Get("name"))
	room := s.room(f.Code)
	var p *pupil
	if room != nil {
		p = room.named(folded)
	}
	// A wrong code of any kind has the same answer: nobody finds out who is in a class.
	guesses := place(r.RemoteAddr) + "\n" + f.Code + "\n" + folded // by place, so that nobody locks out a neighbour
	switch wait, may := s.limits.returns.take(guesses, s.now()); {
	case !may || !s.mayGuess(r):
		w.Header().Set("Retry-After", retryAfter(wait))
		refuse(http.StatusTooManyRequests, tooManyGuesses())
		return
	case p == nil || !p.isReturn(hashOf("return", room.kept.ID, readCode(form.Get("return")))):
		s.missed(r)
		refuse(http.StatusForbidden, say("The class code, the nickname and the return code do not fit together.", "班级代码、昵称和回来码对不上。"))
		return
	}
	token := newToken()
	if err := s.reseat(r, p, sessionHash(token), p.returnHash()); err != nil {
		s.fault(w, r, err)
		return
	}
	s.setCookie(w, studentCookie, token, false)
	http.Redirect(w, r, "/me", http.StatusSeeOther)
}

func (p *pupil) isReturn(h store.Hash) bool { return same(string(h[:]), p.returnText()) }

func (p *pupil) returnText() string {
	h := p.returnHash()
	return string(h[:])
}

func (p *pupil) returnHash() store.Hash {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	return p.back
}

// reseat replaces a student's secrets, first where they are kept.
func (s *Server) reseat(r *http.Request, p *pupil, session, back store.Hash) error {
	if err := s.store.SetSecrets(r.Context(), p.id, session, back); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	if p.removed {
		return store.ErrNotFound
	}
	delete(s.sessions, p.session)
	p.session, p.back = session, back
	s.sessions[session] = p
	return nil
}

// renewReturnCode makes a new return code for somebody who has lost his.
func (s *Server) renewReturnCode(w http.ResponseWriter, r *http.Request, p *pupil) {
	back := newCode(returnCodeLen)
	if err := s.reseat(r, p, sessionHash(cookie(r, studentCookie)), hashOf("return", p.room.kept.ID, back)); err != nil {
		s.fault(w, r, err)
		return
	}
	s.pages.show(w, r, http.StatusOK, "welcome", welcome{p, inTwo(back), false})
}

// leave makes the browser forget who was here, for the next one at a machine that several share.
func (s *Server) leave(w http.ResponseWriter, r *http.Request, p *pupil) {
	if err := s.reseat(r, p, sessionHash(newToken()), p.returnHash()); err != nil {
		s.fault(w, r, err)
		return
	}
	s.setCookie(w, studentCookie, "", false)
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// me shows a student how far he is: as the server has verified it.
func (s *Server) me(w http.ResponseWriter, r *http.Request, p *pupil) {
	s.pages.show(w, r, http.StatusOK, "me", struct {
		Student *pupil
		Row     row
		Room    *room
		Duel    bool
	}{p, rowOf(p), p.room, p.room.HasDuel()})
}

// standingJSON is what a student's own page can ask.
type standingJSON struct {
	Waiting int         `json:"waiting"` // tickets that were acknowledged and not verified
	Levels  []levelJSON `json:"levels"`
}

type levelJSON struct {
	ID     string `json:"id"`
	State  string `json:"state"`
	Stars  int    `json:"stars"`
	Wanted int    `json:"wanted"`
	Tries  int    `json:"tries"`
}

func (s *Server) meJSON(w http.ResponseWriter, _ *http.Request, p *pupil) {
	is := p.standing()
	answer := standingJSON{Waiting: is.waiting, Levels: []levelJSON{}}
	for _, m := range is.marks {
		answer.Levels = append(answer.Levels, levelJSON{m.Level, string(m.State), m.Stars, m.Wanted, is.notes.Levels[m.Level].Tries})
	}
	writeJSON(w, http.StatusOK, answer)
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) // whoever has gone does not need it
}
