// Package picture draws decisions as SVG: a [Tree] for the questions and what they
// lead to, a [Graph] for the decisions and what they rest on.
//
// A picture is one column, [Width] units wide, so that it is read at its natural
// size on a phone as on paper. It has no colours and no fonts of its own: the style
// sheet has them, under the class picture. The package knows nothing of rules, and
// it measures text by estimate, because it runs where there is no font to ask.
package picture

// Width of every picture, in units; a unit is a CSS pixel at natural size.
const Width = 328

// The grid. Sizes of type are repeated in the style sheet.
const (
	lead      = 22.0 // from line to line
	smallLead = 18.0
	base      = 16.0 // from the top of a line to its foot
	middle    = 5.5  // from the foot of a line up to the middle of its letters
	round     = 5.0  // of a bend
)

var (
	plain  = font{size: 15}
	strong = font{size: 15, bold: true}
	goal   = font{size: 17, bold: true}
	small  = font{size: 13}
)
