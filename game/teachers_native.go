//go:build !js

package main

import (
	"context"
	"sync"

	"lostupdate/game/web"
)

// teachersPage returns what builds the browser version, serves it on the loopback address until the context ends, and
// returns the address. It does so when it is first called; after a failure it tries again.
func (p program) teachersPage(ctx context.Context) func() (string, error) {
	var once sync.Mutex
	address := ""
	return func() (string, error) {
		once.Lock()
		defer once.Unlock()
		if address != "" {
			return address, nil
		}
		site, err := web.Build(ctx, web.Options{})
		if err != nil {
			return "", err
		}
		handler, err := web.Handler(site.Dir)
		if err != nil {
			return "", err
		}
		opened, failed := make(chan string, 1), make(chan error, 1)
		go func() { failed <- web.Serve(ctx, 0, handler, func(url string) { opened <- url }) }()
		select {
		case address = <-opened:
			p.say("The page for teachers is at %steacher.html.", "老师页面在 %steacher.html。", address)
			return address, nil
		case err := <-failed:
			return "", err
		}
	}
}
