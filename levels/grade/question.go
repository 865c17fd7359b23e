package grade

import (
	"errors"
	"slices"

	"lostupdate/engine"
	"lostupdate/engine/explore"
	"lostupdate/engine/sched"
	"lostupdate/levels"
	"lostupdate/levels/compile"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

// ErrNoQuestion is returned by NewInquiry for a level that asks nothing.
var ErrNoQuestion = errors.New("grade: the level asks no question")

// Inquiry works out the answer to a level's question: which values a global can
// have when everybody has gone home. Like a Job it is advanced in slices by the
// goroutine that made it, and closed if it is given up.
type Inquiry struct {
	level    *levels.Level
	question puzzle.Question
	factory  *compile.Factory
	object   engine.ObjectID // -1: of a line in which nobody works
	search   *explore.Search
	limits   engine.Limits
	answer   *Answer
}

// Answer is what is true about a question.
type Answer struct {
	Known    bool             // false where a limit was reached first
	Limit    engine.LimitName // that limit
	Possible []int64          // all values that are possible, ascending, offered as a choice or not

	Explanation puzzle.Bilingual // the possible values, in a sentence
}

// NewInquiry begins to work out the answer, for the factory as it stands at the
// start. Zero limits stand for the defaults of package explore.
func NewInquiry(level *levels.Level, limits engine.Limits) (*Inquiry, error) {
	q := level.Puzzle.Predict
	if q == nil {
		return nil, ErrNoQuestion
	}
	f, err := compile.Compile(level.Puzzle, level.Puzzle.Start)
	if err != nil {
		return nil, err
	}
	i := &Inquiry{level: level, question: *q, factory: f, limits: limits}
	i.object = f.Object(max(0, level.Puzzle.Line(q.Line)), q.Global, "")
	program := i.asked(nil)
	if i.search, err = explore.New(program, limits); err != nil {
		return nil, err
	}
	return i, nil
}

// asked returns the program of which only the value in question is looked at.
func (i *Inquiry) asked(final engine.Predicate) *engine.Program {
	program := *i.factory.Program
	program.Final, program.JoinAll, program.StarvationFree = final, false, false
	program.Observed = []engine.ObjectID{}
	if i.object >= 0 {
		program.Observed = []engine.ObjectID{i.object}
	}
	return &program
}

// Advance goes on for about that many steps of the search and reports whether the
// answer is there.
func (i *Inquiry) Advance(transitions int) (done bool) {
	switch {
	case i.answer != nil || i.search == nil:
		return true
	case !i.search.Advance(transitions):
		return false
	}
	i.answer = i.read(i.search.Report())
	i.Close()
	return true
}

func (i *Inquiry) read(report *engine.Report) *Answer {
	if report.Verdict == engine.Unknown {
		return &Answer{Limit: report.Limit, Explanation: explain.Undecided(report)}
	}
	a := &Answer{Known: true}
	for _, outcome := range report.Outcomes {
		value := i.firstValue()
		if len(outcome) > 0 {
			value = outcome[0]
		}
		a.Possible = append(a.Possible, value)
	}
	slices.Sort(a.Possible)
	a.Possible = slices.Compact(a.Possible)
	a.Explanation = explain.Predicted(i.level, a.Possible)
	return a
}

// firstValue is what the global is worth where nobody works.
func (i *Inquiry) firstValue() int64 {
	g, _ := i.level.Puzzle.Global(i.question.Global)
	return g.Init
}

// Answer returns the answer, or nil while it is not there.
func (i *Inquiry) Answer() *Answer { return i.answer }

// Close gives back what the search holds. The answer stays readable.
func (i *Inquiry) Close() {
	if i.search != nil {
		i.search.Close()
		i.search = nil
	}
}

// Ask works out an answer at once.
func Ask(level *levels.Level, limits engine.Limits) (*Answer, error) {
	i, err := NewInquiry(level, limits)
	if err != nil {
		return nil, err
	}
	defer i.Close()
	for !i.Advance(sliceTransitions) {
	}
	return i.Answer(), nil
}

// Right reports whether exactly the possible ones among the choices were picked.
func (a *Answer) Right(q *puzzle.Question, picked []int64) bool {
	for _, choice := range q.Choices {
		if slices.Contains(a.Possible, choice) != slices.Contains(picked, choice) {
			return false
		}
	}
	return a.Known
}

// Show returns the shortest run at whose end the global in question has a value,
// or nil where there is none or a limit was reached: a picture of why that value
// is possible.
func (i *Inquiry) Show(value int64) (*engine.Trace, error) {
	if i.object < 0 {
		return nil, nil
	}
	report, err := explore.Prove(i.asked(differs{i.object, value}), i.limits)
	if err != nil || report.Verdict != engine.Refuted || report.Shortest.Finding.Kind != engine.WrongOutcome {
		return nil, err
	}
	return sched.Replay(i.factory.Program, report.Shortest.Schedule)
}

// Factory returns the factory that is asked about, with the map from steps to
// stations.
func (i *Inquiry) Factory() *compile.Factory { return i.factory }

// differs is the claim that an object does not have a value.
type differs struct {
	object engine.ObjectID
	value  int64
}

func (d differs) Holds(value func(engine.ObjectID) int64) bool { return value(d.object) != d.value }
func (d differs) String() string                               { return "differs" }
