package format

import (
	"encoding/json"
	"maps"
	"slices"
)

// Schema is the part of JSON Schema (draft 2020-12) that the shapes need.
type Schema struct {
	Dialect     string `json:"$schema,omitempty"`
	ID          string `json:"$id,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Ref         string `json:"$ref,omitempty"`

	Type                 any                `json:"type,omitempty"` // a string, or a list of them
	Enum                 []string           `json:"enum,omitempty"`
	Const                any                `json:"const,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	MinLength            int                `json:"minLength,omitempty"`
	MaxLength            int                `json:"maxLength,omitempty"`
	Minimum              *int64             `json:"minimum,omitempty"`
	Maximum              *int64             `json:"maximum,omitempty"`
	Items                *Schema            `json:"items,omitempty"`
	MinItems             int                `json:"minItems,omitempty"`
	MaxItems             int                `json:"maxItems,omitempty"`
	Properties           map[string]*Schema `json:"properties,omitempty"`
	PropertyNames        *Schema            `json:"propertyNames,omitempty"`
	AdditionalProperties *Schema            `json:"additionalProperties,omitempty"`
	MinProperties        int                `json:"minProperties,omitempty"`
	MaxProperties        int                `json:"maxProperties,omitempty"`
	Required             []string           `json:"required,omitempty"`
	OneOf                []*Schema          `json:"oneOf,omitempty"`
	AnyOf                []*Schema          `json:"anyOf,omitempty"`
	Definitions          map[string]*Schema `json:"$defs,omitempty"`

	Never bool `json:"-"` // stands for the schema "false", which nothing meets
}

// MarshalJSON writes the schema; Never is the one that is not an object.
func (s *Schema) MarshalJSON() ([]byte, error) {
	if s.Never {
		return []byte("false"), nil
	}
	type plain Schema // without this method
	return json.Marshal((*plain)(s))
}

// described returns the schema with a description of its use in one field.
func (s *Schema) described(about string) *Schema {
	if s.Ref != "" {
		return &Schema{Ref: s.Ref, Description: about}
	}
	d := *s
	d.Properties = maps.Clone(s.Properties)
	d.Description = about
	return &d
}

// LevelSchema returns the JSON Schema of level files, as level.schema.json has
// it.
func LevelSchema() *Schema {
	return published(levelShape().schema, "level", "A level of Lost Update",
		map[string]*Schema{"cards": cardsShape().schema, "card": cardSchema()})
}

// SolutionSchema returns the JSON Schema of solution files, as
// solution.schema.json has it.
func SolutionSchema() *Schema {
	return published(solutionShape().schema, "solution", "A solution of a level of Lost Update", nil)
}

// parametric returns the schema of what it describes before parameters are filled in: where a number, a flag or a word
// belongs, a text with $name may stand.
func (s *Schema) parametric() *Schema {
	if s == nil || s.Never || s.Ref != "" || s.Const != nil {
		return s
	}
	p := *s
	p.Items, p.PropertyNames, p.AdditionalProperties = s.Items.parametric(), s.PropertyNames.parametric(), s.AdditionalProperties.parametric()
	p.Properties = nil
	if len(s.Properties) > 0 {
		p.Properties = maps.Clone(s.Properties)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		if name != variantsField {
			p.Properties[name] = s.Properties[name].parametric()
		}
	}
	// Such a text may be meant as any of several alternatives.
	p.OneOf = nil
	for _, alternative := range s.OneOf {
		p.AnyOf = append(p.AnyOf, alternative.parametric())
	}
	switch {
	case s.Enum != nil:
		p.Type, p.Enum = nil, nil
		p.AnyOf = []*Schema{{Type: s.Type, Enum: s.Enum}, {Type: "string", Pattern: placeholder.String()}}
	case s.Type == "integer" || s.Type == "boolean":
		p.Type, p.Pattern = []any{s.Type, "string"}, placeholder.String()
	case s.Pattern != "":
		p.Pattern = "(?:" + s.Pattern + ")|" + placeholder.String()
	}
	return &p
}

func published(s *Schema, id, title string, definitions map[string]*Schema) *Schema {
	whole := *s.parametric()
	for _, name := range slices.Sorted(maps.Keys(definitions)) {
		definitions[name] = definitions[name].parametric()
	}
	whole.Dialect = "https://json-schema.org/draft/2020-12/schema"
	whole.ID, whole.Title, whole.Definitions = id+".schema.json", title, definitions
	return &whole
}
