package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// committer makes many writes share one flush to the disk, which is what takes the time: writes that come while
// another is being flushed wait, and then go together. Each is still whole or not at all, and is answered only when it is on the disk.
type committer struct {
	db     *sql.DB
	writes chan write

	mu     sync.RWMutex // held for reading while a write is handed over
	closed bool
	ended  chan struct{}
}

type write struct {
	do   func(tx *sql.Tx) error
	done chan error
}

// togetherMax is how many writes go into one transaction.
const togetherMax = 128

func newCommitter(db *sql.DB) *committer {
	c := &committer{db: db, writes: make(chan write, togetherMax), ended: make(chan struct{})}
	go c.run()
	return c
}

// do makes one write and returns when it is on the disk.
func (c *committer) do(do func(tx *sql.Tx) error) error {
	c.mu.RLock()
	if c.closed {
		c.mu.RUnlock()
		return errClosed
	}
	w := write{do, make(chan error, 1)}
	c.writes <- w
	c.mu.RUnlock()
	return <-w.done
}

func (c *committer) run() {
	defer close(c.ended)
	var together []write
	for w := range c.writes {
		together = append(together[:0], w)
		for len(c.writes) > 0 && len(together) < togetherMax {
			together = append(together, <-c.writes)
		}
		c.commit(together)
	}
}

// commit makes all writes in one transaction. One that fails is taken back alone.
func (c *committer) commit(together []write) {
	results := make([]error, len(together))
	err := func() error {
		tx, err := c.db.BeginTx(context.Background(), nil)
		if err != nil {
			return err
		}
		for i, w := range together {
			if results[i], err = alone(tx, w.do); err != nil {
				return errors.Join(err, tx.Rollback())
			}
		}
		return tx.Commit()
	}()
	for i, w := range together {
		if err != nil {
			results[i] = err
		}
		w.done <- results[i]
	}
}

// alone makes one write so that it can be taken back. fault is an error of the transaction as a whole.
func alone(tx *sql.Tx, do func(tx *sql.Tx) error) (result, fault error) {
	if _, err := tx.Exec("SAVEPOINT one"); err != nil {
		return nil, err
	}
	if result = do(tx); result != nil {
		if _, err := tx.Exec("ROLLBACK TO one"); err != nil {
			return nil, err
		}
	}
	_, fault = tx.Exec("RELEASE one")
	return result, fault
}

// close ends the work after all writes that were handed over.
func (c *committer) close() {
	c.mu.Lock()
	if !c.closed {
		c.closed = true
		close(c.writes)
	}
	c.mu.Unlock()
	<-c.ended
}
