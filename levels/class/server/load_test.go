package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class/server"
	"lostupdate/levels/class/store"
)

// childVariable makes the test program a class server that keeps its classes in this file, so that a test can kill it.
const childVariable = "LOSTUPDATE_CLASS_CHILD"

func TestMain(m *testing.M) {
	if file := os.Getenv(childVariable); file != "" {
		if err := serveAsChild(file); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// greeting is what the child says of itself.
type greeting struct{ Address, Code, Teacher string }

func serveAsChild(file string) error {
	ctx := context.Background()
	catalog, err := levels.Campaign()
	if err != nil {
		return err
	}
	kept, err := store.Open(ctx, file, server.DefaultBounds().Kept)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	address := server.AddressOf(listener)
	s, err := server.New(ctx, server.Options{Store: kept, Catalog: catalog, Address: address})
	if err != nil {
		return err
	}
	codes := s.Codes()
	if len(codes) == 0 {
		return errors.New("the test makes the class first")
	}
	if err := json.NewEncoder(os.Stdout).Encode(greeting{address, codes[0], s.TeacherLink(codes[0])}); err != nil {
		return err
	}
	return s.Serve(ctx, listener)
}

// child is a class server in a process of its own.
type child struct {
	greeting
	process *exec.Cmd
}

func startChild(t testing.TB, file string) *child {
	t.Helper()
	c := &child{process: exec.Command(os.Args[0])}
	c.process.Env = append(os.Environ(), childVariable+"="+file)
	c.process.Stderr = os.Stderr
	out, err := c.process.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.process.Start())
	t.Cleanup(c.kill)
	line, err := bufio.NewReader(out).ReadBytes('\n')
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(line, &c.greeting))
	return c
}

// kill ends the process as kill -9 does: nothing of it can say good-bye.
func (c *child) kill() {
	_ = c.process.Process.Kill()
	_ = c.process.Wait()
}

// pool is what many browsers of one machine share: connections stay open.
func pool() *http.Transport {
	return &http.Transport{MaxIdleConns: 1000, MaxIdleConnsPerHost: 1000, IdleConnTimeout: time.Minute}
}

