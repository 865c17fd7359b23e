package texts

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// Parse reads a file of texts. Every value is a string or again a map[string]any. Errors name the line and the column.
func Parse(source []byte) (map[string]any, error) {
	file, err := parser.ParseBytes(source, 0)
	if err != nil {
		return nil, err
	}
	var root ast.Node
	for _, document := range file.Docs {
		switch {
		case document.Body == nil:
		case root != nil:
			return nil, wrong(document.Body, "a second document: all texts stand in one")
		default:
			root = document.Body
		}
	}
	if root == nil {
		return map[string]any{}, nil
	}
	value, err := valueOf(root)
	if err != nil {
		return nil, err
	}
	named, ok := value.(map[string]any)
	if !ok {
		return nil, wrong(root, "a text without a name")
	}
	return named, nil
}

// Unmarshal reads a file of texts into a variable of type any, as package i18n asks its readers to.
func Unmarshal(source []byte, into any) error {
	target, ok := into.(*any)
	if !ok {
		return fmt.Errorf("texts: texts cannot be read into a %T", into)
	}
	all, err := Parse(source)
	if err != nil {
		return err
	}
	*target = all
	return nil
}

// Flat reads a file of texts in which no name stands under another.
func Flat(source []byte) (map[string]string, error) {
	all, err := Parse(source)
	if err != nil {
		return nil, err
	}
	flat := make(map[string]string, len(all))
	for _, name := range slices.Sorted(maps.Keys(all)) { // of several faults, always the same is told
		text, ok := all[name].(string)
		if !ok {
			return nil, fmt.Errorf("texts: there are names under %q, where a text should stand", name)
		}
		flat[name] = text
	}
	return flat, nil
}

func valueOf(n ast.Node) (any, error) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, nil
	case *ast.LiteralNode:
		return n.Value.Value, nil
	case *ast.MappingNode:
		return mappingOf(n.Values)
	case *ast.MappingValueNode:
		return mappingOf([]*ast.MappingValueNode{n})
	case nil:
		return nil, errors.New("texts: a name has nothing after it")
	}
	return nil, wrong(n, "neither a text nor names: put it in quotes if it is meant as text")
}

func mappingOf(entries []*ast.MappingValueNode) (map[string]any, error) {
	all := make(map[string]any, len(entries))
	for _, entry := range entries {
		name, ok := entry.Key.(*ast.StringNode)
		if !ok {
			return nil, wrong(entry.Key, "no name: put it in quotes if it is meant as one")
		}
		value, err := valueOf(entry.Value)
		if err != nil {
			return nil, err
		}
		all[name.Value] = value
	}
	return all, nil
}

// wrong is an error at a place of the file.
func wrong(n ast.Node, message string) error {
	at := n.GetToken().Position
	return fmt.Errorf("texts: line %d, column %d: %s", at.Line, at.Column, message)
}
