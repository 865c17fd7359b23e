//go:build linux || freebsd || netbsd || openbsd || dragonfly

package x11clip

import (
	"errors"
	"fmt"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// MaxBytes is the largest text: it must fit into one request of the protocol.
const MaxBytes = 200 << 10

// ErrEmpty says that there is no text on the clipboard.
var ErrEmpty = errors.New("there is no text on the clipboard")

// link is a connection with a window of its own, which is never shown.
type link struct {
	conn   *xgb.Conn
	window xproto.Window

	clipboard, targets, utf8, plain, property xproto.Atom
}

// open connects to the X server that DISPLAY names.
func open() (*link, error) {
	xgb.Logger = log.New(io.Discard, "", 0) // what goes wrong is returned
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, fmt.Errorf("x11clip: %w", err)
	}
	l := &link{conn: conn}
	if err := l.prepare(); err != nil {
		conn.Close()
		return nil, fmt.Errorf("x11clip: %w", err)
	}
	return l, nil
}

func (l *link) prepare() (err error) {
	if l.window, err = xproto.NewWindowId(l.conn); err != nil {
		return err
	}
	screen := xproto.Setup(l.conn).DefaultScreen(l.conn)
	err = xproto.CreateWindowChecked(l.conn, screen.RootDepth, l.window, screen.Root, -1, -1, 1, 1, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		return err
	}
	for name, atom := range map[string]*xproto.Atom{
		"CLIPBOARD": &l.clipboard, "TARGETS": &l.targets, "UTF8_STRING": &l.utf8,
		"text/plain;charset=utf-8": &l.plain, "LOST_UPDATE_CLIP": &l.property,
	} {
		reply, err := xproto.InternAtom(l.conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return err
		}
		*atom = reply.Atom
	}
	return nil
}

// Copy puts a text on the clipboard. It returns when others can paste it.
func Copy(text string) error {
	if len(text) > MaxBytes {
		return fmt.Errorf("x11clip: the text has %d bytes, at most %d can be copied", len(text), MaxBytes)
	}
	l, err := open()
	if err != nil {
		return err
	}
	err = xproto.SetSelectionOwnerChecked(l.conn, l.window, l.clipboard, xproto.TimeCurrentTime).Check()
	if err == nil {
		var owner *xproto.GetSelectionOwnerReply
		if owner, err = xproto.GetSelectionOwner(l.conn, l.clipboard).Reply(); err == nil && owner.Owner != l.window {
			err = errors.New("the X server gave the clipboard to somebody else")
		}
	}
	if err != nil {
		l.conn.Close()
		return fmt.Errorf("x11clip: %w", err)
	}
	go l.serve([]byte(text))
	return nil
}

// serve gives the text to whoever asks, until somebody else has copied something.
func (l *link) serve(text []byte) {
	defer l.conn.Close()
	for {
		e, err := l.conn.WaitForEvent()
		if e == nil && err == nil {
			return // the server is gone
		}
		switch e := e.(type) {
		case xproto.SelectionClearEvent:
			return
		case xproto.SelectionRequestEvent:
			l.answer(e, text)
		}
	}
}

// answer puts what was asked for where it was asked for, and tells so. Property None says that it cannot be had.
func (l *link) answer(e xproto.SelectionRequestEvent, text []byte) {
	property := e.Property
	if property == xproto.AtomNone {
		property = e.Target // as clients from before 1988 ask
	}
	switch e.Target {
	case l.targets:
		offered := make([]byte, 12)
		for i, atom := range []xproto.Atom{l.targets, l.utf8, l.plain} {
			xgb.Put32(offered[4*i:], uint32(atom))
		}
		xproto.ChangeProperty(l.conn, xproto.PropModeReplace, e.Requestor, property, xproto.AtomAtom, 32, 3, offered)
	case l.utf8, l.plain:
		xproto.ChangeProperty(l.conn, xproto.PropModeReplace, e.Requestor, property, e.Target, 8, uint32(len(text)), text)
	default:
		property = xproto.AtomNone
	}
	told := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: property}
	xproto.SendEvent(l.conn, false, e.Requestor, 0, string(told.Bytes()))
}

// Paste returns the text on the clipboard, ErrEmpty if there is none. Whoever has copied it must answer within patience.
func Paste(patience time.Duration) (string, error) {
	l, err := open()
	if err != nil {
		return "", err
	}
	defer l.conn.Close()
	xproto.ConvertSelection(l.conn, l.window, l.clipboard, l.utf8, l.property, xproto.TimeCurrentTime)
	answered := make(chan xproto.Atom, 1)
	go func() { // it ends when the connection is closed
		for {
			e, err := l.conn.WaitForEvent()
			if e == nil && err == nil {
				return
			}
			if notify, ok := e.(xproto.SelectionNotifyEvent); ok {
				answered <- notify.Property
				return
			}
		}
	}()
	select {
	case property := <-answered:
		if property == xproto.AtomNone {
			return "", fmt.Errorf("x11clip: %w", ErrEmpty)
		}
	case <-time.After(patience):
		return "", errors.New("x11clip: whoever has copied the text does not answer")
	}
	reply, err := xproto.GetProperty(l.conn, true, l.window, l.property, l.utf8, 0, MaxBytes/4).Reply()
	if err != nil {
		return "", fmt.Errorf("x11clip: %w", err)
	}
	if reply.Type != l.utf8 || reply.BytesAfter > 0 {
		return "", errors.New("x11clip: the text on the clipboard is too large, or no text")
	}
	return string(reply.Value), nil
}
