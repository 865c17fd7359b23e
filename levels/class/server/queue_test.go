package server

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/class/store"
)

func jobs(pupils ...*pupil) (all []job) {
	for i, p := range pupils {
		all = append(all, job{p, store.Ticket{ID: store.TicketID(i + 1)}})
	}
	return all
}

func take(t *testing.T, q *queue) job {
	t.Helper()
	j, ok := q.next()
	require.True(t, ok)
	return j
}

// Somebody whose tickets take long waits for the others, and not they for him.
func TestWhoHasCostLeastComesFirst(t *testing.T) {
	q, slow, quick := newQueue(10), &pupil{}, &pupil{}
	q.resume(jobs(slow, slow, slow, quick, quick))
	first := take(t, q)
	require.Same(t, slow, first.pupil)
	second := take(t, q)
	require.Same(t, quick, second.pupil, "nobody has two in work")
	q.done(second, 1)
	q.done(first, 1000)
	for _, want := range []*pupil{quick, slow, slow} {
		j := take(t, q)
		require.Same(t, want, j.pupil)
		q.done(j, 1)
	}
	require.Zero(t, q.length())
}

func TestAPlaceIsPromisedBeforeATicketIsKept(t *testing.T) {
	q := newQueue(2)
	require.NoError(t, q.reserve())
	require.NoError(t, q.reserve())
	require.ErrorIs(t, q.reserve(), errBusy)
	q.release()
	require.NoError(t, q.reserve())
	q.push(job{pupil: &pupil{}})
	require.ErrorIs(t, q.reserve(), errBusy)
	j := take(t, q)
	require.NoError(t, q.reserve(), "what is in work stands in nobody's way")
	q.done(j, 0)
}

func TestTheQueueEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(2)
		over := false
		go func() {
			_, ok := q.next()
			over = !ok
		}()
		synctest.Wait()
		q.end()
		synctest.Wait()
		require.True(t, over)
		require.ErrorIs(t, q.reserve(), errBusy)
	})
}

func TestWaitingForTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := newQueue(2)
		require.NoError(t, q.settle(t.Context()))
		q.resume(jobs(&pupil{}))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		require.ErrorIs(t, q.settle(ctx), context.DeadlineExceeded)
		j := take(t, q)
		go q.done(j, 0)
		require.NoError(t, q.settle(t.Context()))
	})
}

// A ticket that the server cannot judge, by a fault of its own, neither ends it nor comes back at every start.
func TestAFaultOfTheJudgement(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	kept := store.NewMemory(DefaultBounds().Kept)
	s, err := New(t.Context(), Options{Store: kept, Catalog: catalog})
	require.NoError(t, err)
	defer s.Close()
	a := &class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "two-hands", Revision: 1, Stars: 1}}}
	code, err := s.NewClass(t.Context(), a)
	require.NoError(t, err)
	student, err := kept.AddStudent(t.Context(), store.Student{Class: s.room(code).kept.ID, Folded: "x"})
	require.NoError(t, err)
	waits, err := kept.AddTicket(t.Context(), store.Ticket{Student: student.ID, Text: "no ticket"})
	require.NoError(t, err)
	s.queue.resume([]job{{newPupil(s.room(code), student), waits}}) // he has no name, which nobody expects
	require.NoError(t, s.Verified(t.Context()))
	left, err := kept.Waiting(t.Context(), 0, 10)
	require.NoError(t, err)
	require.Empty(t, left)
}

// A bucket lets a burst through, then one in every interval, and forgets whoever has been away.
func TestALimiter(t *testing.T) {
	l := newLimiter(rate{3, time.Second}, []byte("secret"))
	now := time.Unix(1_000_000, 0)
	take := func(who string) bool {
		_, ok := l.take(who, now)
		return ok
	}
	require.Equal(t, []bool{true, true, true, false}, []bool{take("ada"), take("ada"), take("ada"), take("ada")})
	require.False(t, l.allowed("ada", now))
	require.True(t, take("bob"))
	wait, _ := l.take("ada", now)
	require.Equal(t, time.Second, wait)
	now = now.Add(time.Second)
	require.Equal(t, []bool{true, false}, []bool{take("ada"), take("ada")})
	now = now.Add(time.Hour)
	l.sweep(now)
	require.Empty(t, l.full)
}

// A page that asks what has changed gets each part once, whatever happened in between.
func TestChanges(t *testing.T) {
	c := newChanges()
	c.note("a", "b", "a")
	names, last, more := c.since(0)
	require.Equal(t, []string{"b", "a"}, names)
	names, _, _ = c.since(last)
	require.Empty(t, names)
	select {
	case <-more:
		t.Error("there is nothing more")
	default:
	}
	c.note("b")
	<-more
	names, last, _ = c.since(last)
	require.Equal(t, []string{"b"}, names)
	require.EqualValues(t, 4, last)
}
