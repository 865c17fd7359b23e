package server

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
	"lostupdate/levels/puzzle"
)

// TeacherLink returns the secret link to the teacher's page of a class. The secret stands behind the "#", which browsers
// tell to no server: the page takes it from there into a cookie. It is "" for a code that is no class's.
func (s *Server) TeacherLink(code string) string {
	room := s.room(code)
	if room == nil {
		return ""
	}
	return s.address + "/teacher#" + code + "." + s.teacherSecret(&room.kept)
}

// OwnerLink returns the secret link to the list of classes.
func (s *Server) OwnerLink() string { return s.address + "/teacher#owner." + s.ownerSecret() }

// JoinLink returns the address at which students join a class.
func (s *Server) JoinLink(code string) string { return s.address + "/j/" + code }

// Codes returns the codes of all classes, the oldest first.
func (s *Server) Codes() []string {
	var codes []string
	for _, r := range s.everyRoom() {
		codes = append(codes, r.kept.Code)
	}
	return codes
}

// keyhole is the page that takes a secret.
type keyhole struct{ Problem puzzle.Bilingual }

func (s *Server) showKeyhole(w http.ResponseWriter, r *http.Request) {
	s.pages.show(w, r, http.StatusOK, "keyhole", keyhole{})
}

// unlock takes a secret, as it stands in a link, and gives the browser a cookie for it.
func (s *Server) unlock(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	if !s.mayGuess(r) {
		s.pages.show(w, r, http.StatusTooManyRequests, "keyhole", keyhole{tooManyGuesses()})
		return
	}
	typed := strings.TrimSpace(form.Get("secret"))
	if at := strings.LastIndex(typed, "#"); at >= 0 {
		typed = typed[at+1:]
	}
	code, secret, _ := strings.Cut(typed, ".")
	room := s.room(code)
	switch {
	case code == "owner" && same(secret, s.ownerSecret()):
		s.setCookie(w, ownerCookie, secret, true)
		http.Redirect(w, r, "/classes", http.StatusSeeOther)
	case room != nil && same(secret, s.teacherSecret(&room.kept)):
		s.setCookie(w, teacherCookie+code, secret, true)
		http.Redirect(w, r, "/teacher/"+code, http.StatusSeeOther)
	default:
		s.missed(r)
		s.pages.show(w, r, http.StatusForbidden, "keyhole", keyhole{say("This is no teacher's link of this server. Copy the whole link again.", "这不是本服务器的老师链接。请重新复制完整的链接。")})
	}
}

// desk is the teacher's page.
type desk struct {
	Room    *room
	Code    string
	Join    string
	Screen  string
	Since   string
	Rows    []row
	Summary summary
	Duel    duelView
	Owner   bool
	Told    *told
}

// told is what the page says once, after something was done.
type told struct {
	Name, ReturnCode string
}

func (s *Server) deskOf(r *http.Request, room *room) desk {
	since := s.since(room) // before anything is read, so that nothing is missed
	return desk{
		Room: room, Code: room.kept.Code, Join: s.JoinLink(room.kept.Code), Screen: "/screen/" + room.kept.Code, Since: since,
		Rows: rowsOf(room), Summary: summaryOf(room), Duel: s.duelView(room, nil), Owner: s.isOwner(r),
	}
}

func (s *Server) showDesk(w http.ResponseWriter, r *http.Request, room *room) {
	s.pages.show(w, r, http.StatusOK, "desk", s.deskOf(r, room))
}

