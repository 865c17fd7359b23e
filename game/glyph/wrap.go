package glyph

// Wrap breaks a text into lines no wider than width. Newlines in the text break it too;
// spaces at the end of a line are dropped. A single character wider than width still gets a
// line, so every character of the text is shown. An empty text has no lines.
func (b *Book) Wrap(text string, s Style, width float32) []string {
	panic("unfinished")
}

// Ellipsis returns the text if it fits into width, or else its beginning with "…". The
// result never is wider than width; it is empty if not even "…" fits.
func (b *Book) Ellipsis(text string, s Style, width float32) string {
	panic("unfinished")
}

// Fit returns the style, made smaller in half pixels but not below least, in which the text
// fits into width.
func (b *Book) Fit(text string, s Style, width, least float32) Style {
	panic("unfinished")
}
