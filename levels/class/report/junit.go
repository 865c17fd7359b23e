package report

import (
	"encoding/xml"
	"fmt"
	"io"

	"lostupdate/levels/class"
)

type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		File     string      `xml:"file,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string    `xml:"classname,attr"`
		Name    string    `xml:"name,attr"`
		Failure *junitWhy `xml:"failure"`
		Error   *junitWhy `xml:"error"`
	}
	junitWhy struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
	}
)

// junit has a suite for every student and a case for every level. A file that could not be graded is a suite with an error.
func (p printer) junit(out io.Writer) error {
	all := junitSuites{Name: p.assignment()}
	for i := range p.Students {
		all.Suites = append(all.Suites, p.suite(&p.Students[i]))
	}
	for _, problem := range p.Refused {
		why := &junitWhy{problem.Text.In(p.language), string(problem.Kind)}
		all.Suites = append(all.Suites, junitSuite{
			Name: problem.Place, File: problem.Place, Tests: 1, Errors: 1,
			Cases: []junitCase{{Class: problem.Place, Name: p.say("the file", "文件"), Error: why}},
		})
	}
	for _, s := range all.Suites {
		all.Tests, all.Failures, all.Errors = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors
	}
	if _, err := io.WriteString(out, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}

func (p printer) suite(s *class.Student) junitSuite {
	suite := junitSuite{Name: s.Name, File: s.File, Tests: len(s.Marks)}
	for column := range s.Marks {
		m := &s.Marks[column]
		one := junitCase{Class: s.Name, Name: p.title(p.Levels[column])}
		switch {
		case m.Met():
		case m.State == class.Undecided:
			suite.Errors++
			one.Error = &junitWhy{p.why(m), string(m.State)}
		case m.State == class.Proved:
			suite.Failures++
			text := fmt.Sprintf(p.say("%d stars, %d are wanted", "%d 颗星，要求 %d 颗"), m.Stars, m.Wanted)
			one.Failure = &junitWhy{text, "stars"}
		default:
			suite.Failures++
			one.Failure = &junitWhy{p.why(m), string(m.State)}
		}
		suite.Cases = append(suite.Cases, one)
	}
	return suite
}
