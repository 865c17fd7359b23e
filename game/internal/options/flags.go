//go:build !js

package options

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"

	"lostupdate/levels/class"
)

// ErrHelpShown tells that help was asked for and printed: there is nothing else to do.
var ErrHelpShown = errors.New("help was shown")

// flags is the command line as kong reads it.
type flags struct {
	Level    string `placeholder:"ID" help:"Open this level, or one part of it as in 'last-item engineer'. 直接打开这一关，或其中一部分。"`
	Lang     string `placeholder:"en|zh" help:"Language. 语言。"`
	Pack     string `placeholder:"FOLDER|ZIP" type:"path" help:"Play the levels of this pack too. 同时载入这个关卡包。"`
	Screen   string `placeholder:"NAME" help:"Open this screen: title, map, play, sabotage or result. 直接打开这个画面。"`
	Size     string `placeholder:"WxH" help:"Size of the window or picture, such as 1280x800. 窗口或图片的大小。"`
	Shot     string `placeholder:"FILE.png" type:"path" help:"Draw the screen into a PNG file and end. 把画面存成 PNG 图片后退出。"`
	Tick     int    `placeholder:"N" help:"Draw the moment after N ticks; with --shot. 截取第 N 个时刻，与 --shot 一起用。"`
	Solution string `placeholder:"NAME" help:"Draw this being played: proof, trap, none or a solution file's name; with --shot. 截图里演示哪个解法，与 --shot 一起用。"`
	Film     string `placeholder:"FILE.gif" type:"path" help:"Film a level's solution, a trap unless --solution says otherwise, as a looping GIF and end. 把某一关的解法（默认是会失败的那个）录成循环播放的 GIF 后退出。"`
	Tour     string `placeholder:"FOLDER" type:"path" help:"Draw every screen and state into a folder, in both languages and at two sizes, and end; --level, --lang and --size narrow it. 把每个画面和状态都存成图片（两种语言、两种大小）后退出；可用 --level、--lang、--size 缩小范围。"`
	Record   string `placeholder:"FILE" type:"path" help:"Write what is played into a text file, with your progress as it is at the beginning. 把这次玩的过程（连同开始时的进度）写进一个文本文件。"`
	Replay   string `placeholder:"FILE" type:"path" help:"Play such a file again and end; fails where it goes another way. 重放这样的文件后退出；一旦走得和录的不一样就报错。"`
	Serve    bool   `help:"Play in a browser: build that version and serve it on this machine. 在浏览器里玩：编译网页版并在本机提供。"`
	Port     int    `placeholder:"N" help:"Port for the browser version; without it, a free one. 网页版的端口；不写就自动选。"`
	Export   string `placeholder:"FOLDER" type:"path" help:"Write the browser version into a folder that any web server can host. 把网页版导出到文件夹，放到任何网页服务器上都能玩。"`
	Quick    bool   `help:"Pack the export in seconds instead of minutes; it is a sixth larger; with --export. 几秒就打包好，但大约大六分之一；与 --export 一起用。"`

	Address    string `placeholder:"URL" help:"Where others open the game in a browser: with it, solutions can be copied as links. 别人在浏览器里打开游戏的网址；有了它，就能把解法复制成链接。"`
	Assignment string `placeholder:"LINK" help:"Open a teacher's assignment: its link or text. 打开老师布置的作业：链接或那段文字。"`
}

// Parse reads a command line, without the program's name. Help goes to out.
func Parse(args []string, out io.Writer) (Options, error) {
	var given flags
	helpShown := false
	parser, err := kong.New(&given,
		kong.Name("game"),
		kong.Description("Lost Update: a puzzle game about race conditions. Without flags it opens its window;\n"+
			"where there is no display, it serves its browser version.\n"+
			"《丢失的更新》：一款关于竞态条件的解谜游戏。不带参数就打开窗口；没有显示器时，改为提供网页版。"),
		kong.Writers(out, out),
		kong.Exit(func(int) { helpShown = true }),
	)
	if err != nil {
		return Options{}, fmt.Errorf("options: %w", err)
	}
	_, err = parser.Parse(args)
	if helpShown {
		return Options{}, ErrHelpShown
	}
	if err != nil {
		return Options{}, fmt.Errorf("%w; --help lists all flags\n参数有误；用 --help 查看全部参数", err)
	}
	return given.options()
}