// remote is a visitor of a server elsewhere.
func remote(t testing.TB, shared *http.Transport) *visitor {
	jar, err := cookiejar.New(nil)
	require.NoError(t, err)
	return &visitor{client: &http.Client{Jar: jar, Transport: shared, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// built is what the students of a load test hand in, and what comes of it in the CSV.
func built(i int) (solutions, lines []string) {
	choices := []struct{ file, line string }{
		{"the-key/proof", "the-key proved 3"}, {"the-key/trap-no-key", "the-key refuted 0"}, {"the-key/trap-only-the-write", "the-key refuted 0"},
	}
	key := choices[i%len(choices)]
	return []string{"two-hands/proof", key.file}, []string{"two-hands proved 3", key.line}
}

// makeClass makes the file with a class.
func makeClass(t testing.TB) (file string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "class.db")
	kept, err := store.Open(t.Context(), file, server.DefaultBounds().Kept)
	require.NoError(t, err)
	s, err := server.New(t.Context(), server.Options{Store: kept, Catalog: campaign(t)})
	require.NoError(t, err)
	_, err = s.NewClass(t.Context(), week(t))
	require.NoError(t, err)
	s.Close()
	require.NoError(t, kept.Close())
	return file
}

// resultsOf reads the CSV once all is verified.
func resultsOf(t testing.TB, c *child) []string {
	t.Helper()
	v := remote(t, pool())
	v.school = &school{t: t, http: elsewhere(c.Address), code: c.Code}
	require.Equal(t, http.StatusSeeOther, v.post("/teacher", "secret", c.Teacher).status)
	a := v.get("/teacher/" + c.Code + "/results.csv")
	require.Equal(t, http.StatusOK, a.status)
	require.Equal(t, "0", a.header.Get("Unverified-Tickets"))
	return results(t, a.body)
}

// Three hundred join and hand in at once. Nobody gets an error; then the server is killed as hard as can be, in the middle
// of its work. After a restart everything that it had acknowledged is in the CSV, judged.
func TestThreeHundredAtOnceAndKilled(t *testing.T) {
	const students = 300
	file := makeClass(t)
	c := startChild(t, file)
	figures := rush(t, c, students)
	c.kill()
	t.Logf("joining: %s; handing in: %s", figures.join, figures.hand)

	again := startChild(t, file)
	require.Equal(t, c.Code, again.Code)
	var want []string
	for i := range students {
		_, lines := built(i)
		for _, line := range lines {
			want = append(want, fmt.Sprintf("%d %s", i+1, line))
		}
	}
	require.Equal(t, want, resultsOf(t, again))
}

// Whoever is in the middle of handing in when the server dies may not be acknowledged; but everybody who was is there.
func TestKilledWhileTheyHandIn(t *testing.T) {
	const students = 120
	file := makeClass(t)
	c := startChild(t, file)
	all := joinAll(t, c, students, nil)
	var acknowledged sync.Map
	var count atomic.Int64
	var group sync.WaitGroup
	for i, v := range all {
		group.Go(func() {
			solutions, _ := built(i)
			if status, err := v.tryHand(ticket(t, week(t), solutions...)); err == nil && status == http.StatusAccepted {
				acknowledged.Store(fmt.Sprint(i+1), true)
				if count.Add(1) == students/3 {
					c.kill()
				}
			}
		})
	}
	group.Wait()
	require.GreaterOrEqual(t, count.Load(), int64(students/3))
	lines := resultsOf(t, startChild(t, file))
	require.Len(t, lines, 2*students, "all have joined")
	for i := range students {
		if _, ok := acknowledged.Load(fmt.Sprint(i + 1)); ok {
			_, want := built(i)
			for _, line := range want {
				require.Contains(t, lines, fmt.Sprintf("%d %s", i+1, line))
			}
		}
	}
}

// spread is how long requests took.
type spread struct {
	p50, p99, all time.Duration
	count         int
}

func (s spread) String() string {
	return fmt.Sprintf("%d in %s, p50 %s, p99 %s", s.count, s.all.Round(time.Millisecond), s.p50.Round(time.Millisecond), s.p99.Round(time.Millisecond))
}

func spreadOf(took []time.Duration, all time.Duration) spread {
	slices.Sort(took)
	return spread{took[len(took)/2], took[len(took)*99/100], all, len(took)}
}

type figures struct{ join, hand spread }

// rush lets students join and hand in, all at once.
func rush(t testing.TB, c *child, students int) figures {
	t.Helper()
	var f figures
	began := time.Now()
	took := make([]time.Duration, students)
	all := joinAll(t, c, students, took)
	f.join = spreadOf(took, time.Since(began))

	tickets := make([]string, students)
	for i := range tickets {
		solutions, _ := built(i)
		tickets[i] = ticket(t, week(t), solutions...)
	}
	statuses := make([]int, students)
	began = time.Now()
	var group sync.WaitGroup
	for i, v := range all {
		group.Go(func() {
			from := time.Now()
			statuses[i] = v.hand(tickets[i]).status
			took[i] = time.Since(from)
		})
	}
	group.Wait()
	f.hand = spreadOf(took, time.Since(began))
	for i, status := range statuses {
		require.Equal(t, http.StatusAccepted, status, "student %d", i+1)
	}
	return f
}

// joinAll lets students join, all at once, and notes how long each took.
func joinAll(t testing.TB, c *child, students int, took []time.Duration) []*visitor {
	t.Helper()
	shared := pool()
	t.Cleanup(shared.CloseIdleConnections)
	all, statuses := make([]*visitor, students), make([]int, students)
	var group sync.WaitGroup
	for i := range all {
		v := remote(t, shared)
		v.school = &school{t: t, http: elsewhere(c.Address), code: c.Code}
		all[i] = v
		group.Go(func() {
			from := time.Now()
			statuses[i] = v.post("/join", "code", c.Code, "name", fmt.Sprint(i+1)).status
			if took != nil {
				took[i] = time.Since(from)
			}
		})
	}
	group.Wait()
	for i, status := range statuses {
		require.Equal(t, http.StatusOK, status, "student %d", i+1)
	}
	return all
}

// BenchmarkLesson measures what doc.go says: 300 students on one machine with the server, who join and hand in all at once.
func BenchmarkLesson(b *testing.B) {
	for b.Loop() {
		c := startChild(b, makeClass(b))
		f := rush(b, c, 300)
		began := time.Now()
		resultsOf(b, c)
		verified := time.Since(began)
		c.kill()
		milliseconds := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
		b.ReportMetric(milliseconds(f.join.p50), "join-p50-ms")
		b.ReportMetric(milliseconds(f.join.p99), "join-p99-ms")
		b.ReportMetric(milliseconds(f.hand.p50), "ticket-p50-ms")
		b.ReportMetric(milliseconds(f.hand.p99), "ticket-p99-ms")
		b.ReportMetric(float64(f.hand.count)/f.hand.all.Seconds(), "tickets/s")
		b.ReportMetric(milliseconds(verified), "csv-ms")
	}
}
