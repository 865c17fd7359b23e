package class

import (
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels/format"
	"lostupdate/levels/puzzle"
)

// TicketVersion is that of the tickets that Print writes, and the newest that is read.
const TicketVersion = 1

// Bounds of a ticket. One with the whole campaign has less than 10 KB.
const (
	TicketBytesMax   = 64 << 10
	SolutionBytesMax = 16 << 10
	SolutionsMax     = 2 * LevelsMax // a level of two parts has one for each
)

// Ticket is what a student hands in: solutions, and no score of any kind.
type Ticket struct {
	Name       string // nickname or number
	Assignment string // Assignment.Hash; "" for none
	Rules      int    // engine.RulesVersion that it was made under
	Solutions  []Entry
}

// Entry is a solution in a ticket. Whether it is right, grading says.
type Entry struct {
	Level string // the id of the level or variant, as Text has it
	Text  string // of a solution file; it ends with a line break
}

// NewTicket returns a ticket of the rules of this release. It passes over texts that are no solution
// files, or too long; kept of a level are different ones only, in the order given.
func NewTicket(name, assignment string, texts []string) *Ticket {
	t := &Ticket{Name: CleanText(name, NameMax), Assignment: assignment, Rules: engine.RulesVersion}
	seen := map[string]bool{}
	for _, text := range texts {
		text = withoutClutter(text)
		level, err := format.SolutionLevel([]byte(text), "")
		if err != nil || level != fieldOf(text, "level:") || seen[text] || len(text) > SolutionBytesMax || strings.Contains("\n"+text, "\n"+divider) || len(t.Solutions) == SolutionsMax {
			continue
		}
		seen[text] = true
		t.Solutions = append(t.Solutions, Entry{level, text})
	}
	return t
}

// fieldOf returns the first word of a field of a solution file, as the game writes it: at
// the beginning of a line. It is "" where there is none. Whether the whole is a solution file, grading finds out.
func fieldOf(text, field string) string {
	for line := range strings.Lines(text) {
		if value, ok := strings.CutPrefix(line, field); ok {
			if words := strings.Fields(value); len(words) > 0 {
				return words[0]
			}
		}
	}
	return ""
}

// divider stands alone on the line before each solution.
const divider = "---\n"

// ticketHead begins every ticket.
const ticketHead = "lost-update-ticket: "

// Print returns the ticket as a file: a head of six lines and the solution files, one after
// another. The check is a CRC-32 of all else; it tells accidents, and proves nothing.
func (t *Ticket) Print() []byte {
	head := []string{
		fmt.Sprintf("%s%d\n", ticketHead, TicketVersion),
		"name: " + t.Name + "\n",
		"assignment: " + orNone(t.Assignment) + "\n",
		fmt.Sprintf("rules: %d\nsolutions: %d\n", t.Rules, len(t.Solutions)),
	}
	var tail strings.Builder
	for _, e := range t.Solutions {
		tail.WriteString(divider + e.Text)
	}
	first := strings.Join(head, "")
	return []byte(first + checkLine(first, tail.String()) + tail.String())
}

const none = "none"

func orNone(text string) string {
	if text == "" {
		return none
	}
	return text
}

func checkLine(head, tail string) string {
	return fmt.Sprintf("check: %08x\n", crc32.ChecksumIEEE([]byte(head+tail)))
}

// IsTicket reports whether a file begins as a ticket does, whatever follows.
func IsTicket(source []byte) bool {
	return strings.HasPrefix(withoutClutter(string(source[:min(len(source), 64)])), ticketHead)
}

// withoutClutter takes away what editors and mail programs add: a byte order mark, carriage
// returns and empty lines at the end.
func withoutClutter(text string) string {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	return strings.TrimRight(text, "\n") + "\n"
}

