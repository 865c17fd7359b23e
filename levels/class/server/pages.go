package server

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"lostupdate/engine"
	"lostupdate/levels"
	"lostupdate/levels/explain"
	"lostupdate/levels/puzzle"
)

//go:embed pages/*.html pages/*.css pages/*.js pages/*.svg
var pageFiles embed.FS

// say is a text in both languages.
func say(english, chinese string) puzzle.Bilingual { return puzzle.Bilingual{EN: english, ZH: chinese} }

// count is a number with what it counts: English words for one and for any other number, and what stands behind a number in
// Chinese.
func count(n int, one, other, chinese string) puzzle.Bilingual {
	word := other
	if n == 1 {
		word = one
	}
	return say(fmt.Sprintf("%d %s", n, word), fmt.Sprintf("%d %s", n, chinese))
}

// pages are the templates, in each language. html/template escapes whatever people have typed.
type pages struct {
	of map[puzzle.Language]*template.Template
}

func newPages() (*pages, error) {
	p := &pages{map[puzzle.Language]*template.Template{}}
	for _, l := range puzzle.Languages() {
		set, err := template.New("").Funcs(functions(l)).ParseFS(pageFiles, "pages/*.html")
		if err != nil {
			return nil, fmt.Errorf("server: %w", err)
		}
		p.of[l] = set
	}
	return p, nil
}

func functions(l puzzle.Language) template.FuncMap {
	return template.FuncMap{
		"say":   func(english, chinese string) string { return say(english, chinese).In(l) },
		"count": func(n int, one, other, chinese string) string { return count(n, one, other, chinese).In(l) },
		"text":  func(t puzzle.Bilingual) string { return t.In(l) },
		"title": func(level *levels.Level) string {
			return strings.TrimSpace(fmt.Sprintf("%s %s", number(level.Puzzle.Number), level.Text(l).Title))
		},
		"name":    func(level *levels.Level) string { return level.Text(l).Title },
		"goal":    func(level *levels.Level) string { return level.Text(l).Goal },
		"inTwo":   inTwo,
		"concept": func(name string) string { return levels.ConceptTitle(name).In(l) },
		"wrong":   wrong,
		"finding": func(k engine.FindingKind) string { return explain.Kind(k).In(l) },
		"deskRow": func(r row, code string) deskRow { return deskRow{r, code} },
		"add":     func(a, b int) int { return a + b },
		"percent": func(part, whole int) int {
			if whole == 0 {
				return 0
			}
			return 100 * part / whole
		},
	}
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// shown is what every page knows.
type shown struct {
	Language puzzle.Language
	Tag      string // of the language, for the page
	Path     string // for the switch of languages; "" for a page that has none
	Data     any
}

// show writes a page.
func (p *pages) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) {
	l := language(r)
	var page bytes.Buffer
	if err := p.of[l].ExecuteTemplate(&page, name, shown{l, tag(l), pathOf(r, name), data}); err != nil {
		http.Error(w, "500: the page could not be written", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Vary", "Accept-Language, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(page.Bytes())
}

// pathOf returns where the switch of languages leads: to the page itself, from the answer to a form to the page with the
// form, and nowhere from a page that is shown once, as that with a return code is.
func pathOf(r *http.Request, page string) string {
	switch {
	case page == "welcome":
		return ""
	case r.Method == http.MethodGet:
		return r.URL.Path
	case r.URL.Path == "/join" || r.URL.Path == "/return":
		if code := readCode(r.PostFormValue("code")); code != "" {
			return "/j/" + code
		}
		return "/"
	case r.URL.Path == "/teacher" || r.URL.Path == "/classes":
		return r.URL.Path
	}
	return ""
}

// fragment writes a part of a page.
func (p *pages) fragment(l puzzle.Language, name string, data any) (string, error) {
	var part strings.Builder
	err := p.of[l].ExecuteTemplate(&part, name, data)
	return part.String(), err
}

func tag(l puzzle.Language) string {
	if l == puzzle.Chinese {
		return "zh-Hans"
	}
	return string(l)
}

// language is the reader's: what he has chosen, or what his browser prefers.
func language(r *http.Request) puzzle.Language {
	for _, chosen := range []string{r.URL.Query().Get("lang"), cookie(r, languageCookie)} {
		for _, l := range puzzle.Languages() {
			if chosen == string(l) {
				return l
			}
		}
	}
	for prefers := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		switch first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(prefers)), "-"); first {
		case "zh":
			return puzzle.Chinese
		case "en":
			return puzzle.English
		}
	}
	return puzzle.English
}

// chooseLanguage keeps the language that was chosen, and goes back to the page.
func (s *Server) chooseLanguage(w http.ResponseWriter, r *http.Request) {
	form, ok := s.readForm(w, r)
	if !ok {
		return
	}
	chosen := puzzle.English
	if form.Get("lang") == string(puzzle.Chinese) {
		chosen = puzzle.Chinese
	}
	s.setCookie(w, languageCookie, string(chosen), false)
	http.Redirect(w, r, ownPath(form.Get("back")), http.StatusSeeOther)
}

// ownPath returns a path of this server, and the first page for anything that a browser could take for another site: it
// passes over tabs and line breaks, and reads a backslash as a slash.
func ownPath(path string) string {
	to, err := url.Parse(path)
	if err != nil || to.IsAbs() || to.Host != "" || to.Opaque != "" || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.Contains(path, "\\") {
		return "/"
	}
	return path
}

// problem shows what is wrong.
func (s *Server) problem(w http.ResponseWriter, r *http.Request, status int, what puzzle.Bilingual) {
	if !wantsPage(r) && r.Method == http.MethodGet {
		http.Error(w, fmt.Sprintf("%d: %s", status, what.In(language(r))), status)
		return
	}
	s.pages.show(w, r, status, "problem", what)
}

// fault shows that something went wrong that is nobody's fault but the server's.
func (s *Server) fault(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() == nil {
		s.trouble("a page could not be made", err)
	}
	s.problem(w, r, http.StatusInternalServerError, say("Something went wrong here. Please try again.", "这里出了点问题，请再试一次。"))
}

// readForm reads a small form.
func (s *Server) readForm(w http.ResponseWriter, r *http.Request) (url.Values, bool) {
	r.Body = http.MaxBytesReader(w, r.Body, formBytesMax)
	if err := r.ParseForm(); err != nil {
		s.problem(w, r, http.StatusBadRequest, say("This form cannot be read.", "无法读取这张表单。"))
		return nil, false
	}
	return r.PostForm, true
}

// static serves the styles and scripts of the pages.
func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	source, err := pageFiles.ReadFile("pages/" + name)
	if err != nil || strings.HasSuffix(name, ".html") || name == hostName {
		http.Error(w, "404: there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(source)
}

// health says that the server answers, and nothing else.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}
