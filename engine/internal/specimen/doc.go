// Package specimen has programs for the engine's tests: small ones of which
// everything is known, and random ones for comparing two ways to compute the same
// thing. Nothing outside of tests imports it.
package specimen
