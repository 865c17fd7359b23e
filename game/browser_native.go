//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"lostupdate/game/internal/options"
	"lostupdate/game/web"
)

// serve builds the browser version, serves it and prints the address, until the context ends.
func (p program) serve(ctx context.Context, port int) error {
	site, err := p.build(ctx, func(progress web.Progress) (web.Site, error) {
		return web.Build(ctx, web.Options{Progress: progress})
	})
	if err != nil {
		return endedEarly(ctx, err)
	}
	handler, err := web.Handler(site.Dir)
	if err != nil {
		return err
	}
	err = web.Serve(ctx, port, handler, func(url string) {
		p.say("Open this address in a browser on this machine; Ctrl-C ends the game:",
			"请在本机的浏览器中打开下面的地址；按 Ctrl-C 结束：")
		fmt.Fprintf(p.out, "\n    %s\n\n", url)
	})
	if err == nil {
		p.say("The server has stopped. Progress stays in the browser.", "服务器已停止。游戏进度保存在浏览器里。")
	}
	return err
}

// export writes the browser version into a folder.
func (p program) export(ctx context.Context, asked options.Options) error {
	effort := web.Smallest
	if asked.Quick {
		effort = web.Quick
	}
	site, err := p.build(ctx, func(progress web.Progress) (web.Site, error) {
		return web.Export(ctx, asked.Export, web.Options{Effort: effort, Progress: progress})
	})
	if err != nil {
		return endedEarly(ctx, err)
	}
	p.say("Exported to %s: %.1f MB, sent as %.1f MB. Put the folder on any web server.",
		"已导出到 %s：%.1f MB，传输时 %.1f MB。把这个文件夹放到任何网页服务器上即可。",
		site.Dir, megabytes(site.WasmBytes), megabytes(site.BrotliBytes))
	return nil
}

func megabytes(bytes int64) float64 { return float64(bytes) / 1e6 }

// endedEarly says in two languages that the player ended the build; other errors speak for themselves.
func endedEarly(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return errors.New("the build was ended before it was ready\n编译还没有完成就结束了")
	}
	return err
}

// build runs a build and shows how far it is.
func (p program) build(ctx context.Context, work func(web.Progress) (web.Site, error)) (web.Site, error) {
	p.say("Building the browser version. The first time takes a minute or so.", "正在编译网页版。第一次大约需要一分钟。")
	shown := newMeter(p.out)
	ticking, stop := context.WithCancel(ctx)
	var ticker sync.WaitGroup
	ticker.Go(func() { shown.tick(ticking) })
	site, err := work(shown.progress)
	stop()
	ticker.Wait()
	shown.end()
	return site, err
}

// quietInterval is how often a line is printed where lines cannot be written over, as in a log.
const quietInterval = 5 * time.Second

// meter shows the progress of a build: on a terminal in one line that changes, elsewhere in a line now and then.
type meter struct {
	mu       sync.Mutex
	out      io.Writer
	terminal bool
	start    time.Time
	printed  time.Time
	stage    web.Stage
	done     int
}

func newMeter(out io.Writer) *meter {
	m := &meter{out: out, start: time.Now()}
	m.printed = m.start
	if file, ok := out.(*os.File); ok {
		info, err := file.Stat()
		m.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return m
}

func (m *meter) progress(stage web.Stage, done int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stage, m.done = stage, done
	m.print(time.Now())
}

// tick lets the seconds run while nothing is reported.
func (m *meter) tick(ctx context.Context) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-ticker.C:
			m.mu.Lock()
			m.print(now)
			m.mu.Unlock()
		}
	}
}

func (m *meter) print(now time.Time) {
	seconds := int(now.Sub(m.start).Seconds())
	text := fmt.Sprintf("compiled %d packages, %d s · 已编译 %d 个包，%d 秒", m.done, seconds, m.done, seconds)
	if m.stage == web.Packing {
		text = fmt.Sprintf("compressing, %d s · 正在压缩，%d 秒", seconds, seconds)
	}
	if m.terminal {
		fmt.Fprintf(m.out, "\r\x1b[K  %s", text)
		return
	}
	if now.Sub(m.printed) >= quietInterval {
		m.printed = now
		fmt.Fprintf(m.out, "  %s\n", text)
	}
}

// end leaves the terminal with an empty line to write on.
func (m *meter) end() {
	if m.terminal {
		fmt.Fprint(m.out, "\r\x1b[K")
	}
}
