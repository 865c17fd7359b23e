package server

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
)

// acknowledgement is the answer to a ticket that is kept.
type acknowledgement struct {
	Ticket int64 `json:"ticket"` // its number; 0 if the same was kept before
}

// refusal is the answer to a ticket that will never be taken.
type refusal struct {
	Problem string `json:"problem"` // a class.Kind
	EN      string `json:"en"`
	ZH      string `json:"zh"`
}

// takeTicket acknowledges a ticket, as soon as it is on the disk. It is read before, so that what cannot be verified is
// refused at once, and verified later; what it claims counts for nothing. It answers 202 for one that is new, 200 for one that
// was kept before, 429 and 503 with Retry-After for one that should come again, and 4xx for all others.
func (s *Server) takeTicket(w http.ResponseWriter, r *http.Request, p *pupil) {
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		http.Error(w, "415: send JSON", http.StatusUnsupportedMediaType)
		return
	}
	if wait, ok := s.limits.tickets.take(p.limitKey(), s.now()); !ok {
		later(w, http.StatusTooManyRequests, wait, "429: too many tickets")
		return
	}
	t, status, problem := readTicket(r.Body)
	if problem == nil && t.Assignment != p.room.assignment.Hash() {
		status, problem = http.StatusConflict, &class.Problem{Kind: class.OtherAssignment, Text: say("The ticket was made for another assignment.", "这份交卷文件属于别的作业。")}
	}
	if problem != nil {
		writeJSON(w, status, refusal{string(problem.Kind), problem.Text.EN, problem.Text.ZH})
		return
	}
	t.Name = p.name // whatever else was typed is not kept
	text := string(t.Print())
	if p.sentLast(text) {
		writeJSON(w, http.StatusOK, acknowledgement{})
		return
	}
	s.keep(w, r, p, text)
}

// keep keeps a ticket, and then promises to.
func (s *Server) keep(w http.ResponseWriter, r *http.Request, p *pupil, text string) {
	const busy = 5 * time.Second
	if err := s.queue.reserve(); err != nil {
		later(w, http.StatusServiceUnavailable, busy, "503: too many tickets wait to be verified")
		return
	}
	kept, err := s.store.AddTicket(r.Context(), store.Ticket{Student: p.id, Text: text, Received: s.now().Unix()})
	if err != nil {
		s.queue.release()
	}
	switch {
	case errors.Is(err, store.ErrFull):
		later(w, http.StatusTooManyRequests, busy, "429: your last tickets are still being verified")
	case errors.Is(err, store.ErrNotFound):
		http.Error(w, "410: you are no longer in this class", http.StatusGone)
	case err != nil:
		s.trouble("a ticket could not be kept", err)
		later(w, http.StatusServiceUnavailable, busy, "503: the ticket could not be kept")
	default:
		p.room.mu.Lock()
		p.waiting++
		p.lastSent = text
		p.room.mu.Unlock()
		s.queue.push(job{p, kept})
		p.room.changes.note(rowPart(p), partSummary)
		writeJSON(w, http.StatusAccepted, acknowledgement{int64(kept.ID)})
	}
}

// sentLast reports whether this ticket is the one that was acknowledged last: a client that has not heard the answer
// sends it again.
func (p *pupil) sentLast(text string) bool {
	p.room.mu.Lock()
	defer p.room.mu.Unlock()
	return p.lastSent == text
}

// readTicket reads what a client sends.
func readTicket(body io.Reader) (t *class.Ticket, status int, problem *class.Problem) {
	var sent struct {
		Ticket string `json:"ticket"`
	}
	var tooLarge *http.MaxBytesError
	switch err := json.NewDecoder(body).Decode(&sent); {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge, &class.Problem{Kind: class.TooLarge, Text: say("The ticket is too large.", "交卷文件太大。")}
	case err != nil:
		return nil, http.StatusBadRequest, &class.Problem{Kind: class.Unreadable, Text: say("This is no JSON with a ticket.", "这不是带交卷文件的 JSON。")}
	}
	t, _, err := class.ParseTicket([]byte(sent.Ticket), "")
	if errors.As(err, &problem) {
		status = http.StatusUnprocessableEntity
		if problem.Kind == class.TooLarge {
			status = http.StatusRequestEntityTooLarge
		}
		return nil, status, problem
	}
	return t, http.StatusOK, nil
}
