package server

import (
	"fmt"
	"net/http"
	"strings"

	"rsc.io/qr"

	"lostupdate/levels/puzzle"
)

// screen is the page for the projector. It names nobody.
type screen struct {
	Code    string // in two halves
	Raw     string
	Join    string
	Address string // what to type, without "http://"
	Label   string
	Since   string
	Summary summary
	Duel    duelView
}

func (s *Server) screenOf(room *room) screen {
	since := s.since(room)
	view := summaryOf(room)
	for i := range view.Columns {
		view.Columns[i].Stuck = nil // nobody's nickname can come onto the wall by mistake
	}
	return screen{
		Code: inTwo(room.kept.Code), Raw: room.kept.Code, Join: s.JoinLink(room.kept.Code), Address: s.typed(),
		Label: room.assignment.Label, Since: since, Summary: view, Duel: s.duelView(room, nil),
	}
}

// typed is the address of the server as people type it.
func (s *Server) typed() string {
	_, address, _ := strings.Cut(s.address, "://")
	return address
}

func (s *Server) showScreen(w http.ResponseWriter, r *http.Request, room *room) {
	s.pages.show(w, r, http.StatusOK, "screen", s.screenOf(room))
}

// screenEvents keeps the projector's page up to date.
func (s *Server) screenEvents(w http.ResponseWriter, r *http.Request, room *room) {
	kind := "screen"
	if s.teaches(r, room) {
		kind = "the teacher's screen" // students who open many pages do not darken the wall
	}
	s.stream(w, r, room, feed{
		kind: kind, most: s.bounds.Screens,
		all: func() []string { return []string{partScreen, partDuel} },
		show: func(l puzzle.Language, part string) []message {
			switch part {
			case partScreen, partDuel, partVotes:
				return s.part(l, "screen", "", "screen-body", s.screenOf(room))
			}
			return nil
		},
		gone: room.isErased,
	})
}

// qrCode is the address at which students join, as a picture.
func (s *Server) qrCode(w http.ResponseWriter, _ *http.Request, room *room) {
	code, err := qr.Encode(s.JoinLink(room.kept.Code), qr.M)
	if err != nil {
		http.Error(w, "404: the address is too long for a QR code", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'none'; sandbox")
	_, _ = w.Write([]byte(qrPicture(code)))
}

// qrPicture draws the dark modules, a row of them in one stroke, with the quiet zone that readers want.
func qrPicture(code *qr.Code) string {
	const quiet = 4
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" shape-rendering="crispEdges">`, -quiet, -quiet, code.Size+2*quiet, code.Size+2*quiet)
	fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="#FFFFFF"/><path fill="#1F2A44" d="`, -quiet, -quiet, code.Size+2*quiet, code.Size+2*quiet)
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			if !code.Black(x, y) {
				continue
			}
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from, y, x-from, x-from)
		}
	}
	return b.String() + `"/></svg>`
}
