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
	CardRead        CardKind = iota + 1 // To = Global
	CardWrite                           // Global = Value
	CardCompute                         // To = A Sign B, on the clipboard alone
	CardIncrement                       // Global += 1, as read, add and write
	CardStamp                           // Global += Value in one blow that cannot be split
	CardLock                            // takes Key
	CardUnlock                          // hangs Key back
	CardWork                            // keeps busy for Ticks
	CardCheck                           // fails unless Condition holds
	CardRepeat                          // Body, Count times
	CardIf                              // Body if Condition holds, otherwise Else
	CardWhile                           // Body as long as Condition holds
	CardSpawn                           // wakes the sleeping Worker
	CardJoin                            // waits until Worker has gone home
	CardAcquire                         // takes a token from the box Thing
	CardRelease                         // puts a token into the box Thing
	CardWait                            // gives the bell's key back, sleeps until the bell rings, takes the key again
	CardNotify                          // rings the bell Thing for one
	CardNotifyAll                       // rings the bell Thing for all
	CardArrive                          // arrives at the barrier Thing and passes when it opens
	CardCountDown                       // takes 1 off the tally Thing
	CardAwait                           // waits until the tally Thing is 0, or the lamp Thing lit
	CardLight                           // lights the lamp Thing
	CardDarken                          // puts the lamp Thing out
	CardReadLock                        // begins to read the board Thing, among other readers
	CardReadUnlock                      // ends reading
	CardWriteLock                       // begins to write on the board Thing, alone
	CardWriteUnlock                     // ends writing
	CardPut                             // puts Value on the belt Thing; waits while it is full
	CardTake                            // To = next item of the belt Thing; waits while it is empty
	CardTryLock                         // To = 1 and takes Key if it hangs there, otherwise To = 0
	CardExchange                        // To = Global and Global = Value in one blow
	CardSwap                            // Global = Value in one blow if it is A; To = 1 if it was, otherwise 0
	CardYield                           // lets others go first
	CardFence                           // waits until the own out-tray is empty
	CardFork                            // starts Line with a copy of what is on this line's wall
	CardCrash                           // this line stops at once, with all its workers
	CardExit                            // this line closes in an orderly way
	CardUse                             // uses the device Thing for Ticks, off the bench
	CardProgress                        // marks that something was made
	CardSection                         // Body; Count workers at most may be in the section called Name
	CardCall                            // Body: the cards of the procedure called Name
	CardChoose                          // the cards of one of Alternatives, whichever Switch stands at
	cardKindEnd
)

var cardKindNames = [cardKindEnd]string{
	CardRead: "read", CardWrite: "write", CardCompute: "compute", CardIncrement: "increment", CardStamp: "stamp",
	CardLock: "lock", CardUnlock: "unlock", CardWork: "work", CardCheck: "check", CardRepeat: "repeat", CardIf: "if",
	CardWhile: "while", CardSpawn: "spawn", CardJoin: "join", CardAcquire: "acquire", CardRelease: "release",
	CardWait: "wait", CardNotify: "notify", CardNotifyAll: "notify-all", CardArrive: "arrive", CardCountDown: "count-down",
	CardAwait: "await", CardLight: "light", CardDarken: "darken", CardReadLock: "read-lock", CardReadUnlock: "read-unlock",
	CardWriteLock: "write-lock", CardWriteUnlock: "write-unlock", CardPut: "put", CardTake: "take", CardTryLock: "try-lock",
	CardExchange: "exchange", CardSwap: "swap", CardYield: "yield", CardFence: "fence", CardFork: "fork", CardCrash: "crash",
	CardExit: "exit", CardUse: "use", CardProgress: "progress", CardSection: "section", CardCall: "call", CardChoose: "choose",
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
	Worker    int      // spawn and join: a worker's number
	To        Register // read, compute, take, try-lock, exchange, swap
	Value     Operand  // write, stamp, put, exchange, swap
	A, B      Operand  // compute; swap: A is what is expected
	Sign      machine.Sign
	Ticks     int64 // work
	Count     int   // repeat
	Condition Condition
	Body      []Card // repeat, if, while, section, call
	Else      []Card // if; nil where there is none

	Thing        string // what it acts on, by name
	Line         string // fork
	Name         string // section and call
	Dial         string // repeat, work, use: the dial that sets Count or Ticks; "" for none
	Heed         bool   // lock, join: To = 1 if the key's holder, or the worker, has died, otherwise 0
	Perhaps      bool   // crash: the foreman decides whether it happens
	Movable      bool   // the player may move it to another slot; then it has no cards inside
	Switch       string // choose
	Alternatives []Alternative
}

// Alternative is one way in which a choose card can stand.
type Alternative struct {
	Name  string
	Cards []Card // may be empty: nothing is done
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

// Ceiling reports whether the condition asks for few enough, so that more cannot make it
// true.
func (c Condition) Ceiling() bool {
	return c.Relation == machine.Less || c.Relation == machine.LessOrEqual
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
