// Package dmn exchanges decision tables with other tools in the XML of OMG's
// Decision Model and Notation, version 1.5: what a court's IT department can open in
// any DMN modeller, and what was drawn there can be read back.
//
// Read takes decision tables whose cells are S-FEEL unary tests, whose inputs name
// an input datum, a part of a structure or another decision, and whose outputs are
// literals, names, or texts joined with "+". Anything else is reported with the
// element it stands in. What DMN has no place for (units of money, countries, the
// goals of a site) travels in extension elements of Wentu's own namespace.
package dmn

import "encoding/xml"

const (
	namespace = "https://www.omg.org/spec/DMN/20230324/MODEL/"
	feel      = "https://www.omg.org/spec/DMN/20230324/FEEL/"
	wentu     = "https://wentu.example/dmn"
)

type definitions struct {
	XMLName   xml.Name         `xml:"definitions"`
	Xmlns     string           `xml:"xmlns,attr,omitempty"`
	XmlnsExt  string           `xml:"xmlns:wentu,attr,omitempty"`
	ID        string           `xml:"id,attr"`
	Name      string           `xml:"name,attr"`
	Namespace string           `xml:"namespace,attr"`
	Language  string           `xml:"expressionLanguage,attr,omitempty"`
	Items     []itemDefinition `xml:"itemDefinition"`
	Inputs    []inputData      `xml:"inputData"`
	Decisions []decision       `xml:"decision"`
}

type itemDefinition struct {
	Name       string           `xml:"name,attr"`
	Collection bool             `xml:"isCollection,attr,omitempty"`
	TypeRef    string           `xml:"typeRef,omitempty"`
	Allowed    *text            `xml:"allowedValues"`
	Components []itemDefinition `xml:"itemComponent"`
}

type text struct {
	Text string `xml:"text"`
}

type inputData struct {
	ID         string      `xml:"id,attr"`
	Name       string      `xml:"name,attr"`
	Extensions *extensions `xml:"extensionElements"`
	Variable   variable    `xml:"variable"`
}

type variable struct {
	Name    string `xml:"name,attr"`
	TypeRef string `xml:"typeRef,attr,omitempty"`
}

// extensions hold what is Wentu's own. The name is written with its prefix and read
// without it.
type extensions struct {
	Fact     *factExtension     `xml:"fact"`
	Decision *decisionExtension `xml:"decision"`
	FactOut  *factExtension     `xml:"wentu:fact"`
	DecOut   *decisionExtension `xml:"wentu:decision"`
}

type factExtension struct {
	Type  string `xml:"type,attr"`
	Unit  string `xml:"unit,attr,omitempty"`
	Min   string `xml:"min,attr,omitempty"`
	Max   string `xml:"max,attr,omitempty"`
	Again string `xml:"again,attr,omitempty"`
}

type decisionExtension struct {
	Goal  bool   `xml:"goal,attr,omitempty"`
	Title string `xml:"title,attr,omitempty"`
}

type decision struct {
	ID           string        `xml:"id,attr"`
	Name         string        `xml:"name,attr"`
	Extensions   *extensions   `xml:"extensionElements"`
	Variable     variable      `xml:"variable"`
	Requirements []requirement `xml:"informationRequirement"`
	Table        *table        `xml:"decisionTable"`
	Literal      *text         `xml:"literalExpression"`
}

type requirement struct {
	ID       string `xml:"id,attr,omitempty"`
	Input    *href  `xml:"requiredInput"`
	Decision *href  `xml:"requiredDecision"`
}

type href struct {
	Href string `xml:"href,attr"`
}

type table struct {
	ID          string       `xml:"id,attr,omitempty"`
	HitPolicy   string       `xml:"hitPolicy,attr,omitempty"`
	Aggregation string       `xml:"aggregation,attr,omitempty"`
	Inputs      []input      `xml:"input"`
	Outputs     []output     `xml:"output"`
	Annotations []annotation `xml:"annotation"`
	Rules       []rule       `xml:"rule"`
}

type input struct {
	ID         string `xml:"id,attr,omitempty"`
	Label      string `xml:"label,attr,omitempty"`
	Expression struct {
		TypeRef string `xml:"typeRef,attr,omitempty"`
		Text    string `xml:"text"`
	} `xml:"inputExpression"`
	Values *text `xml:"inputValues"`
}

type output struct {
	ID      string `xml:"id,attr,omitempty"`
	Name    string `xml:"name,attr,omitempty"`
	TypeRef string `xml:"typeRef,attr,omitempty"`
	Values  *text  `xml:"outputValues"`
	Default *text  `xml:"defaultOutputEntry"`
}

type annotation struct {
	Name string `xml:"name,attr"`
}

type rule struct {
	ID          string `xml:"id,attr,omitempty"`
	Inputs      []text `xml:"inputEntry"`
	Outputs     []text `xml:"outputEntry"`
	Annotations []text `xml:"annotationEntry"`
}
