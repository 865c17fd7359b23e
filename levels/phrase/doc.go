// Package phrase is texts with blanks, as the catalogues of the game have them:
//
//	box:
//	  one: "{{.N}} box"
//	  other: "{{.N}} boxes"
//	start: "{{cap .Who}} starts."
//
// A blank is {{.Name}}, or {{cap .Name}} where what is filled in begins the sentence. A text may have a form of its
// own for one thing; that is all that English needs, and more than Chinese does.
//
// It stands in for text/template and a library of plural rules, which know the grammar of two hundred languages and
// would be half a megabyte of the browser build's program.
//
// The package refuses everything else that may stand between braces: no conditions, no loops, no calls. A text must
// not decide anything.
package phrase