func (f flags) options() (Options, error) {
	o := Options{Address: f.Address, Level: f.Level, Pack: f.Pack, Assignment: f.Assignment, Lang: f.Lang, Shot: f.Shot, Tick: f.Tick, Solution: f.Solution, Serve: f.Serve, Port: f.Port, Export: f.Export, Quick: f.Quick, Tour: f.Tour, Film: f.Film, Record: f.Record, Replay: f.Replay}
	errs := []error{checkLevel(f.Level), checkLang(f.Lang), checkAssignment(f.Assignment), checkAddress(f.Address)}
	var err error
	if f.Screen != "" {
		o.Screen, err = ParseScreen(f.Screen)
		errs = append(errs, err)
	}
	if f.Size != "" {
		o.Size, err = ParseSize(f.Size)
		errs = append(errs, err)
	}
	if err := errors.Join(append(errs, o.check())...); err != nil {
		return Options{}, err
	}
	return o, nil
}

// check looks at what no single field can tell.
func (o Options) check() error {
	if o.Shot != "" && strings.ToLower(filepath.Ext(o.Shot)) != ".png" {
		return fmt.Errorf("--shot %q: the picture is a PNG, so name a file that ends in .png"+
			"\n--shot %q：图片是 PNG 格式，请用 .png 结尾的文件名", o.Shot, o.Shot)
	}
	if o.Film != "" && (strings.ToLower(filepath.Ext(o.Film)) != ".gif" || o.Level == "") {
		return errors.New("--film: name a file that ends in .gif, and the level with --level ID" +
			"\n--film：请用 .gif 结尾的文件名，并用 --level 编号 指明是哪一关")
	}
	if o.Tick < 0 {
		return fmt.Errorf("--tick %d: moments count from 0\n--tick %d：时刻从 0 开始数", o.Tick, o.Tick)
	}
	if o.Tick > 0 && o.Shot == "" {
		return errors.New("--tick chooses the moment of a picture: give --shot out.png too" +
			"\n--tick 用来选截图的时刻：请同时给出 --shot out.png")
	}
	if o.Solution != "" && o.Shot == "" && o.Film == "" {
		return errors.New("--solution chooses what a picture shows: give --shot out.png or --film out.gif too" +
			"\n--solution 用来选演示哪个解法：请同时给出 --shot out.png 或 --film out.gif")
	}
	if o.Pack != "" && (o.Serve || o.Export != "") {
		return errors.New("--pack is for the window: drop the pack on the page of the browser version instead" +
			"\n--pack 只用于窗口版：在网页版里，请把关卡包拖到页面上")
	}
	if o.Quick && o.Export == "" {
		return errors.New("--quick says how to pack an export: give --export FOLDER too" +
			"\n--quick 说的是导出时怎样打包：请同时给出 --export 文件夹")
	}
	if o.Port < 0 || o.Port > 65535 {
		return fmt.Errorf("--port %d: ports go from 1 to 65535; 0 takes a free one"+
			"\n--port %d：端口号从 1 到 65535；0 表示自动选一个空闲的", o.Port, o.Port)
	}
	asked := 0
	for _, is := range []bool{o.Serve, o.Shot != "", o.Export != "", o.Tour != "", o.Film != "", o.Replay != ""} {
		if is {
			asked++
		}
	}
	if asked > 1 {
		return errors.New("--serve, --shot, --film, --tour, --replay and --export are different things: choose one" +
			"\n--serve、--shot、--film、--tour、--replay、--export 是不同的事：请只选一个")
	}
	if o.Record != "" && (asked > 0 || o.Pack != "") {
		return errors.New("--record writes down what is played in the window, on the campaign alone: leave the other flags out" +
			"\n--record 记录的是在窗口里、只用自带关卡玩的过程：请去掉其他参数")
	}
	return nil
}

// checkAddress tells why an address cannot be one of a page; nothing asked for is fine.
func checkAddress(address string) error {
	if address == "" {
		return nil
	}
	page, err := url.Parse(address)
	if err == nil && (page.Scheme == "https" || page.Scheme == "http") && page.Host != "" && page.Fragment == "" {
		return nil
	}
	return fmt.Errorf("--address %q: it begins with https:// or http:// and has no #"+
		"\n--address %q：要以 https:// 或 http:// 开头，并且不带 #", address, address)
}

// checkAssignment tells why an assignment cannot be opened; nothing asked for is fine.
func checkAssignment(text string) error {
	if text == "" {
		return nil
	}
	_, err := class.ParseAssignment(text)
	var p *class.Problem
	if errors.As(err, &p) {
		return fmt.Errorf("--assignment: %s\n--assignment：%s", p.Text.EN, p.Text.ZH)
	}
	return err
}
