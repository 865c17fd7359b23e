// Package pack reads level packs: a folder or a zip archive of levels that somebody has made,
// in the shape of the campaign, with a name of its own in campaign.yaml:
//
//	format: 1
//	id: night-school
//	title: {en: Night school, zh: 夜校}
//	chapters: [{number: 1, title: {en: Locks, zh: 锁}, about: {en: mutexes, zh: 互斥锁}}]
//
// A pack comes from outside. Before anything in it is read as a level, its size is
// limited (see the constants), its names are checked, and what is in an archive is counted while it
// is unpacked, whatever the archive says about itself. Nothing is written anywhere, and
// nothing outside of the folder or the archive is opened.
//
// Errors are of type *format.Error, with file, line and column where a file is at
// fault.
//
// # What it refuses to do
//
// It does not judge levels: package solve does, and "inspector check PACK". A pack whose
// levels are wrong can be played. It runs nothing of a pack: there is nothing in one that
// could be run.
package pack
