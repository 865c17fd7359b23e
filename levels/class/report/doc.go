// Package report prints a graded class: as a table for a terminal, CSV for a spreadsheet, JSON for other programs, a page for a
// browser, JUnit's XML and Markdown for build servers, and Gradescope's results.json.
//
// Nicknames come from outside. They are escaped in every format, and in CSV a text that a spreadsheet would
// take for a formula gets an apostrophe in front.
//
// # CSV
//
// The CSV is UTF-8 with a byte order mark, which Excel wants before it shows Chinese, and lines end with CR LF. "csv" has one
// line for every student and level, "gradebook" one for every student, with a column for each level.
//
// # JSON
//
// Fields may be added, but none is renamed, removed or given another meaning. Its types are in json.go.
//
// # Gradescope
//
// One test for each level, with its stars as score. All tickets of a submission count together, the best of each level.
// The format is that of Gradescope's autograder specification; without tickets there is a result too, of 0 points.
//
// # What it refuses to do
//
// It judges nothing and opens no file. The page has no script, and asks no server for anything.
package report
