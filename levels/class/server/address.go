package server

import (
	"net"
	"net/netip"
	"strconv"
)

// AddressOf returns the address at which others in the same network reach a listener, such as "http://192.168.1.5:8080":
// that of the first private IPv4 network, or of whatever else there is. It asks only this machine.
func AddressOf(l net.Listener) string {
	at, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return "http://" + l.Addr().String()
	}
	host := at.IP.String()
	if at.IP.IsUnspecified() {
		host = ownAddress()
	}
	return "http://" + net.JoinHostPort(host, strconv.Itoa(at.Port))
}

func ownAddress() string {
	all, err := net.InterfaceAddrs()
	if err != nil {
		return "127.0.0.1"
	}
	best, rank := "127.0.0.1", 0
	for _, one := range all {
		network, ok := one.(*net.IPNet)
		if !ok {
			continue
		}
		address, ok := netip.AddrFromSlice(network.IP)
		if address = address.Unmap(); !ok || address.IsLoopback() || address.IsLinkLocalUnicast() || address.IsMulticast() {
			continue
		}
		is := 1
		if address.Is4() {
			is = 2
		}
		if address.Is4() && address.IsPrivate() {
			is = 3
		}
		if is > rank {
			best, rank = address.String(), is
		}
	}
	return best
}
