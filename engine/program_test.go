package engine

import (
	"testing"

	"github.com/stretchr/testify/require"
)

type idle struct{}

func (idle) Run(Port) {}

func TestProgramsThatCannotRun(t *testing.T) {
	one := []Task{{Body: idle{}}}
	for want, p := range map[string]*Program{
		"no tasks":                       {},
		"has 65 tasks":                   {Tasks: make([]Task, 65)},
		"has no body":                    {Tasks: []Task{{Name: "Ann"}}},
		"has 257 shared objects":         {Tasks: one, Objects: make([]Object, 257)},
		"unknown kind 99":                {Tasks: one, Objects: []Object{{Kind: 99}}},
		"lives in process 1":             {Tasks: one, Processes: []Process{{}}, Objects: []Object{{Process: 1}}},
		"belongs to process 2":           {Tasks: []Task{{Body: idle{}, Process: 2}}, Processes: []Process{{}}},
		"observed object 0 is not a var": {Tasks: one, Objects: []Object{{Kind: Mutex}}, Observed: []ObjectID{0}},
		"must stand before it":           {Tasks: one, Processes: []Process{{Forked: true}}},
		"is forked, and no task leads":   {Tasks: one, Processes: []Process{{}, {Forked: true}}},
		"is detached, but is no child":   {Tasks: one, Processes: []Process{{Detached: true}}},
		"has 2 tasks that lead it":       {Tasks: []Task{{Body: idle{}, Leads: true}, {Body: idle{}, Leads: true}}},
		"is robust, but is no mutex":     {Tasks: one, Objects: []Object{{Robust: true}}},
		"has the patience -1":            {Tasks: one, Objects: []Object{{Patience: -1}}},
		"has the patience 1001":          {Tasks: []Task{{Body: idle{}, Patience: 1001}}},
		"has patience at object 4":       {Tasks: []Task{{Body: idle{}, Patience: 1, PatientAt: []ObjectID{4}}}},
		"observed object -1":             {Tasks: one, Observed: []ObjectID{-1}},
	} {
		require.ErrorContains(t, p.Validate(), want)
	}
	require.NoError(t, (&Program{Tasks: one, Processes: []Process{{}}, Objects: []Object{{Process: Shared}}}).Validate())
}

func TestVariablesAreObservedUnlessChosen(t *testing.T) {
	p := &Program{Objects: []Object{{}, {Kind: Mutex}, {}}}
	require.Equal(t, []ObjectID{0, 2}, p.ObservedVariables())
	p.Observed = []ObjectID{2}
	require.Equal(t, []ObjectID{2}, p.ObservedVariables())
}
