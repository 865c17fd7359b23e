package engine

import (
	"fmt"
	"strconv"
	"strings"
)

// ScheduleStepsMax bounds how many choices a schedule's text may stand for.
const ScheduleStepsMax = 100_000

// Choice is one decision of the scheduler: which task does its next visible
// operation, together with the local work behind it.
type Choice struct {
	Task   TaskID
	Branch int // which of several things the operation does; nearly always 0
}

// Schedule is a run's input: the choices from the first step on.
type Schedule []Choice

// String returns the schedule's text form: the numbers of the tasks, from 1, in
// order; a branch other than the first is written behind a dot, from 2, as in
// "3.2"; k equal choices in a row are written once, as "2*k".
func (s Schedule) String() string {
	var b strings.Builder
	for i := 0; i < len(s); {
		run := i + 1
		for run < len(s) && s[run] == s[i] {
			run++
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(int(s[i].Task) + 1))
		if s[i].Branch > 0 {
			b.WriteByte('.')
			b.WriteString(strconv.Itoa(s[i].Branch + 1))
		}
		if run-i > 1 {
			b.WriteByte('*')
			b.WriteString(strconv.Itoa(run - i))
		}
		i = run
	}
	return b.String()
}

// ScheduleError says which word of a schedule's text cannot be read.
type ScheduleError struct {
	Column int // of the word, in bytes from 1
	Word   string
	Reason string
}

func (e *ScheduleError) Error() string {
	return fmt.Sprintf("schedule, column %d: %q: %s", e.Column, e.Word, e.Reason)
}

// ParseSchedule reads the text form that String writes. Words are separated by
// white space; every error is a *ScheduleError.
func ParseSchedule(text string) (Schedule, error) {
	var s Schedule
	for at := 0; at < len(text); {
		if isSpace(text[at]) {
			at++
			continue
		}
		end := at
		for end < len(text) && !isSpace(text[end]) {
			end++
		}
		choice, count, reason := parseChoices(text[at:end])
		if reason == "" && len(s)+count > ScheduleStepsMax {
			reason = fmt.Sprintf("a schedule has at most %d steps", ScheduleStepsMax)
		}
		if reason != "" {
			return nil, &ScheduleError{Column: at + 1, Word: shorten(text[at:end]), Reason: reason}
		}
		for range count {
			s = append(s, choice)
		}
		at = end
	}
	return s, nil
}

func parseChoices(word string) (choice Choice, count int, reason string) {
	who, times, repeated := strings.Cut(word, "*")
	who, which, branches := strings.Cut(who, ".")
	number, err := strconv.Atoi(who)
	if err != nil || number < 1 || number > TasksMax {
		return Choice{}, 0, fmt.Sprintf("want a worker's number from 1 to %d, or NUMBER*TIMES", TasksMax)
	}
	branch := 1
	if branches {
		branch, err = strconv.Atoi(which)
		if err != nil || branch < 1 || branch > TasksMax {
			return Choice{}, 0, fmt.Sprintf("want a whole number from 1 to %d after the dot", TasksMax)
		}
	}
	count = 1
	if repeated {
		count, err = strconv.Atoi(times)
		if err != nil || count < 1 || count > ScheduleStepsMax {
			return Choice{}, 0, fmt.Sprintf("want a whole number from 1 to %d after the *", ScheduleStepsMax)
		}
	}
	return Choice{Task: TaskID(number - 1), Branch: branch - 1}, count, ""
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func shorten(word string) string {
	const shown = 24
	if len(word) <= shown {
		return word
	}
	return word[:shown] + "..."
}
