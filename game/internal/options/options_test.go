//go:build !js

package options

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
)

func parse(t *testing.T, line string) (Options, error) {
	t.Helper()
	return Parse(strings.Fields(line), io.Discard)
}

// oneLevel asks for the level of the key.
var oneLevel = (&class.Assignment{Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 1}}}).Text()

func TestAnAssignmentInAnAddress(t *testing.T) {
	require.Equal(t, Options{Lang: "zh", Assignment: oneLevel}, FromQuery("?lang=zh").FromFragment("#a="+oneLevel))
	require.Equal(t, Options{Assignment: oneLevel}, Options{}.FromFragment("#x=1&a="+oneLevel))
	require.Equal(t, Options{}, Options{}.FromFragment("#map"))
}

func TestFlags(t *testing.T) {
	here, err := os.Getwd()
	require.NoError(t, err)
	for line, want := range map[string]Options{
		"":                                {},
		"--serve":                         {Serve: true},
		"--serve --port 8080":             {Serve: true, Port: 8080},
		"--port=0":                        {},
		"--level two-hands-one-counter":   {Level: "two-hands-one-counter"},
		"--lang zh --size 844x390":        {Lang: "zh", Size: Size{844, 390}},
		"--size=1280×800":                 {Size: Size{1280, 800}},
		"--screen sabotage":               {Screen: ScreenSabotage},
		"--shot out.png --tick 12":        {Shot: filepath.Join(here, "out.png"), Tick: 12},
		"--shot /tmp/A.PNG --screen play": {Shot: "/tmp/A.PNG", Screen: ScreenPlay},
		"--assignment " + oneLevel:        {Assignment: oneLevel},
		"--export public":                 {Export: filepath.Join(here, "public")},
		"--export /tmp/public --quick":    {Export: "/tmp/public", Quick: true},
		"--record demo.txt":               {Record: filepath.Join(here, "demo.txt")},
		"--replay demo.txt":               {Replay: filepath.Join(here, "demo.txt")},
	} {
		got, err := parse(t, line)
		require.NoError(t, err, line)
		require.Equal(t, want, got, line)
	}
}

func TestSenselessFlagsNameTheWayOutInTwoLanguages(t *testing.T) {
	for line, want := range map[string][]string{
		"--lang fr":                     {"choose en or zh", "请选 en"},
		"--lang ZH":                     {"choose en or zh", "请选 en"},
		"--size 1280":                   {"such as 1280x800", "宽x高"},
		"--size 10x10":                  {"from 200 to 8192", "200 到 8192"},
		"--size 99999x800":              {"from 200 to 8192", "200 到 8192"},
		"--size axb":                    {"such as 1280x800", "例如 1280x800"},
		"--screen menu":                 {"choose title, map, play, sabotage or result", "选一个"},
		"--shot out.jpg":                {"ends in .png", "用 .png 结尾"},
		"--tick 5":                      {"give --shot out.png too", "同时给出 --shot"},
		"--tick=-1 --shot a.png":        {"count from 0", "从 0 开始"},
		"--quick":                       {"give --export FOLDER too", "同时给出 --export"},
		"--port 70000":                  {"from 1 to 65535", "从 1 到 65535"},
		"--port=-1":                     {"from 1 to 65535", "从 1 到 65535"},
		"--level ../x":                  {"an id has small letters", "小写字母"},
		"--level -x":                    {"--help", "用 --help"},
		"--serve --shot a.png":          {"choose one", "只选一个"},
		"--replay a --export b":         {"choose one", "只选一个"},
		"--record a --serve":            {"leave the other flags out", "去掉其他参数"},
		"--record a --pack levels":      {"leave the other flags out", "去掉其他参数"},
		"--fullscreen":                  {"unknown flag --fullscreen", "用 --help"},
		"--assignment hello":            {"this is no assignment", "这不是作业"},
		"--address file:///x":           {"begins with https://", "开头"},
		"--address https://a/#x":        {"has no #", "不带 #"},
		"--tick x":                      {"--tick", "用 --help"},
		"level-1":                       {"unexpected argument level-1", "用 --help"},
		"--lang fr --size 1 --screen x": {"--lang", "--size", "--screen"},
	} {
		_, err := parse(t, line)
		require.Error(t, err, line)
		for _, part := range want {
			require.ErrorContains(t, err, part, line)
		}
	}
}

func TestHelpIsPrintedAndNothingElseHappens(t *testing.T) {
	var out strings.Builder
	_, err := Parse([]string{"--help"}, &out)
	require.ErrorIs(t, err, ErrHelpShown)
	for _, part := range []string{"丢失的更新", "--serve", "--port=N", "--shot=FILE.png", "--export=FOLDER", "在浏览器里玩"} {
		require.Contains(t, out.String(), part)
	}
}

func TestAddresses(t *testing.T) {
	for query, want := range map[string]Options{
		"":                                   {},
		"?":                                  {},
		"?level=the-key&lang=zh":             {Level: "the-key", Lang: "zh"},
		"?level=the-key~2":                   {Level: "the-key~2"},
		"?level=the-key~22":                  {},
		"?screen=map&lang=fr&level=A/../../": {Screen: ScreenMap},
		"?shot=x.png&serve=1&port=9&tick=3":  {},
		"?lang=en&%zz;&;&=&level":            {Lang: "en"},
	} {
		require.Equal(t, want, FromQuery(query), query)
	}
}
