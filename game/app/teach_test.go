//go:build !js

package app

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"lostupdate/game/model"
	"lostupdate/game/model/msg"
)

// The page is served once it is asked for; a program that opens addresses need not be there.
func TestTheTeachersPageIsAskedFor(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	for _, test := range []struct {
		serve func() (string, error)
		toast string
		about string
	}{
		{nil, "shell.trouble.teachers-failed", ""},
		{func() (string, error) { return "", errors.New("there is no Go") }, "shell.trouble.teachers-failed", ""},
		{func() (string, error) { return "http://127.0.0.1:8080/", nil }, "shell.teachers-at", "http://127.0.0.1:8080/teacher.html?lang=en"},
	} {
		g, err := New(Options{Teachers: test.serve})
		require.NoError(t, err)
		g.update(msg.Say(msg.Language, "en"))
		g.update(msg.Say(msg.Show, model.Teachers))
		require.Eventually(t, func() bool {
			g.receive()
			last := g.model.Toasts[len(g.model.Toasts)-1]
			return last.Key == test.toast && last.Level == test.about
		}, 10*time.Second, time.Millisecond)
	}
}

func TestEverySystemHasAProgramThatOpensAddresses(t *testing.T) {
	for _, goos := range []string{"linux", "darwin", "windows", "freebsd"} {
		program := browserProgram(goos, "http://127.0.0.1/")
		require.NotEmpty(t, program[0])
		require.Equal(t, "http://127.0.0.1/", program[len(program)-1])
	}
}
