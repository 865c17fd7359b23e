// Package cores makes one run of a program in virtual time.
package cores
