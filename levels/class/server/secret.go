package server

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lostupdate/levels/class/store"
)

// codeLetters are capital letters and digits of which no two look alike: no O and 0, no I, L and 1, no S and 5, no B
// and 8, no Z and 2, no U and V.
const codeLetters = "ACDEFGHJKMNPQRTWXY34679"

// How long codes are, in letters.
const (
	classCodeLen  = 6 // 148 million
	returnCodeLen = 8 // 78 thousand million
)

// newCode returns a code that nobody can guess.
func newCode(length int) string {
	var b strings.Builder
	for b.Len() < length {
		one := []byte{0}
		rand.Read(one) // never fails; see its documentation
		// A byte beyond the last whole round would make some letters likelier than others.
		if n := int(one[0]); n < 256/len(codeLetters)*len(codeLetters) {
			b.WriteByte(codeLetters[n%len(codeLetters)])
		}
	}
	return b.String()
}

// readCode returns a code as it was given out, whatever somebody has typed in between: small letters, spaces, dashes, letters of
// Chinese keyboards.
func readCode(typed string) string {
	if len(typed) > 64 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(codeLetters, r) {
			return r
		}
		return -1
	}, strings.ToUpper(norm.NFKC.String(typed)))
}

// inTwo shows a code in two halves.
func inTwo(code string) string { return code[:len(code)/2] + "-" + code[len(code)/2:] }

// newSeed returns a seed for variants: small enough to be read aloud, and never 0, which means none.
func newSeed() uint32 {
	const most = 999_999
	draw := make([]byte, 4)
	rand.Read(draw)
	return binary.BigEndian.Uint32(draw)%most + 1
}

// newToken returns a secret of 128 bits for a cookie.
func newToken() string {
	token := make([]byte, 16)
	rand.Read(token)
	return base64.RawURLEncoding.EncodeToString(token)
}

func newKey() []byte {
	key := make([]byte, 32)
	rand.Read(key)
	return key
}

// hashOf is what is kept of a secret. Tokens are random, and return codes can be tried only a few times, so that no slow
// hash is needed for either; the class's own number keeps equal codes from having equal hashes.
func hashOf(kind string, c store.ClassID, secret string) store.Hash {
	return sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s", kind, c, secret))
}

// derive returns a secret that only who has the key can make: those of links, which can so be shown again after a restart.
func (s *Server) derive(what string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte(what))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:16])
}

// ownerSecret opens the list of classes, and every class.
func (s *Server) ownerSecret() string { return s.derive("owner") }

// teacherSecret opens the pages of one class.
func (s *Server) teacherSecret(c *store.Class) string {
	return s.derive(fmt.Sprintf("teacher %d %s", c.ID, c.Code))
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
