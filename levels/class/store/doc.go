// Package store keeps what a class server must not lose: classes, students, and the tickets that wait to be
// verified.
//
// Store is the interface. SQLite keeps everything in one file, Memory nothing beyond the program's own
// life; one table of tests holds both to the same rules. A shared database can follow behind the same
// interface when a school outgrows one machine.
//
// A ticket that AddTicket has taken is kept: SQLite writes ahead with synchronous=FULL, so that it survives the end
// of the program at any moment, and the end of power. Settle takes a verified ticket out of the queue and
// replaces the student's kept solutions in one step: a program that is ended in between verifies the ticket
// again and loses nothing.
//
// # What is kept
//
// Of a student: a nickname, hashes of two secrets, solutions, and notes of how often each level was tried. No
// name, no e-mail, no address. Of a class: its code, its assignment, whether it is open. Times are
// seconds since 1970, given by the caller: nothing here reads a clock.
//
// # What it refuses to do
//
// It keeps no marks and no scores: whoever needs them judges the kept solutions again, so that they are those of
// the rules of today. EraseClass and RemoveStudent leave nothing in the file that could be restored: what is
// deleted is overwritten, the log of writes is emptied and the file is rebuilt. A file of a newer release is not opened.
package store
