package format

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the published schema files anew")

func encoded(t *testing.T, s *Schema) []byte {
	t.Helper()
	text, err := json.MarshalIndent(s, "", "  ")
	require.NoError(t, err)
	return append(text, '\n')
}

// The schema files are made from the tables that read the files, so an editor
// and the game cannot disagree. "go test ./levels/format -update" writes them.
func TestPublishedSchemasAreThoseOfTheTables(t *testing.T) {
	for name, schema := range map[string]*Schema{"level.schema.json": LevelSchema(), "solution.schema.json": SolutionSchema()} {
		want := encoded(t, schema)
		if *update {
			require.NoError(t, os.WriteFile(name, want, 0o644))
		}
		got, err := os.ReadFile(name)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "%s is out of date: run go test ./levels/format -update", name)
	}
}

func compiled(t *testing.T, schema *Schema) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded(t, schema)))
	require.NoError(t, err)
	compiler := jsonschema.NewCompiler()
	require.NoError(t, compiler.AddResource("schema.json", document))
	s, err := compiler.Compile("schema.json")
	require.NoError(t, err)
	return s
}

// valid says what the schema says about a YAML text.
func valid(t *testing.T, s *jsonschema.Schema, source []byte) error {
	t.Helper()
	text, err := yaml.YAMLToJSON(source)
	require.NoError(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	return s.Validate(value)
}

func TestEveryCampaignFileIsValid(t *testing.T) {
	level, solution := compiled(t, LevelSchema()), compiled(t, SolutionSchema())
	for _, name := range dataFiles(t, "level.yaml") {
		require.NoError(t, valid(t, level, read(t, name)), name)
	}
	for _, pattern := range []string{"proof*.yaml", "trap*.yaml"} {
		for _, name := range dataFiles(t, pattern) {
			require.NoError(t, valid(t, solution, read(t, name)), name)
		}
	}
}

func TestSchemaAcceptsEveryCard(t *testing.T) {
	_, err := ParseLevel([]byte(everything), "everything.yaml")
	require.NoError(t, err)
	require.NoError(t, valid(t, compiled(t, LevelSchema()), []byte(everything)))
}

// What is wrong with a file's form is wrong for both; only what needs the whole
// level, such as an undeclared name, is left to the reader.
func TestSchemaAndReaderRefuseTheSameForms(t *testing.T) {
	s := compiled(t, LevelSchema())
	for _, bad := range []string{
		"format: 2\nid: x\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n",
		"id: x\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n",
		"format: 1\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: X\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: []}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{work: 0}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{work: 1, lock: red}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{lock: pink}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{repeat: 5000, do: [{work: 1}]}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{repeat: 5}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{check: total}]}\nworkers: [{routine: a}]\n",
		"format: 1\nid: x\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a, count: 1000000}]\n",
		"format: 1\nid: x\nroutines: {a: [{work: 1}]}\nworkers: []\n",
		"format: 1\nid: x\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a, asleep: 3}]\n",
		"format: 1\nid: x\nroutines: {a: [{work: 1}]}\nworkers: [{routine: a}]\nteachers: 3\n",
	} {
		_, err := ParseLevel([]byte(bad), "bad.yaml")
		require.Error(t, err, bad)
		require.Error(t, valid(t, s, []byte(bad)), bad)
	}
}
