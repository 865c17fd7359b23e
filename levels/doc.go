// Package levels is the campaign: every level with its texts, its known
// solutions and its pars, read from level files.
//
// A Level is a puzzle.Puzzle with what surrounds it. A Catalog is an ordered set
// of levels. Campaign returns the catalog that is built into the program; Load
// reads one from any file system of the same shape:
//
//	campaign.yaml            the chapters and their titles
//	16-the-key/level.yaml    the factory and the goal
//	16-the-key/text.en.yaml  the texts, one file a language
//	16-the-key/text.zh.yaml
//	16-the-key/proof.yaml    solutions that must be proved:  proof*.yaml
//	16-the-key/trap.yaml     solutions that must be refuted: trap*.yaml
//	16-the-key/par.yaml      what the best solution needs, written by the inspector
//	16-the-key/par~2.yaml    the same of its second variant
//	coverage.yaml            what the campaign must teach
//
// FORMAT.md describes the files. The packages below are the parts:
//
//	format   reads and prints the files
//	puzzle   the level and the player's solution as values
//	compile  makes an engine.Program of a blueprint
//	explain  one sentence about what went wrong, in every language
//	grade    the verdict, the measurements and the stars
//	solve    the best solutions, and what they need
//	code     a factory as a Python or Go program that runs
//	pack     levels that somebody has made, from a folder or an archive
//	class    assignments, the tickets that students hand in, and their grading
//
// # What it refuses to do
//
// Nothing here draws, keeps progress or knows about a player. Claims in files,
// pars and expectations, are never trusted: the inspector recomputes them.
package levels
