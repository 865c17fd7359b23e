package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// shared is a buffer that a server writes and a test reads.
type shared struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

var joinAddress = regexp.MustCompile(`students: +(http://\S+)`)

// serveFor serves until the test has looked, and returns what was printed.
func serveFor(t *testing.T, c serveCommand, look func(join string)) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, ended := &shared{}, make(chan error, 1)
	go func() { ended <- c.runUntil(ctx, &tool{out: out, log: io.Discard}) }()
	require.Eventually(t, func() bool { return strings.Contains(out.String(), "Ctrl-C ends") }, 20*time.Second, 5*time.Millisecond)
	look(joinAddress.FindStringSubmatch(out.String())[1])
	cancel()
	require.NoError(t, <-ended)
	return out.String()
}

// One command is a class server; the same command again is the same class.
func TestServe(t *testing.T) {
	command := serveCommand{
		Levels: []string{"two-hands", "the-key:2"}, Stars: 1, Label: "Week 3", Lang: "any", Hints: "free",
		Addr: "127.0.0.1:0", Page: noPlace, Store: filepath.Join(t.TempDir(), "class.db"),
	}
	first := serveFor(t, command, func(join string) {
		response, err := http.Get(join)
		require.NoError(t, err)
		defer response.Body.Close()
		page, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.Contains(t, string(page), join[len(join)-6:], "the code is filled in")
	})
	require.Contains(t, first, "█", "a QR code")
	code := regexp.MustCompile(`Class [A-Z0-9]{3}-[A-Z0-9]{3}`)
	teacher := regexp.MustCompile(`/teacher#\S+`)
	again := serveFor(t, command, func(string) {})
	require.Equal(t, code.FindString(first), code.FindString(again))
	require.Equal(t, teacher.FindAllString(first, -1), teacher.FindAllString(again, -1), "links stay")

	command.Levels = []string{"two-hands"}
	require.Len(t, code.FindAllString(serveFor(t, command, func(string) {}), -1), 2, "other levels are another class")
}

// What would be passed over in silence is refused: a class would go on without numbers of its own.
func TestServeRefusesWhatItWouldPassOver(t *testing.T) {
	for _, c := range []serveCommand{{Seed: 7}, {Seed: 7, Assignment: "1-AAAAAwAAB3RoZS1rZXkAb6mVPA"}, {Label: "Week 3"}} {
		c.Page, c.Store, c.Addr = noPlace, noPlace, "127.0.0.1:0"
		require.ErrorContains(t, c.runUntil(t.Context(), &tool{out: io.Discard, log: io.Discard}), "an assignment has its own")
	}
}
