package store

import (
	"bytes"
	"fmt"
	"hash/crc32"
)

// Every stored value begins with a line of text, so that a person who opens the file sees what it is:
//
//	lostupdate-data 1 crc32=75d21c38 bytes=12
const (
	sealWord    = "lostupdate-data "
	sealVersion = "1 "
)

// sealLine is the first line for the data.
func sealLine(data []byte) []byte {
	return fmt.Appendf(nil, "%s%scrc32=%08x bytes=%d\n", sealWord, sealVersion, crc32.ChecksumIEEE(data), len(data))
}

// seal puts the line with length and checksum before the data.
func seal(data []byte) []byte {
	return append(sealLine(data), data...)
}

// unseal checks the line and gives the data behind it.
func unseal(sealed []byte) ([]byte, error) {
	version, ours := bytes.CutPrefix(sealed, []byte(sealWord))
	end := bytes.IndexByte(sealed, '\n')
	if !ours || end < 0 {
		return nil, fmt.Errorf("%w: its first line is not one that this game writes", ErrDamaged)
	}
	if !bytes.HasPrefix(version, []byte(sealVersion)) {
		return nil, fmt.Errorf("%w: its first line reads %.60q", ErrNewer, sealed[:end])
	}
	line, data := sealed[:end+1], sealed[end+1:]
	if !bytes.Equal(line, sealLine(data)) {
		return nil, fmt.Errorf("%w: its first line does not fit the %d bytes that follow", ErrDamaged, len(data))
	}
	return data, nil
}
