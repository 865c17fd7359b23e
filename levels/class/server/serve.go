package server

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
)

// Serve answers on a listener until the context ends, and then finishes what is under way. The listener is
// closed. It returns nil after an orderly end.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{
		Handler:           s.handler,
		ReadHeaderTimeout: s.bounds.Header,
		ReadTimeout:       s.bounds.Read,
		WriteTimeout:      s.bounds.Write, // a stream has one for each message
		IdleTimeout:       s.bounds.Idle,
		MaxHeaderBytes:    headerBytesMax,
		ErrorLog:          log.New(io.Discard, "", 0), // it would name addresses
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(newNarrow(listener, s.bounds.Connections)) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	s.streams.end() // they would never end by themselves
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.bounds.Shutdown)
	defer cancel()
	if server.Shutdown(last) != nil {
		_ = server.Close() // a download that goes on is cut
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// narrow is a listener that lets in only so many connections at a time; others wait in the system's own queue.
type narrow struct {
	net.Listener
	places chan struct{}
	ended  chan struct{}
	once   sync.Once
}

func newNarrow(l net.Listener, most int) *narrow {
	return &narrow{Listener: l, places: make(chan struct{}, most), ended: make(chan struct{})}
}

// Accept implements net.Listener.
func (n *narrow) Accept() (net.Conn, error) {
	select {
	case n.places <- struct{}{}:
	case <-n.ended:
		return nil, net.ErrClosed
	}
	c, err := n.Listener.Accept()
	if err != nil {
		<-n.places
		return nil, err
	}
	return &placed{Conn: c, leave: sync.OnceFunc(func() { <-n.places })}, nil
}

// Close implements net.Listener.
func (n *narrow) Close() error {
	n.once.Do(func() { close(n.ended) })
	return n.Listener.Close()
}

type placed struct {
	net.Conn
	leave func()
}

// Close implements net.Conn.
func (p *placed) Close() error {
	defer p.leave()
	return p.Conn.Close()
}
