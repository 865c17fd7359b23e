//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"lostupdate/game/app"
	"lostupdate/game/internal/display"
	"lostupdate/game/internal/options"
	"lostupdate/game/store"
)

// title is what the window is called.
const title = "Lost Update · 丢失的更新"

// The exit codes.
const (
	exitFine   = 0
	exitFailed = 1
	exitUsage  = 2
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := program{out: os.Stdout, errs: os.Stderr, getenv: os.Getenv}.run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// program is what the game needs of the process it runs in.
type program struct {
	out, errs io.Writer
	getenv    func(string) string
}

// run does what the command line asks for and gives the exit code.
func (p program) run(ctx context.Context, args []string) int {
	asked, err := options.Parse(args, p.out)
	switch {
	case errors.Is(err, options.ErrHelpShown):
		return exitFine
	case err != nil:
		fmt.Fprintln(p.errs, err)
		return exitUsage
	case asked.Shot != "":
		err = p.shoot(ctx, asked)
	case asked.Film != "":
		err = p.film(asked)
	case asked.Replay != "":
		err = p.replay(ctx, asked.Replay)
	case asked.Tour != "":
		err = p.tour(asked)
	case asked.Export != "":
		err = p.export(ctx, asked)
	case asked.Serve:
		err = p.serve(ctx, asked.Port)
	default:
		err = p.play(ctx, asked)
	}
	if err != nil {
		fmt.Fprintln(p.errs, err)
		return exitFailed
	}
	return exitFine
}

// play opens the window, or says why it cannot and serves the browser version.
func (p program) play(ctx context.Context, asked options.Options) error {
	if err := app.CheckPack(asked.Pack); err != nil {
		return err
	}
	if err := display.Check(ctx, runtime.GOOS, p.getenv); err != nil {
		if asked.Pack != "" {
			p.say("A pack is played in the browser by dropping it on the page.", "在浏览器里玩关卡包：把它拖到页面上。")
		}
		english, chinese := whyNoDisplay(err)
		if asked.Record != "" {
			return fmt.Errorf("--record needs a window, and there is no display (%s)\n--record 需要窗口，而这里没有显示器（%s）", english, chinese)
		}
		fmt.Fprintf(p.out, "There is no display to open a window on (%s): the game will run in your browser instead.\n", english)
		fmt.Fprintf(p.out, "没有可以打开窗口的显示器（%s）：改在浏览器里玩。\n", chinese)
		return p.serve(ctx, asked.Port)
	}
	saved, err := store.Open()
	if err != nil {
		p.say("Progress will not be kept: %v.", "游戏进度将不会保存：%v。", err)
	}
	recording, err := record(asked.Record)
	if err != nil {
		return err
	}
	game, err := app.New(app.Options{Asked: asked, Store: saved, Ended: ctx.Done(), Teachers: p.teachersPage(ctx), Recorder: recording.recorder})
	if err != nil {
		return errors.Join(err, recording.end(nil))
	}
	err = errors.Join(game.Run(title, asked.Size), recording.end(game))
	if err != nil && !game.Drawn() {
		// A display without OpenGL, or one that lets nobody in: the window never came.
		p.say("The window could not be opened (%v): the game will run in your browser instead.",
			"窗口打不开（%v）：改在浏览器里玩。", err)
		return p.serve(ctx, asked.Port)
	}
	return err
}

// shoot draws a picture of a screen into a file, and says on the error stream how: what is printed stays clean.
func (p program) shoot(ctx context.Context, asked options.Options) error {
	how, err := app.Shot(asked, display.Check(ctx, runtime.GOOS, p.getenv) == nil)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.errs, "%s: painted %s\n", asked.Shot, how)
	return nil
}

// film writes a looping GIF of a level's solution.
func (p program) film(asked options.Options) error {
	hundredths, size, err := app.Film(asked)
	if err != nil {
		return err
	}
	seconds, kilobytes := float64(hundredths)/100, size>>10
	fmt.Fprintf(p.errs, "%s: %.1f s, %d KB %.1f 秒，%d KB\n", asked.Film, seconds, kilobytes, seconds, kilobytes)
	return nil
}

// tour draws every screen into a folder.
func (p program) tour(asked options.Options) error {
	count, err := app.Tour(asked)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.errs, "%s: %d pictures %d 张图片\n", asked.Tour, count, count)
	return nil
}

// whyNoDisplay gives the short reason in both languages.
func whyNoDisplay(err error) (english, chinese string) {
	switch {
	case errors.Is(err, display.ErrWaylandOnly):
		return "this Wayland session has no XWayland", "这个 Wayland 会话里没有 XWayland"
	case errors.Is(err, display.ErrNoAnswer):
		return "the X server named by DISPLAY does not answer", "DISPLAY 指定的 X 服务器没有回应"
	}
	return "DISPLAY is not set", "没有设置 DISPLAY"
}

// say prints a sentence in both languages.
func (p program) say(english, chinese string, values ...any) {
	fmt.Fprintf(p.out, english+"\n", values...)
	fmt.Fprintf(p.out, chinese+"\n", values...)
}
