package store

import (
	"encoding/base64"
	"errors"
	"fmt"
	"syscall/js"
)

// keyPrefix sets the game's entries apart from others of the same origin: a school may serve many pages from one host.
const keyPrefix = "lostupdate/"

// Open gives the player's own Store: the browser's localStorage for the page's origin.
func Open() (Store, error) {
	// Reflect.get and not Value.Get: a browser that blocks cookies throws here, and only Call turns that into
	// something that Go can catch.
	storage, err := guarded(func() js.Value {
		return js.Global().Get("Reflect").Call("get", js.Global(), "localStorage")
	})
	if err != nil {
		return nil, fmt.Errorf("store: localStorage: %w; allow this page to keep site data", err)
	}
	if !storage.Truthy() {
		return nil, fmt.Errorf("store: this browser has no localStorage: %w", ErrRefused)
	}
	return &keeper{place: browser{storage}}, nil
}

// browser is the place of Open: one entry a slot. localStorage holds UTF-16 text, so the bytes are written in base64.
type browser struct{ storage js.Value }

func (b browser) get(slot string) ([]byte, error) {
	entry, err := guarded(func() js.Value { return b.storage.Call("getItem", keyPrefix+slot) })
	if err != nil {
		return nil, fmt.Errorf("store: cannot read %s: %w", b.where(slot), err)
	}
	if entry.IsNull() {
		return nil, fmt.Errorf("store: %s: %w", b.where(slot), ErrNotFound)
	}
	data, err := base64.StdEncoding.DecodeString(entry.String())
	if err != nil {
		// Not what put writes. Handing the raw text on lets the checksum refuse it and setAside keep it.
		return []byte(entry.String()), nil
	}
	return data, nil
}

func (b browser) put(slot string, data []byte) error {
	text := base64.StdEncoding.EncodeToString(data)
	if _, err := guarded(func() js.Value { return b.storage.Call("setItem", keyPrefix+slot, text) }); err != nil {
		return fmt.Errorf("store: cannot write %s: %w", b.where(slot), err)
	}
	return nil
}

func (b browser) drop(slot string) error {
	if _, err := guarded(func() js.Value { return b.storage.Call("removeItem", keyPrefix+slot) }); err != nil {
		return fmt.Errorf("store: cannot delete %s: %w", b.where(slot), err)
	}
	return nil
}

func (b browser) where(slot string) string { return "localStorage:" + keyPrefix + slot }

// guarded calls into the browser and turns an exception into an error: ErrFull for a quota, ErrRefused otherwise.
func guarded(call func() js.Value) (result js.Value, err error) {
	defer func() {
		thrown := recover()
		if thrown == nil {
			return
		}
		asError, ok := thrown.(error)
		var exception js.Error
		if !ok || !errors.As(asError, &exception) {
			panic(thrown) // a mistake of ours, not an answer of the browser
		}
		kind := ErrRefused
		switch exception.Get("name").String() {
		case "QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED":
			kind = ErrFull
		}
		err = fmt.Errorf("%w (%w)", kind, exception)
	}()
	return call(), nil
}
