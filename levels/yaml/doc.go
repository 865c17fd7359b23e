// Package yaml reads the part of YAML that level files and catalogues are written in, as nodes that know where they
// stand.
//
// What it reads means the same in every reader of YAML 1.2; tests compare it with one. Mappings and sequences, in lines
// and in brackets, plain, quoted, literal and folded text, numbers, true, false and null, and comments are there.
//
// It refuses, with the place and a way out, what a person who writes a level does not need, and what makes YAML hard to
// read or dangerous to accept: anchors, aliases, merge keys, tags, directives, keys with a question mark or of more
// than text, a second document, tabs that indent, names that come twice, and nesting deeper than FlowDepthMax and
// IndentationMax. So a reader's recursion is bounded whatever the bytes are, and a document is never larger than its
// source.
//
// A reader of all of YAML is a megabyte of the browser build's program, fifteen times as much, and takes most of the time
// in which a campaign is loaded.
package yaml
