package format

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// field is one entry of an object of type T.
type field[T any] struct{ *member }

// member is a field whatever its object is. The compiler makes a function anew for
// every type that it is used with, dozens of them here, so functions with a type
// only convert, and the work is done by those without.
type member struct {
	name     string
	about    string
	required bool
	schema   *Schema
	read     func(r *reader, n ast.Node, into any) // into points to the object
}

// entry returns the field of that name; set stores what was read.
func entry[T, V any](name, about string, s shape[V], set func(into *T, value V)) field[T] {
	return field[T]{newMember(name, about, s.schema, func(r *reader, n ast.Node, into any) {
		if value := s.read(r, n); r.err == nil {
			set(into.(*T), value)
		}
	})}
}

func newMember(name, about string, schema *Schema, read func(r *reader, n ast.Node, into any)) *member {
	return &member{name: name, about: about, schema: schema, read: read}
}

// must makes the field one that cannot be left out.
func (f field[T]) must() field[T] {
	f.required = true
	return f
}

// object is a mapping with these fields and no others. Fields that are left out
// keep what standard has for them.
func object[T any](standard T, fields ...field[T]) shape[T] {
	members := make([]*member, len(fields))
	for i, f := range fields {
		members[i] = f.member
	}
	return shape[T]{objectSchema(members), func(r *reader, n ast.Node) T {
		value := standard
		r.object(n, members, &value)
		return value
	}}
}

func objectSchema(members []*member) *Schema {
	s := &Schema{Type: "object", Properties: map[string]*Schema{}, AdditionalProperties: &Schema{Never: true}}
	for _, m := range members {
		s.Properties[m.name] = m.schema.described(m.about)
		if m.required {
			s.Required = append(s.Required, m.name)
		}
	}
	return s
}

// object reads the fields of a mapping into the object that into points to.
func (r *reader) object(n ast.Node, members []*member, into any) {
	pairs := r.mapping(n)
	seen := make([]string, 0, len(pairs))
	for _, pair := range pairs {
		name := r.key(pair)
		i := slices.IndexFunc(members, func(m *member) bool { return m.name == name })
		if i < 0 && r.err == nil {
			r.fail(pair.Key, unknownFieldAdvice(name, members), "unknown field %q", printable(name, 40))
		}
		if r.err != nil {
			return
		}
		seen = append(seen, name)
		members[i].read(r, pair.Value, into)
	}
	for _, m := range members {
		if m.required && !slices.Contains(seen, m.name) {
			r.fail(n, fmt.Sprintf("add a line \"%s: ...\"", m.name), "the field %q is missing here", m.name)
		}
	}
}

func unknownFieldAdvice(name string, members []*member) string {
	var names []string
	for _, m := range members {
		names = append(names, m.name)
	}
	return Suggest(name, names)
}
