// Package kit is the paper side of a course: five plans for lessons of 45 minutes, a worksheet for each, and the answers,
// in both languages, as pages that any browser prints on A4 or Letter.
//
//	pages, err := kit.Pages(catalog, kit.Options{Language: puzzle.English, Answers: true})
//
// The sources are Markdown: lessons/1.en.md is a plan, sheets/1.en.md its worksheet, answers/1.en.md the answers. A plan
// names levels as [[level two-hands]], which becomes title and number; [[lines 3]] on a worksheet becomes three
// lines to write on.
//
// # Answers that are computed
//
// Every program on a worksheet stands as a level file in programs/, so that "inspector prove" judges it, too. An answer
// is written beside the question that the engine was asked, as in [[2, 3, 4|totals two-each total]]. The page shows
// what stands before the bar, and a test asks the engine and compares. A fact with nothing before the bar shows
// nothing and is tested all the same. facts_test.go lists the questions.
//
// # What it refuses to do
//
// It gives out no answers unless it is asked to. The game does not import this package, so that the pages of the
// students hold no answers: a test looks for Mark, which stands in every file of answers, in what is built for them.
package kit
