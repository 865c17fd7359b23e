package report

import (
	"encoding/json"
	"io"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/explain"
	"lostupdate/levels/grade"
	"lostupdate/levels/puzzle"
)

// The shape of the JSON. Names stay when names in the code change.
type (
	jsonClass struct {
		Assignment *jsonAssignment `json:"assignment"` // null without one
		Levels     []jsonLevel     `json:"levels"`
		Students   []jsonStudent   `json:"students"`
		Refused    []jsonProblem   `json:"refused"` // files that could not be graded
		Strange    []jsonProblem   `json:"strange"` // what is wrong with the assignment
		Alike      []jsonAlike     `json:"alike"`
		Twins      [][]string      `json:"twins"`
		Troubles   []jsonTrouble   `json:"troubles"`
		Solutions  int             `json:"solutions"`
		Judged     int             `json:"judged"`
	}
	jsonAssignment struct {
		Label string `json:"label"`
		Due   string `json:"due"`
		Hash  string `json:"hash"`
		Code  string `json:"code"`
		Stars int    `json:"stars"`
		Seed  uint32 `json:"seed"` // of variants; 0 where everybody had the same
	}
	jsonLevel struct {
		ID     string   `json:"id"`
		Number int      `json:"number"`
		Title  jsonText `json:"title"`
		Wanted int      `json:"wanted"`
		Met    int      `json:"met"`
	}
	jsonStudent struct {
		Name     string        `json:"name"`
		File     string        `json:"file"`
		Points   int           `json:"points"`
		Percent  int           `json:"percent"`
		Met      int           `json:"met"`
		Marks    []jsonMark    `json:"marks"`
		Problems []jsonProblem `json:"problems"`
	}
	jsonMark struct {
		Level    string        `json:"level"`
		Variant  int           `json:"variant"`
		State    class.State   `json:"state"`
		Stars    int           `json:"stars"`
		Met      bool          `json:"met"`
		Finding  string        `json:"finding,omitempty"`
		Why      *jsonText     `json:"why,omitempty"`
		Measures *jsonMeasures `json:"measures,omitempty"` // of a proved one
		Compared *jsonMeasures `json:"compared,omitempty"` // beyond the best solution of the variant, where there are variants
		Alike    int           `json:"alike,omitempty"`    // number in "alike", from 1
	}
	jsonMeasures struct {
		Ticks      int64 `json:"ticks"`
		Switches   int64 `json:"switches"`
		Keys       int64 `json:"keys"`
		Memory     int64 `json:"memory"`
		Steps      int   `json:"steps"`
		Interrupts int   `json:"interrupts"`
	}
	jsonProblem struct {
		Kind  class.Kind `json:"kind"`
		Place string     `json:"place"`
		Text  jsonText   `json:"text"`
	}
	jsonAlike struct {
		Level    string   `json:"level"`
		Proved   bool     `json:"proved"`
		Telling  bool     `json:"telling"`
		Students []string `json:"students"`
		Known    int      `json:"known"`
	}
	jsonTrouble struct {
		Concept  string      `json:"concept"`
		Title    jsonText    `json:"title"` // of the concept
		Failed   int         `json:"failed"`
		Missing  int         `json:"missing"`
		Solved   int         `json:"solved"`
		Findings []jsonCount `json:"findings"`
	}
	jsonCount struct {
		Finding string   `json:"finding"`
		Word    jsonText `json:"word"` // for the finding
		Times   int      `json:"times"`
	}
	jsonText struct {
		EN string `json:"en"`
		ZH string `json:"zh"`
	}
)

func (p printer) json(out io.Writer) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(p.whole())
}

func (p printer) whole() jsonClass {
	c := jsonClass{
		Levels: []jsonLevel{}, Students: []jsonStudent{}, Refused: problems(p.Refused), Strange: problems(p.Strange),
		Alike: []jsonAlike{}, Twins: [][]string{}, Troubles: []jsonTrouble{}, Solutions: p.Solutions, Judged: p.Judged,
	}
	if a := p.Assignment; a != nil {
		c.Assignment = &jsonAssignment{a.Label, a.Due, a.Hash(), a.Code(), a.Stars(), a.Seed}
	}
	for i, l := range p.Levels {
		level := jsonLevel{ID: l.ID(), Number: l.Puzzle.Number, Title: jsonText{l.Text(puzzle.English).Title, l.Text(puzzle.Chinese).Title}, Wanted: 1, Met: p.met(i)}
		if p.Assignment != nil {
			w, _ := p.Assignment.Wants(l.ID())
			level.Wanted = w.Stars
		}
		c.Levels = append(c.Levels, level)
	}
	for i := range p.Students {
		c.Students = append(c.Students, p.student(&p.Students[i]))
	}
	for _, a := range p.Alike {
		c.Alike = append(c.Alike, jsonAlike{a.Level, a.Proved, a.Telling(), p.nameList(a.Students), a.Known})
	}
	for _, t := range p.Twins {
		c.Twins = append(c.Twins, p.nameList(t.Students))
	}
	for _, t := range p.Troubles {
		trouble := jsonTrouble{t.Concept, jsonText(levels.ConceptTitle(t.Concept)), t.Failed, t.Missing, t.Solved, []jsonCount{}}
		for _, f := range t.Findings {
			trouble.Findings = append(trouble.Findings, jsonCount{f.Finding.String(), jsonText(explain.Kind(f.Finding)), f.Times})
		}
		c.Troubles = append(c.Troubles, trouble)
	}
	return c
}

func (p printer) student(s *class.Student) jsonStudent {
	out := jsonStudent{s.Name, s.File, s.Points(), p.Percent(s), s.Met(), []jsonMark{}, problems(s.Problems)}
	for i := range s.Marks {
		m := &s.Marks[i]
		mark := jsonMark{Level: m.Level, Variant: m.Variant, State: m.State, Stars: m.Stars, Met: m.Met(), Finding: findingOf(m), Alike: m.Alike}
		if m.Text.EN != "" {
			mark.Why = &jsonText{m.Text.EN, m.Text.ZH}
		}
		if m.State == class.Proved {
			mark.Measures = measuresOf(m.Measures)
			if p.Varied() {
				mark.Compared = measuresOf(p.Compared(m))
			}
		}
		out.Marks = append(out.Marks, mark)
	}
	return out
}

func measuresOf(x grade.Measures) *jsonMeasures {
	return &jsonMeasures{x.Ticks, x.Switches, x.Keys, x.Memory, x.Steps, x.Interrupts}
}

func (p printer) nameList(students []int) []string {
	names := []string{}
	for _, s := range students {
		names = append(names, p.Students[s].Name)
	}
	return names
}

func problems(all []*class.Problem) []jsonProblem {
	list := []jsonProblem{}
	for _, one := range all {
		list = append(list, jsonProblem{one.Kind, one.Place, jsonText{one.Text.EN, one.Text.ZH}})
	}
	return list
}
