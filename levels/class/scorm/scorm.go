package scorm

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/xml"
	"errors"
	"strings"

	"lostupdate/levels/class"
	"lostupdate/levels/class/page"
)

//go:embed scorm.js
var script []byte

// scriptName is the script's file in the package.
const scriptName = "scorm.js"

// ManifestName is the file that makes an archive a package. It must lie at the top.
const ManifestName = "imsmanifest.xml"

// TitleMax is how long the title of a package is at most, in characters.
const TitleMax = 100

// ErrDeaf tells that a page is of a release that tells nobody how far the player is.
var ErrDeaf = errors.New("this page comes from an older release, which reports no progress: export it anew with \"go run ./game --export FOLDER\"")

// Pack makes a package of a page and an assignment, which must be good. Title is what the platform shows; "" stands for
// the assignment's label. Equal pages, assignments and titles give equal bytes.
func Pack(p *page.Page, a *class.Assignment, title string) ([]byte, error) {
	if err := a.Check(); err != nil {
		return nil, err
	}
	if !p.Hears() {
		return nil, ErrDeaf
	}
	data := []page.Data{{Name: "assignment", Value: a.Text()}}
	if a.Varied() {
		data = append(data, page.Data{Name: "numbers", Value: "own"})
	}
	with, err := p.WithScript(scriptName, script, data...)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	archive := zip.NewWriter(&b)
	files := packed(with)
	if err := add(archive, page.File{Name: ManifestName, Source: manifest(files, a, titleOf(a, title))}); err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := add(archive, f); err != nil {
			return nil, err
		}
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// packed are the files that go into a package. Of the packed forms only that of the program does: the page unpacks it by
// itself, whatever a platform makes of its name. No platform sends any other.
func packed(p *page.Page) []page.File {
	var files []page.File
	for _, f := range p.Files() {
		form := strings.HasSuffix(f.Name, ".br") || strings.HasSuffix(f.Name, ".gz")
		if !form || f.Name == page.Program+".gz" {
			files = append(files, f)
		}
	}
	return files
}

// firstOfJanuary1980 is the date of every file, as MS-DOS counts: day 1 of month 1 of year 0. Day 0, which would stand
// there otherwise, does not exist, and equal packages shall be equal.
const firstOfJanuary1980 = 1<<5 | 1

func add(to *zip.Writer, f page.File) error {
	head := &zip.FileHeader{Name: f.Name, Method: zip.Deflate}
	if strings.HasSuffix(f.Name, ".gz") {
		head.Method = zip.Store
	}
	head.SetMode(0o644)
	//lint:ignore SA1019 Modified wants package time, which nothing here may use
	head.ModifiedDate = firstOfJanuary1980
	w, err := to.CreateHeader(head)
	if err == nil {
		_, err = w.Write(f.Source)
	}
	return err
}

func titleOf(a *class.Assignment, title string) string {
	if title = class.CleanText(title, TitleMax); title != "" {
		return title
	}
	if a.Label != "" {
		return "Lost Update · " + a.Label
	}
	return "Lost Update · 丢失的更新"
}

// manifestHead and its likes are the manifest of the content aggregation model of SCORM 1.2. Without "adlcp:scormtype"
// a platform gives the page no API.
const (
	manifestHead = xml.Header + `<manifest identifier="lostupdate-%HASH%" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="class">
    <organization identifier="class">
      <title>%TITLE%</title>
      <item identifier="game" identifierref="page"><title>%TITLE%</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="` + page.Index + `">
`
	manifestFoot = `    </resource>
  </resources>
</manifest>
`
)

func manifest(files []page.File, a *class.Assignment, title string) []byte {
	var b strings.Builder
	b.WriteString(strings.NewReplacer("%HASH%", a.Hash(), "%TITLE%", escaped(title)).Replace(manifestHead))
	for _, f := range files {
		b.WriteString(`      <file href="` + escaped(f.Name) + "\"/>\n")
	}
	b.WriteString(manifestFoot)
	return []byte(b.String())
}

func escaped(text string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		return "" // a buffer in memory takes everything
	}
	return b.String()
}
