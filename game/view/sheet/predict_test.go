package sheet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/game/internal/specimen"
	"lostupdate/game/model"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
	"lostupdate/game/view/kit/kittest"
	"lostupdate/game/view/sheet"
)

func TestTheQuestionFitsEveryScreen(t *testing.T) {
	for name, messages := range map[string][]msg.Msg{
		"asked":    nil,
		"ticked":   {msg.Say(msg.Choose, "0")},
		"revealed": {msg.Say(msg.Choose, "0"), msg.Do(msg.Run), msg.Number(msg.Tick, 5)},
		"shown":    {msg.Say(msg.Choose, "0"), msg.Say(msg.Choose, "-1"), msg.Do(msg.Run), msg.Number(msg.Tick, 5), msg.Say(msg.Choose, "0")},
		"withheld": {msg.Say(msg.Choose, "0"), msg.Do(msg.Run), msg.Number(msg.Tick, 5), msg.Say(msg.Choose, "-1")},
	} {
		m := model.New(model.Options{Catalog: specimen.Catalog(t)})
		m.Update(msg.Say(msg.Open, "last-item"))
		require.NotNil(t, m.Predict)
		for _, x := range messages {
			m.Update(x)
		}
		kittest.Screens(t, "predict "+name, kit.Day(), func(f *kit.Frame) {
			f.Floor()
			sheet.Draw(m, f)
		})
	}
}
