// Package desk is what the teacher's page knows and does, without the page: it lists the levels, makes assignments, reads
// them back, and grades tickets piece by piece, so that whoever runs it stays awake meanwhile.
//
// What it hands to the page is JSON with texts in both languages. Titles, sentences and reports are those of the levels
// and of packages class and report, so the page, and the inspector on the command line, say the same.
//
// The package refuses to keep anything, to ask anybody, and to know the browser: it is tested without one.
package desk
