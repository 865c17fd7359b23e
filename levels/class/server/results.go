package server

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"time"

	"lostupdate/levels/class"
	"lostupdate/levels/class/report"
)

// resultsWait is how long a report waits for tickets that are being verified. Then it is of what is verified, and
// says in a header how many are missing.
const resultsWait = 20 * time.Second

// results returns a class, graded: everybody who has joined, with what is verified at this moment.
func (s *Server) results(ctx context.Context, r *room) *class.Roster {
	var files []class.File
	for _, p := range r.everybody() {
		r.mu.Lock()
		t := p.kept
		r.mu.Unlock()
		if t == nil {
			t = newTicket(r.assignment, p.name, nil)
		}
		files = append(files, class.File{Name: "student-" + strconv.FormatInt(int64(p.id), 10), Source: t.Print()})
	}
	g := class.NewGrading(files, s.grading(r))
	for round := g.Next(); len(round) > 0; round = g.Next() { // nearly all of them are known from when they were verified
		for _, i := range round {
			if ctx.Err() != nil {
				g.Forgo(i) // nobody waits for the results any more
				continue
			}
			g.Do(i)
		}
	}
	return g.Roster()
}

func (s *Server) write(w http.ResponseWriter, r *http.Request, room *room, f report.Format, kind, name string) {
	ctx, cancel := context.WithTimeout(r.Context(), resultsWait)
	defer cancel()
	_ = s.queue.settle(ctx)
	waiting := 0
	for _, p := range room.everybody() {
		waiting += p.standing().waiting
	}
	var out bytes.Buffer
	if err := report.Write(&out, f, s.results(r.Context(), room), language(r)); err != nil {
		s.fault(w, r, err)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Unverified-Tickets", strconv.Itoa(waiting))
	if name != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+name+"-"+room.kept.Code+`.csv"`)
	}
	_, _ = w.Write(out.Bytes())
}

func (s *Server) resultsCSV(w http.ResponseWriter, r *http.Request, room *room) {
	s.write(w, r, room, report.CSV, "text/csv; charset=utf-8", "results")
}

func (s *Server) gradebookCSV(w http.ResponseWriter, r *http.Request, room *room) {
	s.write(w, r, room, report.Gradebook, "text/csv; charset=utf-8", "gradebook")
}

// reportHTML is the page of package report, which has its styles in itself and no script.
func (s *Server) reportHTML(w http.ResponseWriter, r *http.Request, room *room) {
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox")
	s.write(w, r, room, report.HTML, "text/html; charset=utf-8", "")
}
