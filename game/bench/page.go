//go:build !js

package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"

	"lostupdate/assets/fonts"
	"lostupdate/game/web"
)

// pageAim is the most that the whole page may be as brotli, in bytes.
const pageAim = 4_000_000

// Rows of the page's table besides its files.
const (
	wholePage = "whole page"
	fontsRow  = "of it the fonts"
)

func pagePart() part {
	return part{
		name:  "page",
		title: "The page",
		about: "Bytes of every file of the browser version, as `go run ./game --export FOLDER` writes them; nothing else is ever fetched. The aim\n" +
			"is " + count(pageAim) + " for the whole page as brotli, and the command fails beyond it.",
		columns: []string{"file", "raw", "gzip", "brotli"},
		rows:    []string{"index.html", "style.css", "loader.js", "wasm_exec.js", "game.wasm", wholePage, fontsRow},
		measure: measurePage,
	}
}

func measurePage() ([][]string, error) {
	site, err := web.Build(context.Background(), web.Options{Effort: web.Smallest})
	if err != nil {
		return nil, err
	}
	var rows [][]string
	var sum [3]int
	for _, name := range pagePart().rows {
		var sizes [3]int
		switch name {
		case wholePage:
			sizes = sum
		case fontsRow:
			if sizes, err = fontSizes(); err != nil {
				return nil, err
			}
		default:
			for i, ending := range []string{"", ".gz", ".br"} {
				info, err := os.Stat(filepath.Join(site.Dir, name+ending))
				switch {
				case err == nil:
					sizes[i] = int(info.Size())
				case i > 0:
					sizes[i] = sizes[0] // too small to be worth packing
				default:
					return nil, err
				}
				sum[i] += sizes[i]
			}
		}
		row := make([]string, 0, len(sizes))
		for i, size := range sizes {
			if name == fontsRow && i == 1 {
				row = append(row, "")
				continue
			}
			row = append(row, count(size))
		}
		rows = append(rows, row)
	}
	if sum[2] > pageAim {
		return nil, fmt.Errorf("as brotli the whole page has %s bytes, %s more than it may have", count(sum[2]), count(sum[2]-pageAim))
	}
	return rows, nil
}

// fontSizes packs the fonts by themselves, as far as that tells what they are of the whole.
func fontSizes() (sizes [3]int, err error) {
	set := fonts.All()
	for _, font := range [][]byte{set.Regular, set.Bold, set.Mono, set.Symbols, set.LatinRegular, set.LatinBold} {
		var packed bytes.Buffer
		w := brotli.NewWriterLevel(&packed, brotli.BestCompression)
		if _, err := w.Write(font); err != nil {
			return sizes, fmt.Errorf("pack a font: %w", err)
		}
		if err := w.Close(); err != nil {
			return sizes, fmt.Errorf("pack a font: %w", err)
		}
		sizes[0] += len(font)
		sizes[2] += packed.Len()
	}
	return sizes, nil
}
