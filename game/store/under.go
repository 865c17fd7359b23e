package store

import (
	"crypto/sha256"
	"encoding/hex"
)

// Under returns the part of a store that belongs to an owner, such as one of the students who share a machine: the same
// names mean other values for each of them. The owner's own text is not kept; names there may be 13 bytes shorter.
func Under(s Store, owner string) Store {
	sum := sha256.Sum256([]byte("lost update owner\n" + owner))
	return part{s, hex.EncodeToString(sum[:6]) + "-"}
}

// part is a store whose names all begin alike.
type part struct {
	whole  Store
	prefix string
}

func (p part) Read(name string) ([]byte, error)      { return p.whole.Read(p.prefix + name) }
func (p part) Write(name string, data []byte) error  { return p.whole.Write(p.prefix+name, data) }
func (p part) Delete(name string) error              { return p.whole.Delete(p.prefix + name) }
func (p part) Recover(name string) (Recovery, error) { return p.whole.Recover(p.prefix + name) }
