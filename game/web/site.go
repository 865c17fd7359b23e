//go:build !js

package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
	"golang.org/x/sync/errgroup"
)

//go:embed page
var pageFiles embed.FS

// policy is what the page may do: its own scripts, styles and data, its own WebAssembly, and nothing else.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; " +
	"img-src 'self' data:; base-uri 'none'; form-action 'none'"

// wasmName is the program's file in a site.
const wasmName = "game.wasm"

// leastPacked is the size below which packing a file saves no packet.
const leastPacked = 1400

// wasmExecPath is where the Go release keeps the script that runs a program in the browser. It must be of the release
// that compiled the program.
func wasmExecPath(goRoot string) string { return filepath.Join(goRoot, "lib", "wasm", "wasm_exec.js") }

// writeSite writes the page, the program and the packed form of both into the folder.
func writeSite(ctx context.Context, dir, program, goRoot, version string, options Options) error {
	wasm, err := os.ReadFile(program)
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	wasmExec, err := os.ReadFile(wasmExecPath(goRoot))
	if err != nil {
		return fmt.Errorf("web: this Go release has no loader for browsers: %w", err)
	}
	index, err := render("index.html", version, len(wasm), options.static)
	if err != nil {
		return err
	}
	files := map[string][]byte{wasmName: wasm, "wasm_exec.js": wasmExec, "index.html": index}
	for _, name := range []string{"loader.js", "style.css"} {
		if files[name], err = pageFiles.ReadFile("page/" + name); err != nil {
			return fmt.Errorf("web: %w", err)
		}
	}
	if err := addTeacher(files, version, options); err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	for name, content := range files {
		path := filepath.Join(dir, name)
		group.Go(func() error { return os.WriteFile(path, content, 0o644) })
		if len(content) < leastPacked {
			continue
		}
		group.Go(func() error { return pack(ctx, path+".gz", content, options.Effort.gzip) })
		group.Go(func() error { return pack(ctx, path+".br", content, options.Effort.brotli) })
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("web: %w", err)
	}
	return nil
}

// render writes a page. Its links carry the version, so that a file host's or a browser's cache never puts the
// files of two releases together.
func render(name, version string, wasmBytes int, packed bool) ([]byte, error) {
	page, err := template.ParseFS(pageFiles, "page/"+name)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	icon, err := pageFiles.ReadFile("page/icon.svg")
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	var out bytes.Buffer
	err = page.Execute(&out, struct {
		Policy, Version string
		Icon            template.URL
		WasmBytes       int
		Packed          bool
	}{
		Policy:    policy,
		Version:   version,
		Icon:      template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(icon)),
		WasmBytes: wasmBytes,
		Packed:    packed,
	})
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return out.Bytes(), nil
}

// packer makes a compressing writer.
type packer func(to io.Writer) (io.WriteCloser, error)

func (e Effort) gzip(to io.Writer) (io.WriteCloser, error) {
	if e == Smallest {
		return gzip.NewWriterLevel(to, gzip.BestCompression)
	}
	return gzip.NewWriterLevel(to, 5)
}

// widestWindow is how far back, as a power of two, brotli looks for what it has seen before: 16 MB, the most that every
// browser takes. Of its own accord the library looks back 4 MB, and the program is six times as long.
const widestWindow = 24

func (e Effort) brotli(to io.Writer) (io.WriteCloser, error) {
	if e == Smallest {
		return brotli.NewWriterOptions(to, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: widestWindow}), nil
	}
	return brotli.NewWriterLevel(to, 5), nil
}

// packChunk is how much is packed between two looks at whether the player has ended the program.
const packChunk = 1 << 18

func pack(ctx context.Context, path string, content []byte, make packer) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	writer, err := make(file)
	for rest := content; err == nil && len(rest) > 0; {
		chunk := rest[:min(len(rest), packChunk)]
		rest = rest[len(chunk):]
		if err = ctx.Err(); err == nil {
			_, err = writer.Write(chunk)
		}
	}
	if err == nil {
		err = writer.Close()
	}
	return errors.Join(err, file.Close())
}

// measure gives a finished site, or fs.ErrNotExist.
func measure(dir string) (Site, error) {
	site := Site{Dir: dir}
	for _, part := range []struct {
		ending string
		bytes  *int64
	}{{"", &site.WasmBytes}, {".gz", &site.GzipBytes}, {".br", &site.BrotliBytes}} {
		info, err := os.Stat(filepath.Join(dir, wasmName+part.ending))
		if err != nil {
			return Site{}, fmt.Errorf("web: %w", err)
		}
		*part.bytes = info.Size()
	}
	return site, nil
}
