package phrase

import (
	"fmt"

	"lostupdate/levels/yaml"
)

// Read reads a catalogue: texts by their names, in groups within groups. A text's name is the names of its groups and
// its own, joined by points, as in "shell.help.title". Errors name the line.
func Read(source []byte) (map[string]Text, error) {
	root, err := yaml.Parse(source)
	if err != nil {
		return nil, err
	}
	texts := map[string]Text{}
	if root == nil {
		return texts, nil
	}
	if root.Kind != yaml.Mapping {
		return nil, fmt.Errorf("%d:%d: want texts by their names", root.Line, root.Column)
	}
	return texts, group(root, "", texts)
}

// group reads the entries of one group.
func group(n *yaml.Node, before string, into map[string]Text) error {
	for _, f := range n.Fields {
		name, value := before+f.Key.Text, f.Value
		one, other, counted := forms(value)
		switch {
		case counted:
		case value.Kind == yaml.Mapping:
			if err := group(value, name+".", into); err != nil {
				return err
			}
			continue
		case value.Kind == yaml.Sequence:
			return fmt.Errorf("%d:%d: %s: want a text, not a list", value.Line, value.Column, name)
		default:
			other = value.Text
		}
		text, err := New(one, other)
		if err != nil {
			return fmt.Errorf("%d:%d: %s: %w", value.Line, value.Column, name, err)
		}
		into[name] = text
	}
	return nil
}

// forms returns the forms of a text that has them: then "other" is there, and nothing but "one" beside it.
func forms(n *yaml.Node) (one, other string, ok bool) {
	for _, f := range n.Fields {
		switch f.Key.Text {
		case "one":
			one = f.Value.Text
		case "other":
			other, ok = f.Value.Text, true
		default:
			return "", "", false
		}
	}
	return one, other, ok
}
