package server

import (
	"net/http"
)

// access says who may use a route.
type access int

// The accesses. A test tries every route without what it asks for.
const (
	anybody access = iota // shows nothing of any class
	byCode                // whoever knows the code of the class
	student               // a student, and shows him nobody else's nickname
	teacher               // the teacher of the class, or the owner of the server
	owner                 // the owner of the server
)

// route is one address of the server. The patterns are those of http.ServeMux.
type route struct {
	pattern string
	access  access
	handle  http.HandlerFunc
}

// table lists all routes.
func (s *Server) table() []route {
	return []route{
		{"GET /{$}", anybody, s.showJoin},
		{"GET /j/{code}", anybody, s.showJoin},
		{"POST /join", anybody, s.join},
		{"POST /return", anybody, s.comeBack},
		{"POST /language", anybody, s.chooseLanguage},
		{"GET /static/{file}", anybody, s.static},
		{"GET /play/{file...}", anybody, s.play}, // the page itself sends away whoever is no student
		{"GET /health", anybody, s.health},

		{"GET /me", student, s.asStudent(s.me)},
		{"GET /me.json", student, s.asStudent(s.meJSON)},
		{"POST /return-code", student, s.asStudent(s.renewReturnCode)},
		{"POST /leave", student, s.asStudent(s.leave)},
		{"POST /ticket", student, s.asStudent(s.takeTicket)},
		{"GET /vote", student, s.asStudent(s.showVote)},
		{"POST /vote", student, s.asStudent(s.vote)},
		{"GET /vote/events", student, s.asStudent(s.voteEvents)},

		{"GET /screen/{code}", byCode, s.withCode(s.showScreen)},
		{"GET /screen/{code}/events", byCode, s.withCode(s.screenEvents)},
		{"GET /qr/{code}", byCode, s.withCode(s.qrCode)},

		{"GET /teacher", anybody, s.showKeyhole},
		{"POST /teacher", anybody, s.unlock},
		{"GET /teacher/{code}", teacher, s.asTeacher(s.showDesk)},
		{"GET /teacher/{code}/events", teacher, s.asTeacher(s.deskEvents)},
		{"GET /teacher/{code}/results.csv", teacher, s.asTeacher(s.resultsCSV)},
		{"GET /teacher/{code}/gradebook.csv", teacher, s.asTeacher(s.gradebookCSV)},
		{"GET /teacher/{code}/report.html", teacher, s.asTeacher(s.reportHTML)},
		{"POST /teacher/{code}/joining", teacher, s.asTeacher(s.setJoining)},
		{"POST /teacher/{code}/remove", teacher, s.asTeacher(s.removeStudent)},
		{"POST /teacher/{code}/help", teacher, s.asTeacher(s.helpBack)},
		{"POST /teacher/{code}/erase", teacher, s.asTeacher(s.eraseClass)},
		{"POST /teacher/{code}/duel", teacher, s.asTeacher(s.steerDuel)},
		{"POST /teacher/{code}/leave", teacher, s.asTeacher(s.leaveDesk)},

		{"GET /classes", owner, s.asOwner(s.showClasses)},
		{"POST /classes", owner, s.asOwner(s.addClass)},
	}
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.table() {
		mux.HandleFunc(r.pattern, r.handle)
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.problem(w, r, http.StatusNotFound, say("There is nothing here.", "这里什么都没有。"))
	})
	return mux
}

// asStudent lets only students in; pages send others to the beginning.
func (s *Server) asStudent(handle func(w http.ResponseWriter, r *http.Request, p *pupil)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		p := s.student(r)
		switch {
		case p == nil && wantsPage(r):
			http.Redirect(w, r, "/", http.StatusSeeOther)
		case p == nil:
			http.Error(w, "401: join a class first", http.StatusUnauthorized)
		default:
			if wait, ok := s.limits.session.take(p.limitKey(), s.now()); !ok {
				s.tooMany(w, r, wait, say("That was too much at once. Wait a moment and try again.", "一下子太多了。请稍等片刻再试。"))
				return
			}
			handle(w, r, p)
		}
	}
}

// wantsPage reports whether a browser shows what comes.
func wantsPage(r *http.Request) bool {
	mode := r.Header.Get("Sec-Fetch-Mode")
	return r.Method == http.MethodGet && (mode == "" || mode == "navigate")
}

// withCode finds the class by the code in the path.
func (s *Server) withCode(handle func(w http.ResponseWriter, r *http.Request, room *room)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		found := s.room(readCode(r.PathValue("code")))
		switch {
		case found != nil && s.teaches(r, found):
		case !s.mayGuess(r):
			s.tooMany(w, r, s.bounds.Misses.every, tooManyGuesses())
			return
		case found == nil:
			s.missed(r)
			s.problem(w, r, http.StatusNotFound, noSuchClass())
			return
		}
		handle(w, r, found)
	}
}

// asTeacher lets only the teacher of the class in. Whether there is such a class, nobody else learns.
func (s *Server) asTeacher(handle func(w http.ResponseWriter, r *http.Request, room *room)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		found := s.room(r.PathValue("code"))
		if found == nil || !s.teaches(r, found) {
			s.problem(w, r, http.StatusForbidden, say("This page is the teacher's: open it by the teacher's link.", "这是老师的页面：请用老师的链接打开。"))
			return
		}
		handle(w, r, found)
	}
}

// asOwner lets only the owner of the server in.
func (s *Server) asOwner(handle http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.isOwner(r) {
			s.problem(w, r, http.StatusForbidden, say("This page belongs to whoever has started the server.", "这是启动服务器的人的页面。"))
			return
		}
		handle(w, r)
	}
}
