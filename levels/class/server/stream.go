package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"lostupdate/levels/puzzle"
)

// streams counts the pages that are kept up to date, and ends them.
type streams struct {
	mu    sync.Mutex
	open  map[string]int // by room and kind
	ended chan struct{}
	over  bool
}

// enter lets a page in, if there are not too many of its kind. leave is to be called when it goes.
func (s *streams) enter(kind string, most int) (leave func(), ended <-chan struct{}, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open == nil {
		s.open, s.ended = map[string]int{}, make(chan struct{})
	}
	if s.over || s.open[kind] >= most {
		return nil, nil, false
	}
	s.open[kind]++
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.open[kind]--; s.open[kind] == 0 {
			delete(s.open, kind)
		}
	}, s.ended, true
}

func (s *streams) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended == nil {
		s.ended = make(chan struct{})
	}
	if !s.over {
		s.over = true
		close(s.ended)
	}
}

// message is a part of a page as it is now. Without HTML the part is to be taken away.
type message struct {
	ID   string `json:"id"`
	HTML string `json:"html"`
	Into string `json:"into,omitempty"` // where it goes if it is not there yet
}

// feed says what a kind of page shows.
type feed struct {
	kind string
	most int
	// show writes what belongs to a part; nothing for one that this page does not have. all lists the parts that it has.
	show func(l puzzle.Language, part string) []message
	all  func() []string
	gone func() bool // whoever looks may do so no longer
}

// stream keeps a page up to date by server-sent events. Each message has the part as it is at that moment. The last one of
// several that belong together has a number, with which a browser that was cut off goes on; a number of another run of the
// server, or none at all, begins with everything.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, room *room, f feed) {
	leave, ended, ok := s.streams.enter(fmt.Sprintf("%d %s", room.kept.ID, f.kind), f.most)
	if !ok {
		later(w, http.StatusServiceUnavailable, 10*time.Second, "503: too many pages are open")
		return
	}
	defer leave()
	out := http.NewResponseController(w)
	_ = out.SetReadDeadline(time.Time{}) // the request was read; the connection stays
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no")
	l, heartbeat := language(r), time.NewTicker(s.bounds.Heartbeat)
	defer heartbeat.Stop()
	number, known := s.numberOf(r)
	for first := true; ; first = false {
		parts, last, more := room.changes.since(number)
		if first && (!known || number > last) {
			parts = f.all()
			if s.send(w, out, "event: parts\ndata: "+inJSON(parts)+"\n\n") != nil {
				return
			}
		}
		if f.gone() {
			_ = s.send(w, out, "event: gone\ndata: {}\n\n")
			return
		}
		if s.send(w, out, s.messages(l, f, parts, last)) != nil {
			return
		}
		number = last
		if !s.pause(r, ended, heartbeat, more, func() error { return s.send(w, out, ": nothing new\n\n") }) {
			return
		}
	}
}

// pause waits for more, and a moment longer so that much that happens at once is told at once. It is false when the
// stream is over.
func (s *Server) pause(r *http.Request, ended <-chan struct{}, heartbeat *time.Ticker, more <-chan struct{}, beat func() error) bool {
	for waiting := true; waiting; {
		select {
		case <-r.Context().Done():
			return false
		case <-ended:
			return false
		case <-heartbeat.C:
			if beat() != nil {
				return false
			}
		case <-more:
			waiting = false
		}
	}
	calm := time.NewTimer(s.bounds.Calm)
	defer calm.Stop()
	select {
	case <-r.Context().Done():
		return false
	case <-ended:
		return false
	case <-calm.C:
		return true
	}
}

// messages writes the parts that a page has.
func (s *Server) messages(l puzzle.Language, f feed, parts []string, last uint64) string {
	var b strings.Builder
	for _, part := range parts {
		for _, m := range f.show(l, part) {
			fmt.Fprintf(&b, "event: part\ndata: %s\n\n", inJSON(m))
		}
	}
	// An event without data is not told to the page, but its number is kept.
	fmt.Fprintf(&b, "id: %s-%d\n\n", s.boot, last)
	return b.String()
}

// inJSON is a value on one line, as an event needs it.
func inJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return "null" // texts can always be written
	}
	return string(text)
}

func (s *Server) send(w http.ResponseWriter, out *http.ResponseController, text string) error {
	if err := out.SetWriteDeadline(time.Now().Add(s.bounds.Write)); err != nil {
		return err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	return out.Flush()
}

// numberOf reads from where a browser wants to go on; known is false if that is nowhere.
func (s *Server) numberOf(r *http.Request) (number uint64, known bool) {
	text := r.Header.Get("Last-Event-ID")
	if text == "" {
		text = r.URL.Query().Get("since")
	}
	boot, digits, found := strings.Cut(text, "-")
	number, err := strconv.ParseUint(digits, 10, 64)
	if !found || err != nil || boot != s.boot {
		return 0, false
	}
	return number, true
}

// since is what a page that is written now goes on with.
func (s *Server) since(r *room) string {
	_, last, _ := r.changes.since(0)
	return fmt.Sprintf("%s-%d", s.boot, last)
}

// part writes a part by its template, for a stream.
func (s *Server) part(l puzzle.Language, id, into, template string, data any) []message {
	text, err := s.pages.fragment(l, template, data)
	if err != nil {
		s.trouble("a part of a page could not be made", err)
		return nil
	}
	return []message{{id, text, into}}
}
