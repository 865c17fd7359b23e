// Package texts reads files of texts: a name, and under it a text, or names again.
//
//	gate:
//	  lock: Take the {{.Color}} key
//	  box:
//	    one: "{{.N}} box"
//	    other: "{{.N}} boxes"
//
// It stands between the YAML parser and those who say the texts. A file of texts is the plainest YAML there is, and the
// parser's own way to Go values, which fits any type to any document, would be a tenth of all code that a browser has
// to fetch.
//
// The package refuses whatever is neither a text nor a name, such as a number without quotes, a list or an alias: all
// of them are slips in a file of texts.
package texts
