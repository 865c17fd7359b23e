package grade

import (
	"lostupdate/engine"
	"lostupdate/levels/compile"
)

// Reference runs the reference shift of a factory and returns what it costs. The
// finding says why the shift alone refutes the factory, in the words of a Result:
// a failure of the program itself, or a demand that is missed. It is NoFinding
// where only the search over all schedules can still find something.
func Reference(f *compile.Factory) (Measures, engine.FindingKind, error) {
	bench := Bench(f)
	if err := bench.Validate(len(f.Tasks)); err != nil {
		return Measures{}, engine.NoFinding, err
	}
	shift, err := RunShift(f, 0)
	if err != nil {
		return Measures{}, engine.NoFinding, err
	}
	m := Measure(f, shift)
	if failed(shift.Trace.Finding) {
		return m, shift.Trace.Finding.Kind, nil
	}
	if misses := missed(f.Puzzle, &m, shift); len(misses) > 0 {
		return m, misses[0].finding(), nil
	}
	return m, engine.NoFinding, nil
}
