// Package loc holds every word that the game itself says, in English and in Simplified Chinese.
//
// The words stand in catalogues, one file a domain and language: catalog/shell.en.yaml, catalog/shell.zh.yaml and so
// on. A key is the domain and a name: Say("shell.play"). Texts with holes are Go templates, and a hole {{.N}} also
// chooses the plural form where a language has one:
//
//	box:
//	  one: "{{.N}} box"
//	  other: "{{.N}} boxes"
//
// What levels say, their titles, goals and hints, stands with the levels and not here.
//
// A key that no catalogue has is shown as it is, so that a screen never fails for a word; tests find such keys, keys
// that one language lacks, and characters that no font has. The package refuses to guess a language and to mix two in
// one text.
package loc
