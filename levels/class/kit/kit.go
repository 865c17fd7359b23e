package kit

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"lostupdate/levels"
	"lostupdate/levels/class"
	"lostupdate/levels/puzzle"
)

//go:embed lessons sheets answers
var sources embed.FS

// Lessons is how many lessons the course has.
const Lessons = 5

// Mark stands in every file of answers, by which a test sees that a build has none.
const Mark = "teachers-only-4f1d9c"

// Kind says what a page is for. Its text is the folder of its sources.
type Kind string

const (
	Plan    Kind = "lessons"
	Sheet   Kind = "sheets"
	Answers Kind = "answers"
)

// Options say which pages are wanted.
type Options struct {
	Language puzzle.Language
	Answers  bool // whether the pages with answers are among them
}

// Page is one file to write.
type Page struct {
	Name  string // such as "worksheet-1.en.html"
	Title string
	HTML  []byte
}

// Pages returns the pages of the course: an overview, the plans, the worksheets, how grading cannot be fooled, and the answers if they
// are wanted. Levels are called as the catalog has them; an error tells that it lacks one.
func Pages(catalog *levels.Catalog, options Options) ([]Page, error) {
	var pages []Page
	for lesson := 1; lesson <= Lessons; lesson++ {
		for _, kind := range []Kind{Plan, Sheet, Answers} {
			if kind == Answers && !options.Answers {
				continue
			}
			source, err := Source(kind, lesson, options.Language)
			if err != nil {
				return nil, err
			}
			page, err := render(catalog, options.Language, fileName(kind, lesson, options.Language), source)
			if err != nil {
				return nil, err
			}
			pages = append(pages, page)
		}
	}
	trust, err := render(catalog, options.Language, "trust."+string(options.Language)+".html", trustIn(options.Language))
	if err != nil {
		return nil, err
	}
	pages = append(pages, trust)
	overview, err := render(catalog, options.Language, "index."+string(options.Language)+".html", overviewOf(pages, options))
	if err != nil {
		return nil, err
	}
	return append([]Page{overview}, pages...), nil
}

// Source returns the Markdown of a page; lesson is from 1 to Lessons.
func Source(kind Kind, lesson int, language puzzle.Language) (string, error) {
	source, err := fs.ReadFile(sources, fmt.Sprintf("%s/%d.%s.md", kind, lesson, language))
	return string(source), err
}

func fileName(kind Kind, lesson int, language puzzle.Language) string {
	name := map[Kind]string{Plan: "lesson", Sheet: "worksheet", Answers: "answers"}[kind]
	return fmt.Sprintf("%s-%d.%s.html", name, lesson, language)
}

// trustIn returns the part of TRUST.md in a language, as a page of its own.
func trustIn(language puzzle.Language) string {
	english, chinese, _ := strings.Cut(class.Trust, "\n## 中文\n")
	_, english, _ = strings.Cut(english, "\n## English\n")
	if language == puzzle.Chinese {
		return "# 评分为什么骗不了\n" + chinese
	}
	return "# How grading cannot be fooled\n" + english
}

// overviewOf lists the pages.
func overviewOf(pages []Page, options Options) string {
	var b strings.Builder
	b.WriteString(puzzle.Bilingual{
		EN: "# Lost Update in class: five lessons\n\nPrint a page with your browser, on A4 or Letter. Each lesson takes 45 minutes and builds on the one before.\n\n",
		ZH: "# 课堂上的“丢失的更新”：五节课\n\n用浏览器打印即可，A4 或 Letter 纸都行。每节课 45 分钟，后一节建立在前一节之上。\n\n",
	}.In(options.Language))
	for _, p := range pages {
		fmt.Fprintf(&b, "- [%s](%s)\n", p.Title, p.Name)
	}
	if !options.Answers {
		b.WriteString(puzzle.Bilingual{
			EN: "\nThe answers come with `go run ./levels/cmd/inspector kit -o FOLDER --answers`.\n",
			ZH: "\n加上 `--answers` 就有答案：`go run ./levels/cmd/inspector kit -o 文件夹 --answers`。\n",
		}.In(options.Language))
	}
	return b.String()
}
