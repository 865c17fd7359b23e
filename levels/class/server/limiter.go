package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"maps"
	"net/netip"
	"sync"
	"time"
)

// limiter counts requests by whoever makes them, as a token bucket does. Keys are hashes with a secret of this run, and
// nothing about them is ever written down.
type limiter struct {
	rate   rate
	secret []byte

	mu   sync.Mutex
	full map[bucketKey]time.Time // when the bucket is full again
}

type bucketKey [16]byte

func newLimiter(r rate, secret []byte) *limiter {
	return &limiter{rate: r, secret: secret, full: map[bucketKey]time.Time{}}
}

// take lets a request through, or says how long to wait. A bucket that is full again is forgotten; where too many are
// known at once, only new ones are refused, for a short time.
func (l *limiter) take(who string, now time.Time) (wait time.Duration, ok bool) {
	mac := hmac.New(sha256.New, l.secret)
	mac.Write([]byte(who))
	key := bucketKey(mac.Sum(nil))

	l.mu.Lock()
	defer l.mu.Unlock()
	full, known := l.full[key]
	if !known && len(l.full) >= addressesMax {
		l.sweep(now)
		if len(l.full) >= addressesMax {
			return l.rate.every, false
		}
	}
	if full.Before(now) {
		full = now
	}
	full = full.Add(l.rate.every)
	if most := now.Add(time.Duration(l.rate.burst) * l.rate.every); full.After(most) {
		return full.Sub(most), false
	}
	l.full[key] = full
	return 0, true
}

func (l *limiter) sweep(now time.Time) {
	maps.DeleteFunc(l.full, func(_ bucketKey, full time.Time) bool { return full.Before(now) })
}

// allowed reports whether a request would be let through, and counts nothing.
func (l *limiter) allowed(who string, now time.Time) bool {
	mac := hmac.New(sha256.New, l.secret)
	mac.Write([]byte(who))
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.full[bucketKey(mac.Sum(nil))].After(now.Add(time.Duration(l.rate.burst-1) * l.rate.every))
}

// place is a network address as far as limits care: of the newer kind, whole networks of one household.
func place(remote string) string {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return "somewhere"
	}
	address := at.Addr().Unmap()
	if address.Is6() {
		if network, err := address.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return address.String()
}
