// Package rules is the engine behind Wentu's wizards: decision tables in the
// sense of OMG's DMN (Decision Model and Notation), evaluated on facts of which
// some may be unknown, and the decision diagram that the compiler folds them to.
//
// It is plain Go: no clock, no network, no browser. Build compiles tables to a
// [Diagram]; the browser walks the same diagram. A table can also be evaluated
// directly ([Set.Evaluate]), which shows the rows that fired and their basis.
//
// The words are DMN's. A [Fact] is an input datum. A [Decision] is a table with
// input columns, output columns, a [HitPolicy] and rows; an input is a fact, an
// attribute of a country, or an output of another decision. A [Cell] is a unary
// test in S-FEEL.
package rules
