package sound

// sameAs says which effects share a cue. Steps of workers are named after the engine's operations.
var sameAs = map[string]string{
	"add": "stamp", "exchange": "stamp", "swap": "stamp", "count-down": "stamp",
	"lock": "take-key", "try-lock": "take-key", "read-lock": "take-key", "write-lock": "take-key",
	"unlock": "hang-key", "read-unlock": "hang-key", "write-unlock": "hang-key",
	"acquire": "token", "release": "token",
	"notify": "bell", "notify-all": "bell",
	"arrive": "wait",
	"wake":   "open", "pass": "open", "await": "open", "set": "open", "reset-event": "open", "join": "open",
	"store": "write", "load": "read", "flush": "belt",
	"fork": "spawn", "exit": "home",
	"work": "turn", "compute": "turn", "use": "turn", "yield": "turn", "fence": "turn",
	"progress": "turn", "enter": "open", "leave": "home",
}

// cueName returns the name of the cue for an effect.
func cueName(effect string) string {
	if name, ok := sameAs[effect]; ok {
		return name
	}
	return effect
}
