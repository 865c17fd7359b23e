package scorm_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
	"lostupdate/levels/class/scorm"
)

// site is a page of words whose program looks for a host.
func site(t *testing.T, program string) *page.Page {
	t.Helper()
	dir := t.TempDir()
	for name, source := range map[string]string{
		"index.html": `<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="script-src 'self'"><script defer src="wasm_exec.js"></script>`,
		"game.wasm":  program, "game.wasm.gz": "packed", "game.wasm.br": "packed", "wasm_exec.js": "go", "wasm_exec.js.gz": "g", "loader.js": "load", "style.css": "",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(source), 0o644))
	}
	p, err := page.Open(dir)
	require.NoError(t, err)
	return p
}

const hearing = "\x00asm lostUpdateHost"

func homework() *class.Assignment {
	return &class.Assignment{Label: "Week <3> & \"more\"", Hints: class.HintsFree, Levels: []class.Wanted{{ID: "the-key", Revision: 1, Stars: 3}}}
}

// unpacked returns the files of a package.
func unpacked(t *testing.T, source []byte) map[string]string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(source), int64(len(source)))
	require.NoError(t, err)
	files := map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		require.NoError(t, err)
		content, err := io.ReadAll(r)
		require.NoError(t, err)
		files[f.Name] = string(content)
	}
	return files
}

type manifest struct {
	Identifier    string `xml:"identifier,attr"`
	Schema        string `xml:"metadata>schema"`
	Version       string `xml:"metadata>schemaversion"`
	Organizations struct {
		Default      string `xml:"default,attr"`
		Organization struct {
			Identifier string `xml:"identifier,attr"`
			Title      string `xml:"title"`
			Item       struct {
				Ref   string `xml:"identifierref,attr"`
				Title string `xml:"title"`
			} `xml:"item"`
		} `xml:"organization"`
	} `xml:"organizations"`
	Resource struct {
		Identifier string `xml:"identifier,attr"`
		Type       string `xml:"type,attr"`
		Scorm      string `xml:"http://www.adlnet.org/xsd/adlcp_rootv1p2 scormtype,attr"`
		Href       string `xml:"href,attr"`
		Files      []struct {
			Href string `xml:"href,attr"`
		} `xml:"file"`
	} `xml:"resources>resource"`
}

func TestThePackageHasAManifestAndThePage(t *testing.T) {
	source, err := scorm.Pack(site(t, hearing), homework(), "")
	require.NoError(t, err)
	files := unpacked(t, source)
	var m manifest
	require.NoError(t, xml.Unmarshal([]byte(files["imsmanifest.xml"]), &m))
	require.Equal(t, []string{"ADL SCORM", "1.2"}, []string{m.Schema, m.Version})
	require.Regexp(t, `^[A-Za-z_][\w.-]*$`, m.Identifier)
	require.Equal(t, m.Organizations.Default, m.Organizations.Organization.Identifier)
	require.Equal(t, `Lost Update · Week <3> & "more"`, m.Organizations.Organization.Title)
	require.Equal(t, m.Organizations.Organization.Title, m.Organizations.Organization.Item.Title)
	require.Equal(t, m.Organizations.Organization.Item.Ref, m.Resource.Identifier)
	require.Equal(t, []string{"webcontent", "sco", "index.html"}, []string{m.Resource.Type, m.Resource.Scorm, m.Resource.Href})
	var listed []string
	for _, f := range m.Resource.Files {
		listed = append(listed, f.Href)
	}
	require.Equal(t, []string{"game.wasm", "game.wasm.gz", "index.html", "loader.js", "scorm.js", "style.css", "wasm_exec.js"}, listed)
	var packed []string
	for name := range files {
		packed = append(packed, name)
	}
	require.ElementsMatch(t, append(listed, "imsmanifest.xml"), packed, "and nothing else")
}

// The policy of the page holds: scripts are files, and none of them evaluates texts or names another host.
func TestThePackageLoosensNothing(t *testing.T) {
	source, err := scorm.Pack(site(t, hearing), homework(), "")
	require.NoError(t, err)
	files := unpacked(t, source)
	require.Contains(t, files["index.html"], "script-src 'self'")
	for _, element := range regexp.MustCompile(`(?s)<script[^>]*>(.*?)</script>`).FindAllStringSubmatch(files["index.html"], -1) {
		require.Contains(t, element[0], "src=")
		require.Empty(t, element[1])
	}
	require.Less(t, strings.Index(files["index.html"], "scorm.js"), strings.Index(files["index.html"], "wasm_exec.js"))
	require.Contains(t, files["index.html"], `data-assignment="`+homework().Text()+`"`)
	require.NotContains(t, files["index.html"], "data-numbers")
	require.NotRegexp(t, `eval|Function\(|https?:|innerHTML`, files["scorm.js"])
}

func TestAPackageOfOwnNumbersSaysSo(t *testing.T) {
	a := homework()
	a.Seed = 7
	source, err := scorm.Pack(site(t, hearing), a, "")
	require.NoError(t, err)
	require.Contains(t, unpacked(t, source)["index.html"], `data-numbers="own"`)
}

func TestEqualInputGivesEqualBytes(t *testing.T) {
	p := site(t, hearing)
	one, err := scorm.Pack(p, homework(), "Races")
	require.NoError(t, err)
	two, err := scorm.Pack(p, homework(), "  Races\n")
	require.NoError(t, err)
	require.Equal(t, one, two)
	require.Contains(t, unpacked(t, one)["imsmanifest.xml"], "<title>Races</title>")
}

func TestWhatCannotBePacked(t *testing.T) {
	_, err := scorm.Pack(site(t, "\x00asm"), homework(), "")
	require.ErrorIs(t, err, scorm.ErrDeaf)
	_, err = scorm.Pack(site(t, hearing), &class.Assignment{}, "")
	require.Error(t, err)
}
