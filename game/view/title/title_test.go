package title_test

import (
	"testing"

	"lostupdate/game/model"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/title"
	"lostupdate/levels"

	"github.com/stretchr/testify/require"
)

func TestTheTitleStandsInEverySize(t *testing.T) {
	catalog, err := levels.Campaign()
	require.NoError(t, err)
	m := model.New(model.Options{Catalog: catalog, Desktop: true})
	kittest.Screens(t, "title", kit.Day(), func(f *kit.Frame) { title.Draw(m, f) })
}
