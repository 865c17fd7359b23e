package display

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

// Why no window can be opened.
var (
	// ErrNone: no display is named at all.
	ErrNone = errors.New("DISPLAY is not set")
	// ErrWaylandOnly: there is a Wayland session, but no XWayland in it.
	ErrWaylandOnly = errors.New("this Wayland session has no XWayland, and DISPLAY is not set")
	// ErrNoAnswer: a display is named, but nothing answers there.
	ErrNoAnswer = errors.New("the X server does not answer")
)

// patience is how long a server may take to answer. It only asks to be there; a busy one needs milliseconds.
const patience = 2 * time.Second

// Check gives nil when a window can be opened, and otherwise an error that wraps one of those above. It takes the
// operating system as Go names it and the environment.
func Check(ctx context.Context, goos string, getenv func(string) string) error {
	switch goos {
	case "linux", "freebsd", "netbsd", "openbsd", "dragonfly":
	default:
		return nil
	}
	name := getenv("DISPLAY")
	if name == "" {
		if getenv("WAYLAND_DISPLAY") != "" {
			return fmt.Errorf("display: %w", ErrWaylandOnly)
		}
		return fmt.Errorf("display: %w", ErrNone)
	}
	addresses, err := addressesOf(name)
	if err != nil {
		return fmt.Errorf("display: DISPLAY is %q: %w: %w", name, ErrNoAnswer, err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var failures []error
	for _, at := range addresses {
		err := greet(ctx, at)
		if err == nil {
			return nil
		}
		failures = append(failures, err)
	}
	return fmt.Errorf("display: DISPLAY is %q: %w: %w", name, ErrNoAnswer, errors.Join(failures...))
}

// address is where a server may listen.
type address struct{ network, at string }

// firstPort is the TCP port of display 0.
const firstPort = 6000

// addressesOf reads a display name, such as ":0", "unix:1.0", "localhost:10.0" or "tcp/host:0", and lists the places
// where that server may listen, the likeliest first.
func addressesOf(name string) ([]address, error) {
	colon := strings.LastIndexByte(name, ':')
	if colon < 0 {
		return nil, errors.New("it should look like :0 or host:0")
	}
	host, number := name[:colon], name[colon+1:]
	number, _, _ = strings.Cut(number, ".") // the screen of that server: all of them answer alike
	display, err := strconv.ParseUint(number, 10, 16)
	if err != nil || firstPort+display > 65535 {
		return nil, errors.New("it should end in a small number, as in :0")
	}
	if protocol, rest, found := strings.Cut(host, "/"); found && (protocol == "tcp" || protocol == "unix") {
		host = rest
		if protocol == "unix" {
			host = ""
		}
	}
	if host == "" || host == "unix" {
		socket := fmt.Sprintf("/tmp/.X11-unix/X%d", display)
		return []address{{"unix", "@" + socket}, {"unix", socket}}, nil // "@": Linux's abstract sockets
	}
	return []address{{"tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.FormatUint(firstPort+display, 10))}}, nil
}

// greet opens a connection and sends the X protocol's greeting: byte order, version 11.0, no authorization. A server
// answers with one byte: 0 refused, 1 welcome, 2 more authorization is needed. All three come from a living server, and
// the window library will bring the authorization that this greeting leaves out.
func greet(ctx context.Context, at address) error {
	var dialer net.Dialer
	connection, err := dialer.DialContext(ctx, at.network, at.at)
	if err != nil {
		return err
	}
	defer connection.Close()
	if deadline, ok := ctx.Deadline(); ok {
		if err := connection.SetDeadline(deadline); err != nil {
			return err
		}
	}
	greeting := []byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	if _, err := connection.Write(greeting); err != nil {
		return err
	}
	var answer [1]byte
	if _, err := io.ReadFull(connection, answer[:]); err != nil {
		return fmt.Errorf("%s: %w", at.at, err)
	}
	if answer[0] > 2 {
		return fmt.Errorf("%s: something else than an X server listens there", at.at)
	}
	return nil
}
