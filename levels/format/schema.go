package format

import (
	"encoding/json"
	"maps"
)

// Schema is the part of JSON Schema (draft 2020-12) that the shapes need.
type Schema struct {
	Dialect     string `json:"$schema,omitempty"`
	ID          string `json:"$id,omitempty"`
	Title       string `json:"title,omitempty"`
	Description string `json:"description,omitempty"`
	Ref         string `json:"$ref,omitempty"`

	Type                 string             `json:"type,omitempty"`
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

func published(s *Schema, id, title string, definitions map[string]*Schema) *Schema {
	whole := *s
	whole.Dialect = "https://json-schema.org/draft/2020-12/schema"
	whole.ID, whole.Title, whole.Definitions = id+".schema.json", title, definitions
	return &whole
}