// deskEvents keeps the teacher's page up to date.
func (s *Server) deskEvents(w http.ResponseWriter, r *http.Request, room *room) {
	s.stream(w, r, room, feed{
		kind: "desk", most: s.bounds.Desks,
		all: func() []string {
			parts := []string{partSummary, partDuel}
			for _, p := range room.everybody() {
				parts = append(parts, rowPart(p))
			}
			return parts
		},
		show: func(l puzzle.Language, part string) []message {
			number, isRow := strings.CutPrefix(part, rowPrefix)
			switch {
			case isRow:
				id, _ := strconv.ParseInt(number, 10, 64)
				p := room.pupil(store.StudentID(id))
				if p == nil {
					return []message{{ID: part}}
				}
				return s.part(l, part, "rows", "row", deskRow{rowOf(p), room.kept.Code})
			case part == partSummary:
				whole := summaryOf(room)
				return append(s.part(l, "figures", "", "figures", whole), s.part(l, "summary", "", "summary", whole)...)
			case part == partDuel || part == partVotes:
				return s.part(l, "duel", "", "desk-duel", s.duelView(room, nil))
			}
			return nil
		},
		gone: room.isErased,
	})
}

// deskRow is a row with what its buttons need.
type deskRow struct {
	row
	Code string
}

func (r *room) isErased() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.erased
}

// back returns to the teacher's page after something was done.
func back(w http.ResponseWriter, r *http.Request, room *room) {
	http.Redirect(w, r, "/teacher/"+room.kept.Code, http.StatusSeeOther)
}

// setJoining opens or closes a class for joining.
func (s *Server) setJoining(w http.ResponseWriter, r *http.Request, room *room) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	open := form.Get("open") == "yes"
	if err := s.store.SetOpen(r.Context(), room.kept.ID, open); err != nil {
		s.fault(w, r, err)
		return
	}
	room.mu.Lock()
	room.open = open
	room.mu.Unlock()
	room.changes.note(partSummary, partScreen)
	back(w, r, room)
}

// named returns the student whom a form is about.
func (s *Server) named(w http.ResponseWriter, r *http.Request, room *room) *pupil {
	form, ok := s.readForm(w, r)
	if !ok {
		return nil
	}
	id, err := strconv.ParseInt(form.Get("student"), 10, 64)
	p := room.pupil(store.StudentID(id))
	if err != nil || p == nil {
		s.problem(w, r, http.StatusNotFound, say("This student is not in the class any more.", "这名学生已经不在班里了。"))
		return nil
	}
	return p
}

func (s *Server) removeStudent(w http.ResponseWriter, r *http.Request, room *room) {
	p := s.named(w, r, room)
	if p == nil {
		return
	}
	if err := s.remove(r.Context(), p); err != nil {
		s.fault(w, r, err)
		return
	}
	back(w, r, room)
}

// helpBack gives a student who has lost both his browser and his return code a new one, by his teacher.
func (s *Server) helpBack(w http.ResponseWriter, r *http.Request, room *room) {
	p := s.named(w, r, room)
	if p == nil {
		return
	}
	code := newCode(returnCodeLen)
	if err := s.reseat(r, p, p.sessionHash(), hashOf("return", room.kept.ID, code)); err != nil {
		s.fault(w, r, err)
		return
	}
	d := s.deskOf(r, room)
	d.Told = &told{p.name, inTwo(code)}
	s.pages.show(w, r, http.StatusOK, "desk", d)
}

func (p *pupil) sessionHash() store.Hash {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	return p.session
}

// eraseClass erases a class for good, if its code was typed.
func (s *Server) eraseClass(w http.ResponseWriter, r *http.Request, room *room) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	if readCode(form.Get("code")) != room.kept.Code {
		s.problem(w, r, http.StatusUnprocessableEntity, say("Type the code of the class to erase it. Nothing was erased.", "要删除班级，请输入班级代码。什么都没有删除。"))
		return
	}
	if err := s.erase(r.Context(), room); err != nil {
		s.fault(w, r, err)
		return
	}
	s.setCookie(w, teacherCookie+room.kept.Code, "", true)
	s.pages.show(w, r, http.StatusOK, "problem", say("The class is erased: nicknames, solutions and all.", "班级已经删除：昵称、解法，全部都没有了。"))
}

