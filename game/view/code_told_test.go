package view_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/loc"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/levels"
)

// The code sheet is told line by line, each with its own number and no other; an empty line is its number alone.
func TestEachLineOfAProgramIsToldWithItsOwnNumber(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	words, err := loc.Open()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: true})
	for _, x := range []msg.Msg{msg.Say(msg.Loaded, ""), msg.Say(msg.Open, "the-key")} {
		m.Update(x)
	}
	number := regexp.MustCompile(`^\d+( |$)`)
	for _, program := range []string{"python", "go"} {
		for _, language := range loc.Languages() {
			m.Update(msg.Say(msg.Select, "code "+program))
			m.Update(msg.Say(msg.Language, language))
			stage := kittest.NewStage(t)
			stage.Language = language
			stage.Show(func(f *kit.Frame) { view.Draw(m, f) })
			lines, empty := 0, 0
			for _, part := range view.Tell(m, words.In(language), stage.Hands).Parts {
				if !number.MatchString(part) {
					continue
				}
				lines++
				if !strings.Contains(part, " ") {
					empty++
				}
				require.NotRegexp(t, `^\d+ \d\d`, part) // one figure more is a worker's, of whom there are two
			}
			require.Greater(t, lines, 15, "%s %s", program, language)
			require.NotZero(t, empty, "%s %s", program, language)
		}
	}
}
