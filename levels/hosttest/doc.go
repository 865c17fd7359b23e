// Package hosttest is for tests that need programs of the machine they run on: it says what happens where one is missing,
// and runs a package's tests as WebAssembly.
//
// A test whose program is not installed is skipped and says so, since `go test ./...` is to pass on a machine that has only
// Go. Where LOSTUPDATE_FULL is 1, as in .ci/run, it fails instead: a check that is skipped there would be one that nobody
// makes.
//
// The package installs nothing.
package hosttest
