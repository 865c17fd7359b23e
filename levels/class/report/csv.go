package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"lostupdate/levels/class"
)

const byteOrderMark = "\ufeff"

// csv has one line for every student and level.
func (p printer) csv(out io.Writer) error {
	rows := [][]string{{
		"name", "file", "level", "title", "state", "verified", "stars", "wanted", "met", "finding",
		"ticks", "switches", "keys", "memory", "steps", "interrupts", "alike", "notes", "variant",
	}}
	for i := range p.Students {
		s := &p.Students[i]
		for column := range s.Marks {
			m := &s.Marks[column]
			row := []string{
				s.Name, s.File, m.Level, p.title(p.Levels[column]), string(m.State), yes(m.State == class.Proved), strconv.Itoa(m.Stars),
				strconv.Itoa(m.Wanted), yes(m.Met()), findingOf(m),
			}
			x := m.Measures
			for _, value := range []int64{x.Ticks, x.Switches, x.Keys, x.Memory, int64(x.Steps), int64(x.Interrupts)} {
				row = append(row, measured(m, value))
			}
			rows = append(rows, append(row, number(m.Alike), p.why(m), strconv.Itoa(m.Variant)))
		}
	}
	return p.rows(out, rows)
}

// gradebook has one line for every student.
func (p printer) gradebook(out io.Writer) error {
	head := []string{"name", "file", "points", "of", "percent", "done", "levels"}
	for _, l := range p.Levels {
		head = append(head, l.ID())
	}
	rows := [][]string{append(head, "notes")}
	for i := range p.Students {
		s := &p.Students[i]
		row := []string{
			s.Name, s.File, strconv.Itoa(s.Points()), strconv.Itoa(p.Wanted()), strconv.Itoa(p.Percent(s)), strconv.Itoa(s.Met()), strconv.Itoa(len(p.Levels)),
		}
		for m := range s.Marks {
			row = append(row, strconv.Itoa(s.Marks[m].Stars))
		}
		rows = append(rows, append(row, p.notes(s)))
	}
	return p.rows(out, rows)
}

func (p printer) notes(s *class.Student) string {
	var notes []string
	for _, problem := range s.Problems {
		notes = append(notes, problem.Text.In(p.language))
	}
	return strings.Join(notes, "; ")
}

// rows writes lines, and after them one for each file that could not be graded: its name, and in the last column why.
func (p printer) rows(out io.Writer, rows [][]string) error {
	for _, problem := range p.Refused {
		row := make([]string, len(rows[0]))
		row[1], row[len(row)-1] = problem.Place, problem.Text.In(p.language)
		rows = append(rows, row)
	}
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// harmless returns a text that no spreadsheet takes for a formula.
func harmless(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if strings.ContainsRune("=+-@|%\t\r\n＝＋－＠", first) && text != "" {
		return "'" + text
	}
	return text
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// measured returns a figure of a proved solution; of any other it is "".
func measured(m *class.Mark, value int64) string {
	if m.State != class.Proved {
		return ""
	}
	return strconv.FormatInt(value, 10)
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func findingOf(m *class.Mark) string {
	if m.State != class.Refuted {
		return ""
	}
	return m.Finding.String()
}
