// Package hb tells what went wrong in a run, as facts.
package hb
