// Package format reads and prints the files of a level: the level itself, its
// texts, solutions, pars, and the list of chapters. levels/FORMAT.md describes
// them for authors; level.schema.json and solution.schema.json describe them for
// editors.
//
// Every kind of file is described once, by a shape: a table of fields that reads
// them, and from which the JSON Schema is made. A test keeps the published schema
// files equal to the tables.
//
// Files are YAML, but a small part of it: one document, no anchors, aliases, tags
// or directives, whole numbers in decimal. A file's meaning is then what a person
// sees, and no few bytes can stand for a huge document.
//
// # What it refuses
//
// Reading is strict: an unknown field, a name that nobody declared, a number
// beyond its bounds or a file of a newer format is an *Error with file, line,
// column and advice. Bytes from outside never make this package panic, hang or
// allocate more than a small multiple of FileBytesMax. It judges no level: one
// that cannot be won reads well.
package format

// Version is the file format that this package writes, and the newest that it
// reads. It rises when an older program would misread a file.
const Version = 1

// FileBytesMax bounds every file.
const FileBytesMax = 256 << 10