// leaveDesk makes the browser forget the teacher.
func (s *Server) leaveDesk(w http.ResponseWriter, r *http.Request, room *room) {
	s.setCookie(w, teacherCookie+room.kept.Code, "", true)
	s.setCookie(w, ownerCookie, "", true)
	http.Redirect(w, r, "/teacher", http.StatusSeeOther)
}

// classList is the owner's page.
type classList struct {
	Classes  []classLine
	Most     int
	Chapters []chapter
	Problem  puzzle.Bilingual
}

type classLine struct {
	Code, Label string
	Students    int
	Levels      int
	Open        bool
}

type chapter struct {
	Title  puzzle.Bilingual
	Number int
	Levels []levelChoice
}

type levelChoice struct {
	ID     string
	Number int // 0 for one without
	Title  puzzle.Bilingual
}

func (s *Server) classList() classList {
	list := classList{Most: s.bounds.Kept.Classes}
	for _, r := range s.everyRoom() {
		list.Classes = append(list.Classes, classLine{r.kept.Code, r.assignment.Label, len(r.everybody()), len(r.levels), r.isOpen()})
	}
	for _, c := range s.catalog.Chapters() {
		one := chapter{Title: c.Title, Number: c.Number}
		for _, l := range s.catalog.InChapter(c.Number) {
			one.Levels = append(one.Levels, levelChoice{l.ID(), l.Puzzle.Number, say(l.Text(puzzle.English).Title, l.Text(puzzle.Chinese).Title)})
		}
		if len(one.Levels) > 0 {
			list.Chapters = append(list.Chapters, one)
		}
	}
	return list
}

func (s *Server) showClasses(w http.ResponseWriter, r *http.Request) {
	s.pages.show(w, r, http.StatusOK, "classes", s.classList())
}

// addClass opens a class for an assignment that was pasted, or for levels that were ticked.
func (s *Server) addClass(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, 4*formBytesMax) // an assignment of two hundred levels, or as many ticks
	if err := r.ParseForm(); err != nil {
		s.problem(w, r, http.StatusBadRequest, say("This form cannot be read.", "无法读取这张表单。"))
		return
	}
	a, err := s.assignmentOf(r.PostForm)
	code := ""
	if err == nil {
		code, err = s.NewClass(r.Context(), a)
	}
	var p *class.Problem
	list := s.classList()
	switch {
	case err == nil:
		http.Redirect(w, r, "/teacher/"+code, http.StatusSeeOther)
		return
	case errors.Is(err, errNoRoom):
		list.Problem = say("There are as many classes as there may be: erase one first.", "班级数量已到上限：请先删除一个。")
	case errors.As(err, &p):
		list.Problem = p.Text
	default:
		s.fault(w, r, err)
		return
	}
	s.pages.show(w, r, http.StatusUnprocessableEntity, "classes", list)
}

// ownNumbers is what the form says when every student is to have variants of his own.
const ownNumbers = "own"

func (s *Server) assignmentOf(form map[string][]string) (*class.Assignment, error) {
	first := func(name string) string {
		if len(form[name]) == 0 {
			return ""
		}
		return form[name][0]
	}
	if text := strings.TrimSpace(first("assignment")); text != "" {
		return class.ParseAssignment(text)
	}
	stars, err := strconv.Atoi(first("stars"))
	if err != nil {
		stars = 1
	}
	a := &class.Assignment{
		Label: class.CleanText(first("label"), class.LabelMax), Hints: class.HintsFree, Language: puzzle.Language(first("language")),
	}
	if hints := class.Hints(first("hints")); hints != "" {
		a.Hints = hints
	}
	if first("numbers") == ownNumbers {
		a.Seed = newSeed()
	}
	chosen := form["level"]
	for _, l := range s.catalog.Levels() {
		if slices.Contains(chosen, l.ID()) {
			a.Levels = append(a.Levels, class.Wanted{ID: l.ID(), Revision: l.Puzzle.Revision, Stars: stars})
		}
	}
	return a, a.Check()
}
