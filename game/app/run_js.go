package app

// Run plays in the page, until the page is closed.
func (g *Game) Run() error { return g.run() }
