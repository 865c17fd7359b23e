package server

import (
	"net/http"
	"strconv"
	"time"

	"lostupdate/levels/puzzle"
)

// limits are all limits of how often something may be done.
type limits struct {
	address, session, tickets, misses, returns *limiter
}

func newLimits(b *Bounds, secret []byte) limits {
	return limits{
		address: newLimiter(b.Address, secret), session: newLimiter(b.Session, secret), tickets: newLimiter(b.Tickets, secret),
		misses: newLimiter(b.Misses, secret), returns: newLimiter(b.Returns, secret),
	}
}

// later asks a client to come back.
func later(w http.ResponseWriter, code int, wait time.Duration, problem string) {
	w.Header().Set("Retry-After", retryAfter(wait))
	http.Error(w, problem, code)
}

// tooMany asks a client to come back, whoever reads a page in words.
func (s *Server) tooMany(w http.ResponseWriter, r *http.Request, wait time.Duration, what puzzle.Bilingual) {
	w.Header().Set("Retry-After", retryAfter(wait))
	s.problem(w, r, http.StatusTooManyRequests, what)
}

// retryAfter is a wait in whole seconds, at least one.
func retryAfter(wait time.Duration) string {
	return strconv.Itoa(max(1, int((wait+time.Second-1)/time.Second)))
}

// missed counts a wrong code or secret.
func (s *Server) missed(r *http.Request) { s.limits.misses.take(place(r.RemoteAddr), s.now()) }

// mayGuess reports whether an address may try another code or secret.
func (s *Server) mayGuess(r *http.Request) bool {
	return s.limits.misses.allowed(place(r.RemoteAddr), s.now())
}
