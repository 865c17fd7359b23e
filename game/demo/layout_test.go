package demo_test

import (
	"fmt"
	"testing"

	"lostupdate/game/draw"
	"lostupdate/game/loc"
	"lostupdate/game/model/msg"
	"lostupdate/game/view/kit"
)

// TestNothingOverlapsOrIsCutAtTheEndOfAnyDemo looks at every demo's last picture in both languages, as a phone and as
// windows show it, one of them at 200 %, in usual colours and in high contrast.
func TestNothingOverlapsOrIsCutAtTheEndOfAnyDemo(t *testing.T) {
	th := newTheatre(t)
	for _, name := range names(t) {
		m := th.play(name)
		for _, contrast := range []string{"off", "on"} {
			m.Update(msg.Say(msg.Setting, "contrast="+contrast))
			for _, size := range append(kit.Sizes(), draw.Pt(960, 540)) {
				m.Update(msg.Say(msg.Resize, fmt.Sprintf("%.0fx%.0f", size.X, size.Y)))
				for _, language := range loc.Languages() {
					m.Update(msg.Say(msg.Language, language))
					f, _ := th.frame(m)
					for _, fault := range kit.Inspect(f) {
						t.Errorf("%s, contrast %s, %.0fx%.0f, %s: %s", name, contrast, size.X, size.Y, language, fault)
					}
				}
			}
		}
	}
}
