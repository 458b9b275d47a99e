// Package tables reads a folder of decisions: facts.yaml, which declares the facts
// in the order of the questions, and one Markdown file a decision, prose with the
// table in it. It is the manual of the format as well.
//
// facts.yaml stands in the folder itself, or, as in the content, which has a folder for
// each language, in ../../data.
//
// # Facts
//
//   - fact: amount        # id
//     type: money         # yes-no, choice, choices, money, number, date, country
//     values: [a, b]      # of choice and choices; of number and money, if no others can be
//     unit: CNY           # of money and number
//     min: 0              # of money and number, inclusive; max likewise
//     above: 0            # in the place of min: the limit itself is outside; below likewise
//     again: place        # its answers are alternatives; another one asks "place" again
//     help:               # lines of help for some cases only, shown while each choice can be so
//     loan: {matter: [loan, lease]}
//
// A folder without facts.yaml works too: the types are then read from the cells.
// countries.yaml beside it gives the attributes of countries: a mapping
// from code to a mapping of attributes.
//
// # Decisions
//
// The front matter names the decision and its hit policy; the table is the one
// whose head has output columns, which begin with an arrow:
//
//	---
//	decision: court-level
//	hit: unique
//	---
//	| foreign-related | amount     | → level      | basis |
//	|-----------------|------------|--------------|-------|
//	| yes             | < 20000000 | basic        | frj#1 |
//
// An input column is a fact, decision, decision.output, or fact.attribute of a
// country; in quotation marks it is a fact or decision whatever its name. The columns basis and note are optional to the engine. The columns from and
// until give the first and the last day on which a row holds, "-" for no limit: the day
// meant is the fact as-of, which is declared by itself and is today unless given. A file
// named x.en.md is left alone: translations hold no table.
package tables
