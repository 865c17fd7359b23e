package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class/store"
)

// listener reads a stream as a browser does.
type listener struct {
	t      *testing.T
	events chan event
	status int
	stop   context.CancelFunc
}

type event struct {
	name, data, id string
	comment        bool
}

func (v *visitor) listen(t *testing.T, path, last string) *listener {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := v.request("GET", path, "", "").WithContext(ctx)
	if last != "" {
		r.Header.Set("Last-Event-ID", last)
	}
	response, err := v.client.Do(r)
	require.NoError(t, err)
	l := &listener{t, make(chan event, 1000), response.StatusCode, cancel}
	t.Cleanup(cancel)
	go func() {
		defer close(l.events)
		defer response.Body.Close()
		var e event
		lines := bufio.NewScanner(response.Body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			name, value, _ := strings.Cut(lines.Text(), ":")
			switch {
			case lines.Text() == "":
				l.events <- e
				e = event{}
			case name == "":
				e.comment = true
			case name == "event":
				e.name = value[1:]
			case name == "data":
				e.data = value[1:]
			case name == "id":
				e.id = value[1:]
			}
		}
	}()
	return l
}

// next waits for an event that a test is interested in.
func (l *listener) next(wanted func(e event) bool) event {
	l.t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case e, ok := <-l.events:
			require.True(l.t, ok, "the stream has ended")
			if wanted(e) {
				return e
			}
		case <-late:
			l.t.Fatal("nothing came")
		}
	}
}

// part waits for a part of the page with some text in it.
func (l *listener) part(id, text string) {
	l.t.Helper()
	l.next(func(e event) bool {
		var m struct{ ID, HTML string }
		return e.name == "part" && json.Unmarshal([]byte(e.data), &m) == nil && strings.HasPrefix(m.ID, id) && strings.Contains(m.HTML, text)
	})
}

func (l *listener) number() string {
	l.t.Helper()
	return l.next(func(e event) bool { return e.id != "" }).id
}

func TestTheTeachersPageIsLive(t *testing.T) {
	s := newSchool(t)
	l := s.teacher().listen(t, "/teacher/"+s.code+"/events", "")
	l.part("figures", "<b>0</b> students")
	ada := s.student("Ada")
	l.part("row-", "Ada")
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, week(t), "the-key/proof")).status)
	l.part("row-", "★★★")
	require.Equal(t, http.StatusSeeOther, s.teacher().post("/teacher/"+s.code+"/remove", "student", idOf(t, s.teacher(), "Ada")).status)
	l.part("row-", "")
	require.Equal(t, http.StatusOK, s.teacher().post("/teacher/"+s.code+"/erase", "code", s.code).status)
	l.next(func(e event) bool { return e.name == "gone" })
}

func TestThePagesSpeakTheReadersLanguage(t *testing.T) {
	s := newSchool(t)
	l := s.teacher().listen(t, "/teacher/"+s.code+"/events?lang=zh", "")
	l.part("figures", "名学生")
}

// A page that was cut off gets just what it has missed, however long that was.
func TestAStreamGoesOnWhereItWasCutOff(t *testing.T) {
	s := newSchool(t)
	s.student("Ada")
	teacher := s.teacher()
	path := "/teacher/" + s.code + "/events"
	l := teacher.listen(t, path, "")
	number := l.number()
	l.stop()

	s.student("Bob")
	again := teacher.listen(t, path, number)
	first := again.next(func(e event) bool { return e.name != "" })
	require.Equal(t, "part", first.name, "it is not told everything again")
	require.NotContains(t, first.data, "Ada")
	require.Contains(t, first.data, "Bob")
	require.NotEqual(t, number, again.number())
	again.stop()

	for _, forged := range []string{"x", "-1", "other-5", number + "0", strings.Repeat("9", 300), number[:strings.Index(number, "-")] + "-99999999999999999999"} {
		whole := teacher.listen(t, path, forged)
		require.Equal(t, "parts", whole.next(func(e event) bool { return e.name != "" }).name, "%q begins with everything", forged)
		whole.part("row-", "Ada")
		whole.stop()
	}
}

func TestAQuietStreamHasAHeartbeat(t *testing.T) {
	b := bounds()
	b.Heartbeat = 20 * time.Millisecond
	s := open(t, store.NewMemory(b.Kept), b)
	l := s.visitor().listen(t, "/screen/"+s.code+"/events", "")
	for range 3 {
		l.next(func(e event) bool { return e.comment })
	}
}

func TestOnlySoManyPagesAreLive(t *testing.T) {
	b := bounds()
	b.Screens = 2
	s := open(t, store.NewMemory(b.Kept), b)
	path := "/screen/" + s.code + "/events"
	defer func() {
		require.Equal(t, http.StatusOK, s.teacher().listen(t, path, "").status, "the wall stays lit, whoever else looks")
	}()
	first := s.visitor().listen(t, path, "")
	first.number()
	s.visitor().listen(t, path, "").number()
	require.Equal(t, http.StatusServiceUnavailable, s.visitor().listen(t, path, "").status)
	first.stop()
	require.Eventually(t, func() bool { return s.visitor().listen(t, path, "").status == http.StatusOK }, 5*time.Second, 10*time.Millisecond)
}

// The end of the server ends all streams, so that it does not wait for them.
func TestTheEndOfTheServerEndsStreams(t *testing.T) {
	s := newSchool(t)
	l := s.visitor().listen(t, "/screen/"+s.code+"/events", "")
	l.number()
	s.server.Close()
	for range l.events {
	}
	require.Equal(t, http.StatusServiceUnavailable, s.visitor().listen(t, "/screen/"+s.code+"/events", "").status)
}

// A stream lives longer than any other answer may take.
func TestAStreamOutlivesTheTimeouts(t *testing.T) {
	b := bounds()
	b.Read, b.Write, b.Heartbeat = 150*time.Millisecond, 150*time.Millisecond, 50*time.Millisecond
	s := open(t, store.NewMemory(b.Kept), b)
	s.http.URL = "http://" + s.listen(t)
	l := s.visitor().listen(t, "/screen/"+s.code+"/events", "")
	began := time.Now()
	for time.Since(began) < 600*time.Millisecond {
		l.next(func(e event) bool { return e.comment })
	}
	s.student("Ada")
	l.part("screen", "<b>1</b> joined")
}

// The projector names nobody.
func TestTheProjectorIsAnonymous(t *testing.T) {
	s := newSchool(t)
	ada := s.student("Ada-Nickname")
	require.Equal(t, http.StatusAccepted, ada.hand(ticket(t, week(t), "the-key/proof", "two-hands/trap-polite")).status)
	s.verified()
	screen := s.visitor().get("/screen/" + s.code)
	require.Contains(t, screen.body, "★ 1")
	require.Contains(t, screen.body, `<th scope="row">49 ticks</th>`, "a histogram of ticks")
	require.NotContains(t, screen.body, "Ada")
	l := s.visitor().listen(t, "/screen/"+s.code+"/events", "")
	e := l.next(func(e event) bool { return e.name == "part" })
	require.NotContains(t, e.data, "Ada")
	picture := s.visitor().get("/qr/" + s.code)
	require.Equal(t, "image/svg+xml", picture.header.Get("Content-Type"))
	require.Contains(t, picture.body, "<path")
}
