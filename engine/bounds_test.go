package engine

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestObjectsThatCannotBe(t *testing.T) {
	for _, test := range []struct {
		object Object
		want   string
	}{
		{Object{Kind: Barrier}, "of kind barrier begins with 0; possible are 1 to 64"},
		{Object{Kind: Barrier, Init: 65}, "possible are 1 to 64"},
		{Object{Kind: Countdown, Init: -1}, "of kind countdown begins with -1"},
		{Object{Kind: ManualEvent, Init: 2}, "of kind event begins with 2; possible are 0 to 1"},
		{Object{Kind: Queue}, "of kind queue begins with 0; possible are 1 to 6"},
		{Object{Kind: Queue, Init: 7}, "possible are 1 to 6"},
		{Object{Kind: OutTray, Init: 4}, "of kind out-tray begins with 4; possible are 1 to 3"},
		{Object{Kind: Variable, Recursive: true}, "is recursive, but only a mutex can be, and it is a variable"},
		{Object{Kind: Mutex, Ghosts: true}, "has ghosts, but only a condition can have them, and it is a mutex"},
	} {
		p := &Program{Objects: []Object{test.object}, Tasks: []Task{{Body: nobody{}}}}
		require.ErrorContains(t, p.Validate(), test.want)
	}
	crowd := &Program{Objects: []Object{{Kind: RWLock}}}
	for range TasksMax {
		crowd.Tasks = append(crowd.Tasks, Task{Body: nobody{}})
	}
	require.ErrorContains(t, crowd.Validate(), "then at most 63 tasks are possible, and there are 64")
	crowd.Tasks = crowd.Tasks[1:]
	require.NoError(t, crowd.Validate())
}

type nobody struct{}

func (nobody) Run(Port) {}
