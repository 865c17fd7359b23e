-- Version 1 of the class server's file. A change is a new file beside this one, and a line in migrate.go.
-- AUTOINCREMENT: no number is given out twice, not even that of something erased.
CREATE TABLE key (
	id     INTEGER PRIMARY KEY CHECK (id = 1),
	secret BLOB NOT NULL
) STRICT;

CREATE TABLE class (
	id         INTEGER PRIMARY KEY AUTOINCREMENT,
	code       TEXT NOT NULL UNIQUE,
	assignment TEXT NOT NULL,
	open       INTEGER NOT NULL,
	created    INTEGER NOT NULL,
	duel       TEXT NOT NULL
) STRICT;

CREATE TABLE student (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	class   INTEGER NOT NULL REFERENCES class (id) ON DELETE CASCADE,
	name    TEXT NOT NULL,
	folded  TEXT NOT NULL,
	session BLOB NOT NULL,
	back    BLOB NOT NULL,
	joined  INTEGER NOT NULL,
	kept    TEXT NOT NULL,
	notes   TEXT NOT NULL,
	UNIQUE (class, folded)
) STRICT;

CREATE TABLE ticket (
	id       INTEGER PRIMARY KEY AUTOINCREMENT,
	student  INTEGER NOT NULL REFERENCES student (id) ON DELETE CASCADE,
	text     TEXT NOT NULL,
	received INTEGER NOT NULL
) STRICT;

CREATE INDEX ticket_student ON ticket (student);
