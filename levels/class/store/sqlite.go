package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite is a Store in one file.
type SQLite struct {
	db     *sql.DB
	commit *committer
	bounds Bounds
}

// pragmas are set when the file is opened. The log of writes is flushed to the disk with every commit (FULL), a second
// program is kept out (EXCLUSIVE), and what is deleted is overwritten with zeros.
func pragmas() []string {
	return []string{
		"busy_timeout(2000)", "locking_mode(EXCLUSIVE)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)",
		"secure_delete(ON)", "temp_store(MEMORY)", "trusted_schema(OFF)",
	}
}

// Open opens the file, or makes it, readable by its owner alone. The errors are ErrNewer, ErrForeign, ErrInUse, and those of
// the file system.
func Open(ctx context.Context, name string, bounds Bounds) (*SQLite, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	where := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: url.Values{"_pragma": pragmas(), "_txlock": {"immediate"}}.Encode()}
	db, err := sql.Open("sqlite", where.String())
	if err != nil {
		return nil, err
	}
	// One connection: SQLite writes one after another anyway, and so no write is ever refused for another.
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("%s: %w", name, translate(err))
	}
	return &SQLite{db, newCommitter(db), bounds}, nil
}

// translate gives SQLite's errors the names of this package.
func translate(err error) error {
	var e *sqlite.Error
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_BUSY:
		return ErrInUse
	case sqlite3.SQLITE_NOTADB:
		return ErrForeign
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return ErrTaken
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return ErrNotFound
	}
	return err
}

// insert runs a statement that adds at most one row. None means that a bound was met.
func (s *SQLite) insert(ctx context.Context, query string, values ...any) (id int64, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	err = s.commit.do(func(tx *sql.Tx) error {
		result, err := tx.Exec(query, values...)
		if err != nil {
			return translate(err)
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(ErrFull, err)
		}
		id, err = result.LastInsertId()
		return err
	})
	return id, err
}

// change runs a statement that changes one row.
func (s *SQLite) change(ctx context.Context, query string, values ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.commit.do(func(tx *sql.Tx) error { return changeIn(tx, query, values...) })
}

