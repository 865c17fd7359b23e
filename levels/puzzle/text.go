package puzzle

// Language is one of the languages in which every text exists.
type Language string

const (
	English Language = "en"
	Chinese Language = "zh" // simplified
)

// Languages returns all languages.
func Languages() []Language { return []Language{English, Chinese} }

// Bilingual is one text in both languages.
type Bilingual struct {
	EN, ZH string
}

// In returns the text in that language.
func (b Bilingual) In(language Language) string {
	if language == Chinese {
		return b.ZH
	}
	return b.EN
}

// Text is what a level says in one language. The zero Text is that of a level
// file that stands alone: names are then shown as the file has them.
type Text struct {
	Title string
	Goal  string   // one sentence that names the failure to look for
	Story string   // two or three sentences
	Hints []string // a nudge, an idea, nearly the answer
	After string   // what was learned, and what it is called in Python and Go

	// Names are what people read for the names of the level file: of globals,
	// routines, labels and workers.
	Names map[string]string
}

// PoolName is the name under which a Text may say what Tools.Pool counts, such as
// "orders taken on", where workers would be the wrong word.
const PoolName = "pool"

// StateName is the name under which a Text may say what a switch that is SwitchOff or
// SwitchOn makes of its thing, such as "ordinary" and "recursive" of a key.
func StateName(name, state string) string { return name + "-" + state }

// Name returns what people read for a name of the level file: "total" may be
// "boxes counted". A name without an entry is shown as it is.
func (t *Text) Name(id string) string {
	if name := t.Names[id]; name != "" {
		return name
	}
	return id
}
