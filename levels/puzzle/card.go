package puzzle

import (
	"fmt"

	"lostupdate/engine/machine"
)

// Register is one of the numbers on a worker's clipboard. Registers start at 0.
type Register = machine.Reg

// RegistersMax is how many registers cards can name: r, and r1 to r6. The
// machine's other registers count the rounds of loops and hold what a check has
// just read.
const RegistersMax = 7

// Operand is a constant or a register's value.
type Operand = machine.Operand

// CardKind says what a card is.
type CardKind uint8

const (
	CardRead      CardKind = iota + 1 // To = Global
	CardWrite                         // Global = Value
	CardCompute                       // To = A Sign B, on the clipboard alone
	CardIncrement                     // Global += 1, as read, add and write
	CardStamp                         // Global += Value in one blow that cannot be split
	CardLock                          // takes Key
	CardUnlock                        // hangs Key back
	CardWork                          // keeps busy for Ticks
	CardCheck                         // fails unless Condition holds
	CardRepeat                        // Body, Count times
	CardIf                            // Body if Condition holds, otherwise Else
	CardWhile                         // Body as long as Condition holds
	CardSpawn                         // wakes the sleeping Worker
	CardJoin                          // waits until Worker has gone home
	cardKindEnd
)

var cardKindNames = [cardKindEnd]string{
	CardRead: "read", CardWrite: "write", CardCompute: "compute", CardIncrement: "increment", CardStamp: "stamp",
	CardLock: "lock", CardUnlock: "unlock", CardWork: "work", CardCheck: "check", CardRepeat: "repeat", CardIf: "if",
	CardWhile: "while", CardSpawn: "spawn", CardJoin: "join",
}

// String returns the word that level files write for the kind.
func (k CardKind) String() string {
	if k > 0 && k < cardKindEnd {
		return cardKindNames[k]
	}
	return fmt.Sprintf("CardKind(%d)", uint8(k))
}

// Card is one entry of a routine, as the level's author wrote it. Which fields
// count depends on Kind.
type Card struct {
	Kind      CardKind
	Label     string // the card's own name in the texts, such as "take-box"; may be ""
	Global    string
	Key       Color
	Worker    int // spawn and join: a worker's number
	To        Register
	Value     Operand // write and stamp
	A, B      Operand // compute
	Sign      machine.Sign
	Ticks     int64 // work
	Count     int   // repeat
	Condition Condition
	Body      []Card // repeat, if, while
	Else      []Card // if; nil where there is none
}

// Condition compares a global, or a register where Global is "", with a value.
// On a global it is one step: read and decide.
type Condition struct {
	Global   string
	Register Register
	Relation machine.Relation
	Value    Operand
}

// String returns the condition as level files write it, such as "total == 10".
func (c Condition) String() string {
	left := c.Global
	if left == "" {
		left = RegisterName(c.Register)
	}
	return left + " " + c.Relation.String() + " " + OperandText(c.Value)
}

// RegisterName returns r for register 0, r1 for register 1 and so on.
func RegisterName(r Register) string {
	if r == 0 {
		return "r"
	}
	return fmt.Sprintf("r%d", r)
}

// OperandText returns an operand as level files write it: a number or a
// register's name.
func OperandText(o Operand) string {
	if o.Register {
		return RegisterName(o.Reg)
	}
	return fmt.Sprint(o.Const)
}

// FormulaText returns a compute card's formula, such as "r = r + 1".
func FormulaText(to Register, a Operand, sign machine.Sign, b Operand) string {
	return RegisterName(to) + " = " + OperandText(a) + " " + signText(sign) + " " + OperandText(b)
}

func signText(s machine.Sign) string {
	switch s {
	case machine.Minus:
		return "-"
	case machine.Times:
		return "*"
	}
	return "+"
}

// Claim is something said about a global at the end of a run.
type Claim struct {
	Line     string // whose copy; "" means the first line's
	Global   string
	Relation machine.Relation
	Value    int64
}

// String returns the claim as level files write it, such as "total == 10" or
// "B.total >= 1".
func (c Claim) String() string {
	name := c.Global
	if c.Line != "" {
		name = c.Line + "." + name
	}
	return fmt.Sprintf("%s %s %d", name, c.Relation, c.Value)
}
