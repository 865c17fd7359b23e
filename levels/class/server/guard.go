package server

import (
	"crypto/sha256"
	"net/http"
	"strings"

	"lostupdate/levels/class/store"
)

// policy is what pages of the server may do: their own scripts, styles and data, and nothing of anybody else's. The
// game's page has its own, which allows its program, too.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

const gamePolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
	"img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guarded puts in front of all routes what holds for each of them.
func (s *Server) guarded(next http.Handler) http.Handler {
	foreign := http.NewCrossOriginProtection() // by Sec-Fetch-Site, or by Origin where a browser is too old for that
	foreign.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "403: this came from another site", http.StatusForbidden)
	}))
	inside := foreign.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-store")
		if wait, ok := s.limits.address.take(place(r.RemoteAddr), s.now()); !ok {
			later(w, http.StatusTooManyRequests, wait, "429: too many requests from here")
			return
		}
		// Nobody embeds these pages or reads them from elsewhere; a link from elsewhere may lead here.
		if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			http.Error(w, "403: this came from another site", http.StatusForbidden)
			return
		}
		// Only the hand-in has more than a form, and sets its own bound.
		r.Body = http.MaxBytesReader(w, r.Body, ticketBytesMax)
		inside.ServeHTTP(w, r)
	})
}

// Cookies. Those of teachers have the code of the class behind their name.
const (
	studentCookie  = "lu_student"
	ownerCookie    = "lu_owner"
	teacherCookie  = "lu_teacher_"
	languageCookie = "lu_lang"
)

const cookieSeconds = 180 * 24 * 3600 // half a school year

// setCookie gives the browser a secret that no script can read. A student's goes along when somebody follows a link to
// here; a teacher's never comes from another site.
func (s *Server) setCookie(w http.ResponseWriter, name, value string, strict bool) {
	site := http.SameSiteLaxMode
	if strict {
		site = http.SameSiteStrictMode
	}
	age := cookieSeconds
	if value == "" {
		age = -1
	}
	http.SetCookie(w, &http.Cookie{
		Name: name, Value: value, Path: "/", MaxAge: age, HttpOnly: true, SameSite: site, Secure: strings.HasPrefix(s.address, "https:"),
	})
}

func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil || len(c.Value) > 128 {
		return ""
	}
	return c.Value
}

// sessionHash is by what a student's cookie is known.
func sessionHash(token string) store.Hash { return sha256.Sum256([]byte("session\n" + token)) }

// student returns who asks, nil if that is nobody we know.
func (s *Server) student(r *http.Request) *pupil {
	token := cookie(r, studentCookie)
	if token == "" {
		return nil
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.sessions[sessionHash(token)]
}

// isOwner reports whether the owner of the server asks.
func (s *Server) isOwner(r *http.Request) bool { return same(cookie(r, ownerCookie), s.ownerSecret()) }

// teaches reports whether the teacher of a class asks, or the owner.
func (s *Server) teaches(r *http.Request, room *room) bool {
	return same(cookie(r, teacherCookie+room.kept.Code), s.teacherSecret(&room.kept)) || s.isOwner(r)
}