// ParseTicket reads a ticket. The error, a *Problem, says why there is nothing in it to be
// graded. Damage says what is wrong with one that can be graded all the same: it was Edited, or is CutOff.
func ParseTicket(source []byte, place string) (t *Ticket, damage *Problem, err error) {
	if len(source) > TicketBytesMax {
		return nil, nil, problem(TooLarge, place, "the file has more than %d KiB; a ticket has less than 10", "文件超过 %d KiB；交卷文件不到 10 KiB", TicketBytesMax>>10)
	}
	if !IsTicket(source) {
		return nil, nil, problem(NoTicket, place, "this is no ticket: one begins with %q", "这不是交卷文件：它的开头应是 %q", strings.TrimSpace(ticketHead))
	}
	text := withoutClutter(string(source))
	head, rest, found := strings.Cut(text, "\n"+divider)
	tail := ""
	if found {
		head, tail = head+"\n", divider+rest
	}
	t, count, check, p := parseHead(head, place)
	if p != nil {
		return nil, nil, p
	}
	if found {
		if p := t.parseSolutions(rest, place); p != nil {
			return nil, nil, p
		}
	}
	first, _, _ := strings.Cut(head, "\ncheck:")
	switch {
	case len(t.Solutions) < count:
		return t, problem(CutOff, place, "the ticket is cut off or was changed: of its %d solutions only %d can be read", "交卷文件不完整或被改动过：原有 %d 个解法，只能读出 %d 个", count, len(t.Solutions)), nil
	case check+"\n" != checkLine(first+"\n", tail) || len(t.Solutions) > count:
		return t, problem(Edited, place, "the ticket was changed after the game had written it, or its end is missing", "交卷文件在游戏导出之后被改动过，或末尾缺失"), nil
	}
	return t, nil, nil
}

// parseHead reads the lines before the first solution.
func parseHead(head, place string) (t *Ticket, solutions int, check string, p *Problem) {
	lines := strings.Split(strings.TrimSuffix(head, "\n"), "\n")
	fields := []string{strings.TrimSpace(ticketHead), "name:", "assignment:", "rules:", "solutions:", "check:"}
	values := make([]string, len(fields))
	for i, field := range fields {
		value, ok := "", false
		if i < len(lines) {
			value, ok = strings.CutPrefix(lines[i], field)
		}
		if !ok && i >= len(lines)-1 {
			return nil, 0, "", problem(CutOff, place, "the ticket is cut off: its head has no %q", "交卷文件不完整：开头缺少 %q", field)
		}
		values[i] = strings.TrimSpace(value)
		if i == 0 && isNumber(values[0]) && values[0] != "0" && values[0] != strconv.Itoa(TicketVersion) {
			return nil, 0, "", problem(Newer, place, "a newer version of the game made this ticket: update the inspector", "这份交卷文件由更新版本的游戏导出：请更新检查工具")
		}
		if !ok {
			return nil, 0, "", problem(Unreadable, place, "line %d should begin with %q", "第 %d 行应以 %q 开头", i+1, field)
		}
	}
	t = &Ticket{Name: values[1], Assignment: values[2]}
	if t.Assignment == none {
		t.Assignment = ""
	}
	var rulesErr, countErr error
	t.Rules, rulesErr = strconv.Atoi(values[3])
	solutions, countErr = strconv.Atoi(values[4])
	switch {
	case t.Name == "" || !isClean(t.Name, NameMax):
		return nil, 0, "", problem(Unreadable, place, "the ticket has no name of 1 to %d visible characters", "交卷文件里没有 1 到 %d 个可见字符的名字", NameMax)
	case t.Assignment != "" && !isHash(t.Assignment):
		return nil, 0, "", problem(Unreadable, place, "the ticket does not say for which assignment it is", "交卷文件没有写明是哪份作业")
	case rulesErr != nil || t.Rules < 1 || countErr != nil || solutions < 0 || solutions > SolutionsMax || values[0] != strconv.Itoa(TicketVersion) || len(lines) > len(fields):
		return nil, 0, "", problem(Unreadable, place, "the head of the ticket is not as the game writes it", "交卷文件的开头不符合格式")
	case t.Rules > engine.RulesVersion:
		return nil, 0, "", problem(Newer, place, "the ticket was made under newer rules of the game: update the inspector", "这份交卷文件使用了更新的游戏规则：请更新检查工具")
	}
	return t, solutions, lines[5], nil
}

func isHash(text string) bool {
	return len(text) == 2*hashBytes && strings.Trim(text, "0123456789abcdef") == ""
}

// parseSolutions takes the solutions apart, and passes over what is no solution file.
func (t *Ticket) parseSolutions(text, place string) *Problem {
	texts := strings.Split("\n"+text, "\n"+divider)
	if len(texts) > SolutionsMax {
		return problem(TooLarge, place, "the ticket has more than %d solutions", "交卷文件里的解法超过 %d 个", SolutionsMax)
	}
	texts[0] = strings.TrimPrefix(texts[0], "\n")
	for i, one := range texts {
		if i < len(texts)-1 {
			one += "\n" // the break before the next divider is the end of this one's last line
		}
		if level := fieldOf(one, "level:"); isLevelName(puzzle.BaseID(level)) && len(one) <= SolutionBytesMax {
			t.Solutions = append(t.Solutions, Entry{level, one})
		}
	}
	return nil
}
