package store

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

//go:embed schema.sql
var schema1 string

// migrations lead from one version of the file to the next: the first makes version 1 of an empty file.
func migrations() []string { return []string{schema1} }

// SchemaVersion is that of the files that are written, and the newest that is read.
const SchemaVersion = 1

// applicationID marks a file as a class server's: "LUcs" in hexadecimal. A database of another program is not touched.
const applicationID = 0x4c556373

// migrate brings the file to the newest version, each step whole or not at all.
func migrate(ctx context.Context, db *sql.DB) error {
	var version, application, tables int
	for _, ask := range []struct {
		query string
		value *int
	}{{"PRAGMA user_version", &version}, {"PRAGMA application_id", &application}, {"SELECT count(*) FROM sqlite_schema", &tables}} {
		if err := db.QueryRowContext(ctx, ask.query).Scan(ask.value); err != nil {
			return err
		}
	}
	switch {
	case tables > 0 && application != applicationID:
		return ErrForeign
	case version > SchemaVersion:
		return ErrNewer
	}
	steps := migrations()
	for ; version < len(steps); version++ {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, steps[version]+fmt.Sprintf("\nPRAGMA user_version = %d; PRAGMA application_id = %d;", version+1, applicationID))
		if err != nil {
			_ = tx.Rollback()
			return err
		}
		if err := tx.Commit(); err != nil {
			return err
		}
	}
	return nil
}
