// Package class is what a teacher needs: assignments, the tickets that students hand
// in, and the grading of a whole class.
//
// An Assignment says which levels are wanted. It fits into a link, and nobody needs an account:
//
//	a := &class.Assignment{Label: "Week 3", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 2}}}
//	link := a.Link("https://school.example/lost-update/")
//	code := a.Code() // to read aloud: 482-917-305
//
// With a Seed every student gets a variant of each level, with other numbers and names and just as hard: LevelFor finds it by
// the seed and the name, in the game as in grading. What differs between the variants, and that none is harder, is a matter of
// the level files and of the inspector's check; see levels/FORMAT.md.
//
// A Ticket holds a nickname or number and solutions, each the text of a solution file. There is no score in
// it. It is a text file that people can read:
//
//	lost-update-ticket: 1
//	name: 17
//	assignment: 5b0c9a1b22e07d31
//	rules: 1
//	solutions: 1
//	check: 6a1f0c44
//	---
//	format: 1
//	level: the-key
//	...
//
// Collect reads tickets from files, folders and zip archives; Grade judges what is in them over every schedule, on
// all cores and equal solutions once, and makes a Roster of students and levels:
//
//	files, err := class.Collect([]string{"tickets.zip"})
//	roster := class.Grade(files, class.Options{Catalog: campaign, Assignment: a}, nil)
//
// Whoever must stay awake meanwhile, such as a page in a browser, does the pieces of a Grading one by one.
// Package report prints rosters, package kit lessons. TRUST.md tells teachers how grading cannot be fooled, and what it does not see.
//
// # Bounds
//
// A ticket has at most TicketBytesMax, and one with the whole campaign less than 10 KB. At most FilesMax files with BytesMax
// are read at once, whatever an archive says of itself. Each judgement has DefaultLimits, each ticket and the whole class
// DefaultEfforts, counted in steps and not in time, so that the result is the same on every machine. A file that is beyond a bound,
// damaged or no ticket at all is named, as is a ticket that would cost too much, and the others are graded.
//
// # How long it takes
//
// Grading 300 tickets of 66 levels takes half a second on two cores where students build what is usually built. Where no two of
// them have built the same, 25,200 judgements, it takes 9 seconds on two idle cores, and 23 where others use them, too. A ticket
// that was made to cost time takes up to half a second of processor time on such a machine and a few on a slow one, whatever is in
// it; a class of 300 of these, the worst that there can be, one and a half to five minutes. These commands measure the three, the
// last one with 30 tickets:
//
//	go test ./levels/class -run '^$' -bench Class/shared -benchtime 1x
//	go test ./levels/class -run '^$' -bench Class/alone -benchtime 1x
//	go test ./levels/class -run '^$' -bench HostileClass -benchtime 1x
//
// # What it refuses to do
//
// It believes no claim: no stars, no measures, no times. It reads no clock, so it knows neither when something was
// solved nor how many attempts that took. It keeps nothing, sends nothing, and knows nobody's name but
// what a ticket says. The check in a ticket finds accidents; that a solution is somebody's own work, no file can prove.
package class
