package server

// Route is a route as tests see it.
type Route struct {
	Pattern string
	Access  string
}

// Routes lists all routes.
func (s *Server) Routes() []Route {
	names := [...]string{anybody: "anybody", byCode: "code", student: "student", teacher: "teacher", owner: "owner"}
	var all []Route
	for _, r := range s.table() {
		all = append(all, Route{r.pattern, names[r.access]})
	}
	return all
}

// Parts of the server that are tested alone.
var (
	NewCode  = newCode
	ReadCode = readCode
	Place    = place
)
