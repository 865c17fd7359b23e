// Package explain says in one sentence, in every language, what went wrong in a
// run, why a blueprint is not good enough, or why an edit is not legal.
//
// The facts come from engine/hb and from package grade; the words come from the
// catalogues catalogue.en.yaml and catalogue.zh.yaml and, for names, from the
// level's own texts. No sentence stands in code. Translators need to touch the
// catalogues only; a test makes sure that they have the same sentences with the
// same blanks.
//
// It refuses to guess: a failure of which the engine does not know more than its
// kind gets the plain sentence of that kind.
package explain
