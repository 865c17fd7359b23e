// Inspector is the headless tool of Lost Update: it lists the campaign, checks
// it, proves a level or a solution over every schedule, finds the best solutions, writes
// levels as programs, makes one run, and grades classes.
//
//	go run ./levels/cmd/inspector list [--coverage] [--json]
//	go run ./levels/cmd/inspector check [LEVEL|PACK ...] [--write]
//	go run ./levels/cmd/inspector prove LEVEL|FILE [--solution FILE] [--json]
//	go run ./levels/cmd/inspector solve LEVEL|FILE [--blueprints N] [--json]
//	go run ./levels/cmd/inspector predict LEVEL|FILE [--json]
//	go run ./levels/cmd/inspector export LEVEL|FILE [--lang python|go] [--solution FILE] [--out FILE]
//	go run ./levels/cmd/inspector run LEVEL|FILE [--solution FILE] [--seed N] [--json]
//	go run ./levels/cmd/inspector assign LEVEL[:STARS] ... [--chapter N] [--seed N] [--label TEXT] [--address URL] [--png FILE] [--json]
//	go run ./levels/cmd/inspector ticket SOLUTION ... --name NAME [--assignment LINK] [--out FILE]
//	go run ./levels/cmd/inspector grade PATH ... [--assignment LINK] [--format FORMAT] [--min-score N] [--out FILE]
//	go run ./levels/cmd/inspector gradescope --assignment LINK -o autograder.zip
//	go run ./levels/cmd/inspector workflow --assignment LINK [--for github|gitlab|plain] [--min-score N] [--game URL] -o FILE
//	go run ./levels/cmd/inspector scorm --assignment LINK [--page FOLDER] [--title TEXT] -o class.zip
//	go run ./levels/cmd/inspector serve [LEVEL[:STARS] ...|--assignment LINK] [--addr HOST:PORT] [--store FILE] [--page FOLDER] [--address URL]
//	go run ./levels/cmd/inspector kit [--lang en|zh] [--answers] -o FOLDER
//
// LEVEL is the id of a campaign level, FILE a level file of your own; its texts
// may be missing. PACK is a level pack: a folder or a zip archive. Without --solution
// the level is judged, or exported, as the player finds it.
//
// "check" recomputes everything, pars included, and keeps nothing between two runs; how long it
// took stands on standard error. "solve"
// says what is best among all solutions that can be built, and which are simpler
// than the level's proofs; package solve says how. "predict" answers the question that a level asks. "export" writes a program that runs;
// package code says what stands for what in it.
//
// "assign" makes the link that a teacher gives to a class, with a code to compare and a QR code. Students solve the levels
// and export a ticket. "grade" judges the solutions in tickets: PATH is a ticket, a folder, or a zip archive. FORMAT is
// table, csv, gradebook, json, html, junit, md or gradescope; package report describes them. "gradescope" writes an autograder that does the same
// on that service, "workflow" one for GitHub Actions, GitLab CI or any machine with Go, "scorm" a package for Moodle and its like (package scorm says what they are told), "kit" lesson plans and worksheets to print (package kit), and "ticket" makes a ticket without the game. Package class says what can be wrong with tickets.
//
// "serve" runs a class server until Ctrl-C: it prints where students join, with a QR code, and the teacher's secret link. The
// same command goes on with the same class. Package server says what it does.
//
// # Exit codes
//
//	0  proved, or fine
//	1  refuted; check: a level is not as it should be; solve: no solution is
//	   right, or nothing can be broken; list --coverage: a concept has no level;
//	   grade: a ticket is below --min-score, or with it could not be graded
//	2  unknown, and no answer of predict: a limit was reached first
//	3  unreadable input, with file, line, column and advice; or bad usage;
//	   predict: the level asks nothing;
//	   grade: there is no ticket at all that can be graded
//	4  a fault of this program
//
// "run" only runs: it ends with 0 whatever came out, and says what it was.
//
// # JSON
//
// The output of --json is stable: fields may be added, but none is renamed,
// removed or given another meaning. All numbers are whole; those that may be
// huge are strings.
//
// list prints an array with one object for every level, in the order of play:
//
//	id        name of the level
//	chapter   number of its chapter
//	number    its place in the campaign
//	role      "engineer", "sabotage" or "both"
//	concepts  array of names
//	title     {en, zh}
//	variants  how many there are, the level itself included; "ID~2" is the second
//
// prove prints one object:
//
//	level          id of the level
//	solution       file of the solution; null without one
//	verdict        "proved", "refuted" or "unknown"
//	finding        what is wrong, such as "wrong-outcome"; null unless refuted
//	limit          the limit that was reached: "states", "transitions" or
//	               "memory"; null unless unknown
//	states         different states that were met; 0 if a schedule was judged
//	transitions    steps from state to state that were tried
//	interleavings  number of different complete schedules, as a decimal string;
//	               null where they were not counted or are endless
//	outcomes       array of objects from the names of the globals to their last
//	               values; names are "B.total" where several lines are in use
//	witness        {schedule, steps, preemptions, repeats} of the shortest
//	               counterexample, or of the schedule that was judged; null
//	               where there is none. The last "repeats" steps of a livelock
//	               can follow again and again; it is 0 for anything else
//	missed         array of {demand, want, got}: demands that were not met
//	stars          {works, fast, lean}
//	explanation    {en, zh}: one sentence
//
// run prints one object:
//
//	level      id of the level
//	solution   file of the solution; null without one
//	seed       what was given with --seed
//	ticks      length of the shift; 1000000 where it was given up before its end
//	switches   changes of a bench
//	memory     the most that lines and workers took up at once
//	firstSeen  tick at which the last worker began; null if somebody never did
//	busy       percent of all benches' time that was spent on work
//	finding    what went wrong in this one run; null if nothing did
//	round      {from, ticks} of a run that goes round for ever: from which tick on, at the latest, and how long
//	           once round is; null of any other run
//	outcome    object from the names of the globals to their last values
//	traceHash  16 hexadecimal digits: equal for equal runs on every platform
//
// check prints an array with {id, fine, problems} for every level that it
// checked; problems is an array of {file, message, unknown}.
//
// list --coverage prints an array with {id, title, levels} for every concept that the
// campaign must teach; levels is an array of ids, empty where no level teaches it.
//
// solve prints one object:
//
//	level       id of the level
//	complete    whether everything that the level allows was tried and decided
//	tried       solutions that were judged; those that differ by names that mean
//	            nothing are tried once
//	correct     right ones among them
//	undecided   those for which one search met its limit
//	ticks       of the fastest right solution
//	switches, keys, memory
//	            of the leanest
//	steps       of the shortest schedule that wins (sabotage)
//	interrupts  of the schedule with the fewest (sabotage)
//	histogram   {ticks, keys, memory}: arrays of [value, how many right solutions]
//	fastest, leanest, shortest, clearest
//	            solutions as lines of a solution file; null where there is none
//	unintended  array of {what, needs, known, solution}: right solutions that need
//	            fewer "edits" or "tools" than every proof of the level
//
//	first       the same for the first part of a level that is slowed down
//	            first; only there
//
// predict prints one object:
//
//	level        id of the level
//	of           the global that is asked about, such as "total" or "B.total"
//	choices      array of the values that are offered
//	possible     array of all that it can have in the end, ascending; null where
//	             a limit was reached first
//	limit        that limit; null where there is an answer
//	explanation  {en, zh}: one sentence
//
// assign prints one object:
//
//	text    the assignment, for the game's --assignment
//	link    the address that opens the game with it; null without --address
//	code    nine digits to compare
//	hash    what tickets call the assignment
//	seed    of the numbers that every student has for himself; 0: all have the same
//	levels  array of {id, revision, stars}
//
// What grade prints with --format json is in package report.
//
// # What it refuses to do
//
// It never guesses a verdict from runs: "run" shows one run and judges nothing.
// It writes no file but par.yaml, and that only with "check --write", and those
// that --out, -o and --png name, the folder of "workflow -o" included. It runs no exported program; "gradescope" runs the Go compiler, unless it is given a --binary,
// and "scorm" and "serve" run the game's own export, unless they are given a --page. "serve" keeps classes in its --store, and
// answers those who ask it; it asks nobody.
package main
