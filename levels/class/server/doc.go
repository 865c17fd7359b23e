// Package server is the class server: students join by a code, play in the browser, and hand in while they play; the
// teacher sees who is stuck where, and the projector how far the class is. "inspector serve" runs it.
//
// A room is a class, a pupil a student in it. What must not be lost is in a store.Store before it is in memory; what is in
// memory is made anew from it at every start.
//
//	student  /j/CODE      join with a code and a nickname; a return code brings the same student back in another browser
//	         /play/       the game; host.js in front of it brings tickets to /ticket, and again until they are taken
//	         /me /vote    his own standing; the duel
//	teacher  /teacher     takes the secret of the teacher's link, which stands behind the "#" and never comes into a request's
//	                      address, into a cookie
//	         /teacher/CODE  the grid, live; joining, removing, CSV, the duel, erasing
//	projector /screen/CODE  the code, the QR code, how far the class is, the duel; no nickname
//	owner    /classes     all classes, and new ones
//
// # Tickets
//
// A ticket is acknowledged when it is on the disk, with 202. Then it stands in the queue, and verifiers judge it with the engine; whatever
// it claims counts for nothing. Of a student the solutions that count are kept, those of all tickets together, so that a
// machine which knows less takes nothing away. Solutions that were judged once are remembered: a class that builds the same
// costs one judgement. After a restart what waits is verified, and what is kept is judged again: marks are not stored.
// Whoever's tickets cost most comes last, and no ticket costs more than Bounds.Efforts. A full queue answers
// 503 with Retry-After, which host.js heeds.
//
// # Live pages
//
// Pages are kept up to date by server-sent events. An event carries a part of a page, as it is at that moment, in the
// reader's language. What has changed is numbered, not kept: a page that comes back with Last-Event-ID gets what has
// changed since, however long that was, and a slow one has no backlog.
//
// # Figures
//
// 300 students on the same machine as the server, two cores with nothing else to do, SQLite on its disk with every commit
// flushed: all join at once with p50 33 ms and p99 44 ms; all hand in at once with p50 19 ms and p99 28 ms, 10 000 tickets a
// second; 0.1 s later all are verified and in the CSV. Where others use the machine, too, these are three to seven times as
// much. The command is
//
//	go test ./levels/class/server -run XXX -bench Lesson -benchtime 3x
//
// TestThreeHundredAtOnceAndKilled kills the server as kill -9 does when the last is acknowledged, and finds all of them after a restart.
//
// # What it refuses to do
//
// It keeps no name, no e-mail and no network address, and logs none; limits know addresses as hashes with a secret of this
// run. It trusts no ticket, no form from another site, no size and no speed: Bounds has a bound for each. It speaks plain HTTP, as a
// laptop in a classroom can; who puts it on the internet puts a server with a certificate in front, and says so with
// --address https://... Whoever knows the code of an open class can join it, as in any classroom without a
// door, and under any nickname that does not look like one that is there: the teacher closes the class when all are there, and
// removes who does not belong. A vote counts when its round ends; a
// restart asks for those of the open round again.
package server
