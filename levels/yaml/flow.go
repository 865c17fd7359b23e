package yaml

// brackets reads [ ] or { }, which may go over several lines.
func (s *scanner) brackets() *Node {
	here := s.mark()
	open := s.peek(0)
	if s.flow++; s.flow > FlowDepthMax {
		s.failAt(here, "", "brackets are nested more than %d deep", FlowDepthMax)
	}
	s.at++
	kind, close := Sequence, byte(']')
	if open == '{' {
		kind, close = Mapping, '}'
	}
	n := s.node(kind, here)
	for comma := true; ; {
		if s.next(); s.over() {
			s.malformed(here, "the bracket %c is not closed", open)
		}
		switch c := s.peek(0); {
		case c == close:
			s.at++
			s.flow--
			return n
		case c == ']' || c == '}':
			s.malformed(s.mark(), "%c closes a bracket that is not open", c)
		case c == ',' && !comma:
			s.at++
			comma = true
			continue
		case c == ',':
			s.malformed(s.mark(), "there is nothing before this comma")
		case !comma:
			s.malformed(s.mark(), "want a comma before this")
		}
		comma = false
		if kind == Mapping {
			s.flowField(n)
		} else {
			n.Items = append(n.Items, s.flowItem())
		}
	}
}

// flowItem reads one value inside of brackets.
func (s *scanner) flowItem() *Node {
	n := s.flowValue()
	if s.colon(n) {
		s.failAt(s.mark(), "put { } around it", "a field cannot stand in a list by itself")
	}
	return n
}

// flowField reads one field inside of { }.
func (s *scanner) flowField(into *Node) {
	here := s.mark()
	key := s.flowKey()
	s.refuseSecond(into, key, here)
	value := s.node(Null, here)
	if s.colon(key) {
		at := s.mark()
		s.at++
		s.next()
		if c := s.peek(0); s.over() || c == ',' || c == '}' {
			value = s.node(Null, at)
		} else {
			value = s.flowValue()
		}
		if s.colon(value) {
			s.malformed(s.mark(), "want a comma between two fields")
		}
	}
	into.Fields = append(into.Fields, Field{key, value})
}

func (s *scanner) flowKey() *Node {
	here := s.mark()
	switch c := s.peek(0); {
	case c == '?' && s.blank(1):
		s.failAt(here, "write \"name: value\"", "keys with a question mark are not part of this format")
	case c == '[' || c == '{':
		s.malformed(here, "want a name here")
	case c == ':' && (s.blank(1) || isFlow(s.peek(1))):
		s.malformed(here, "a name is missing before the colon")
	}
	key := s.flowValue()
	if s.line != here.line {
		s.malformed(here, "a name ends on the line on which it begins")
	}
	if s.at-here.at > keyMax {
		s.malformed(here, "this name is too long")
	}
	if key.Text == "<<" && s.source[here.at] == '<' {
		s.failAt(here, "write the value out where it is used", "anchors and aliases are not part of this format")
	}
	return key
}

func (s *scanner) flowValue() *Node {
	switch s.peek(0) {
	case '[', '{':
		return s.brackets()
	case '"', '\'':
		return s.quoted(-1)
	}
	return s.plain(-1)
}

// colon reports whether a colon follows that makes a key of what was read: behind quotes it needs no space.
func (s *scanner) colon(n *Node) bool {
	quoted := s.at > 0 && n.Kind == String && (s.source[s.at-1] == '"' || s.source[s.at-1] == '\'')
	s.blanks()
	return s.peek(0) == ':' && (quoted || s.blank(1) || isFlow(s.peek(1)))
}