func changeIn(tx *sql.Tx, query string, values ...any) error {
	result, err := tx.Exec(query, values...)
	if err != nil {
		return translate(err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(ErrNotFound, err)
	}
	return nil
}

// rows reads all rows of a query.
func rows[T any](ctx context.Context, s *SQLite, scan func(*sql.Rows) (T, error), query string, values ...any) ([]T, error) {
	found, err := s.db.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var all []T
	for found.Next() {
		one, err := scan(found)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, found.Err()
}

// Key implements Store.
func (s *SQLite) Key(ctx context.Context, offered []byte) (key []byte, err error) {
	if _, err := s.db.ExecContext(ctx, "INSERT INTO key (id, secret) VALUES (1, ?) ON CONFLICT DO NOTHING", offered); err != nil {
		return nil, err
	}
	err = s.db.QueryRowContext(ctx, "SELECT secret FROM key").Scan(&key)
	return key, err
}

// AddClass implements Store.
func (s *SQLite) AddClass(ctx context.Context, c Class) (Class, error) {
	id, err := s.insert(ctx, `INSERT INTO class (code, assignment, open, created, duel) SELECT ?, ?, ?, ?, ?
		WHERE (SELECT count(*) FROM class) < ?`, c.Code, c.Assignment, c.Open, c.Created, c.Duel, s.bounds.Classes)
	c.ID = ClassID(id)
	return c, err
}

// Classes implements Store.
func (s *SQLite) Classes(ctx context.Context) ([]Class, error) {
	return rows(ctx, s, func(r *sql.Rows) (c Class, err error) {
		err = r.Scan(&c.ID, &c.Code, &c.Assignment, &c.Open, &c.Created, &c.Duel)
		return c, err
	}, "SELECT id, code, assignment, open, created, duel FROM class ORDER BY id")
}

// SetOpen implements Store.
func (s *SQLite) SetOpen(ctx context.Context, c ClassID, open bool) error {
	return s.change(ctx, "UPDATE class SET open = ? WHERE id = ?", open, c)
}

// SetDuel implements Store.
func (s *SQLite) SetDuel(ctx context.Context, c ClassID, duel string) error {
	return s.change(ctx, "UPDATE class SET duel = ? WHERE id = ?", duel, c)
}

// EraseClass implements Store.
func (s *SQLite) EraseClass(ctx context.Context, c ClassID) error {
	return s.erase(ctx, "DELETE FROM class WHERE id = ?", c)
}

// erase deletes, and then leaves no trace in the file and its log.
func (s *SQLite) erase(ctx context.Context, query string, value any) error {
	if err := s.change(ctx, query, value); err != nil {
		return err
	}
	for _, sweep := range []string{"VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := s.db.ExecContext(ctx, sweep); err != nil {
			return err
		}
	}
	return nil
}

// AddStudent implements Store.
func (s *SQLite) AddStudent(ctx context.Context, t Student) (Student, error) {
	id, err := s.insert(ctx, `INSERT INTO student (class, name, folded, session, back, joined, kept, notes) SELECT ?, ?, ?, ?, ?, ?, ?, ?
		WHERE (SELECT count(*) FROM student WHERE class = ?) < ?`,
		t.Class, t.Name, t.Folded, t.Session[:], t.Return[:], t.Joined, t.Kept, t.Notes, t.Class, s.bounds.Students)
	t.ID = StudentID(id)
	return t, err
}

// Students implements Store.
func (s *SQLite) Students(ctx context.Context, c ClassID) ([]Student, error) {
	var is int
	if err := s.db.QueryRowContext(ctx, "SELECT 1 FROM class WHERE id = ?", c).Scan(&is); err != nil {
		return nil, translate(err)
	}
	return rows(ctx, s, func(r *sql.Rows) (t Student, err error) {
		var session, back []byte
		err = r.Scan(&t.ID, &t.Class, &t.Name, &t.Folded, &session, &back, &t.Joined, &t.Kept, &t.Notes)
		copy(t.Session[:], session)
		copy(t.Return[:], back)
		return t, err
	}, "SELECT id, class, name, folded, session, back, joined, kept, notes FROM student WHERE class = ? ORDER BY id", c)
}

// SetSecrets implements Store.
func (s *SQLite) SetSecrets(ctx context.Context, id StudentID, session, back Hash) error {
	return s.change(ctx, "UPDATE student SET session = ?, back = ? WHERE id = ?", session[:], back[:], id)
}

// RemoveStudent implements Store.
func (s *SQLite) RemoveStudent(ctx context.Context, id StudentID) error {
	return s.erase(ctx, "DELETE FROM student WHERE id = ?", id)
}

// AddTicket implements Store.
func (s *SQLite) AddTicket(ctx context.Context, t Ticket) (Ticket, error) {
	id, err := s.insert(ctx, `INSERT INTO ticket (student, text, received) SELECT ?, ?, ?
		WHERE (SELECT count(*) FROM ticket WHERE student = ?) < ?`, t.Student, t.Text, t.Received, t.Student, s.bounds.Tickets)
	t.ID = TicketID(id)
	return t, err
}

// Waiting implements Store.
func (s *SQLite) Waiting(ctx context.Context, after TicketID, most int) ([]Ticket, error) {
	return rows(ctx, s, func(r *sql.Rows) (t Ticket, err error) {
		err = r.Scan(&t.ID, &t.Student, &t.Text, &t.Received)
		return t, err
	}, "SELECT id, student, text, received FROM ticket WHERE id > ? ORDER BY id LIMIT ?", after, most)
}

// Settle implements Store.
func (s *SQLite) Settle(ctx context.Context, t Ticket, kept, notes string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.commit.do(func(tx *sql.Tx) error {
		if err := changeIn(tx, "DELETE FROM ticket WHERE id = ? AND student = ?", t.ID, t.Student); err != nil {
			return err
		}
		return changeIn(tx, "UPDATE student SET kept = ?, notes = ? WHERE id = ?", kept, notes, t.Student)
	})
}

// Close implements Store.
func (s *SQLite) Close() error {
	s.commit.close()
	return s.db.Close()
}
