// Package bench holds the programs on which the engine is measured, and measures
// it:
//
//	go test -bench . ./engine/bench              everything, natively
//	GOOS=js GOARCH=wasm go test -exec "$(go env GOROOT)/lib/wasm/go_js_wasm_exec" -bench . ./engine/bench   in node
//	go run ./engine/bench/compare [-wasm]        the same programs in SPIN, side by side; and in node
//
// README.md has the figures, and what was aimed at.
//
// BenchmarkProof and its like measure the search over states, BenchmarkExecutions the
// one that keeps none, with bodies that are looked up once they are known and with
// goroutines for every step.
//
// A benchmark of a proof is cold: it starts goroutines, learns what the bodies do,
// searches and ends the goroutines again, for each iteration. The programs are
// the classical ones that other tools are measured on:
//
//	counter n,k       n workers, k times each: read a counter, write one more
//	locked n,k        the same with a mutex around it
//	philosophers n    n philosophers take their left fork, then their right one
//	ordered n         the same, but the last one reaches the other way round
//	buffer n,k        n producers and n consumers pass k items each through a
//	                  shelf for one, with two condition variables
package bench
