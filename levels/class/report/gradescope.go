package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"lostupdate/levels/class"
)

type (
	gradescopeResult struct {
		Output       string            `json:"output"`
		OutputFormat string            `json:"output_format"`
		Visibility   string            `json:"visibility"`
		Tests        []gradescopeTest  `json:"tests"`
		Leaderboard  []gradescopeBoard `json:"leaderboard"`
	}
	gradescopeTest struct {
		Score        int    `json:"score"`
		MaxScore     int    `json:"max_score"`
		Status       string `json:"status"`
		Name         string `json:"name"`
		Number       string `json:"number"`
		Output       string `json:"output"`
		OutputFormat string `json:"output_format"`
		Visibility   string `json:"visibility"`
	}
	gradescopeBoard struct {
		Name  string `json:"name"`
		Value int64  `json:"value"`
		Order string `json:"order"`
	}
)

// gradescope prints the results.json of one submission.
func (p printer) gradescope(out io.Writer) error {
	result := gradescopeResult{OutputFormat: "text", Visibility: "visible", Tests: []gradescopeTest{}, Leaderboard: []gradescopeBoard{}}
	lines := []string{p.assignment()}
	for i := range p.Students {
		lines = append(lines, p.say("Ticket of ", "交卷人：")+p.Students[i].Name)
	}
	if len(p.Students) == 0 {
		lines = append(lines, p.say("There is no ticket in this submission: export one in the game, and hand in that file.", "这次提交里没有交卷文件：请在游戏里导出，再提交那个文件。"))
	}
	var said strings.Builder
	p.tableProblems(&said)
	result.Output = strings.TrimSpace(strings.Join(lines, "\n") + "\n" + said.String())
	var ticks, keys int64
	done := len(p.Levels) > 0
	for column, l := range p.Levels {
		m := p.bestOf(column)
		test := gradescopeTest{
			Score: m.Points(), MaxScore: m.Wanted, Status: "failed", Name: p.title(l), Number: fmt.Sprint(column + 1),
			Output: p.why(&m), OutputFormat: "text", Visibility: "visible",
		}
		if m.Met() {
			test.Status = "passed"
		}
		if m.State == class.Proved {
			test.Output = p.measures(&m)
		}
		done = done && m.State == class.Proved
		compared := p.Compared(&m)
		ticks, keys = ticks+compared.Ticks, keys+compared.Keys
		result.Tests = append(result.Tests, test)
	}
	if done { // sums of a part of the levels could not be compared
		result.Leaderboard = append(result.Leaderboard,
			gradescopeBoard{p.say("ticks", "总时刻"), ticks, "asc"}, gradescopeBoard{p.say("keys", "钥匙"), keys, "asc"})
	}
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(result)
}

// bestOf returns the best mark of a level in any ticket.
func (p printer) bestOf(column int) class.Mark {
	best := class.Mark{Level: p.Levels[column].ID(), State: class.Missing, Wanted: 1}
	if p.Assignment != nil {
		w, _ := p.Assignment.Wants(best.Level)
		best.Wanted = w.Stars
	}
	for s := range p.Students {
		m := p.Students[s].Marks[column]
		if best.State == class.Missing || m.State == class.Proved && (best.State != class.Proved || m.Stars > best.Stars) {
			best = m
		}
	}
	return best
}

// measures says what a proved solution needs.
func (p printer) measures(m *class.Mark) string {
	x := m.Measures
	parts := []string{fmt.Sprintf(p.say("proved, %d of %d stars", "已证明，%d 颗星（满分 %d 颗）"), m.Stars, class.StarsMax)}
	if x.Ticks > 0 {
		parts = append(parts, fmt.Sprintf(p.say("%d ticks, %d switches, %d keys, memory %d", "%d 个时刻，%d 次切换，%d 把钥匙，内存 %d"), x.Ticks, x.Switches, x.Keys, x.Memory))
	}
	if x.Steps > 0 {
		parts = append(parts, fmt.Sprintf(p.say("%d steps, %d interrupts", "%d 步，%d 次打断"), x.Steps, x.Interrupts))
	}
	return strings.Join(parts, p.say("; ", "；"))
}
