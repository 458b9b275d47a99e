// Package dmn exchanges decision tables with other tools in the XML of OMG's
// Decision Model and Notation, version 1.3 or 1.5: what a court's IT department can open in
// any DMN modeller, and what was drawn there can be read back.
//
// Read takes decision tables whose cells are S-FEEL unary tests, whose inputs name
// an input datum, a part of a structure or another decision, and whose outputs are
// literals, names, or texts joined with "+". A decision with anything else in it is
// refused, with its line, and so are those that rest on it; the others are read. What DMN has no place for (units of money, countries, the
// goals of a site) travels in extension elements of Wentu's own namespace.
package dmn

import (
	"encoding/xml"
	"strings"
)

const (
	omg   = "https://www.omg.org/spec/DMN/" // and the day of the version
	wentu = "https://wentu.example/dmn"
)

// Versions are the versions of DMN that Write knows, with the day in their namespaces.
var Versions = map[string]string{"1.3": "20191111", "1.5": "20230324"}

type definitions struct {
	XMLName   xml.Name         `xml:"definitions"`
	Xmlns     string           `xml:"xmlns,attr,omitempty"`
	XmlnsExt  string           `xml:"xmlns:wentu,attr,omitempty"`
	XmlnsDI   string           `xml:"xmlns:dmndi,attr,omitempty"`
	XmlnsDC   string           `xml:"xmlns:dc,attr,omitempty"`
	XmlnsWay  string           `xml:"xmlns:di,attr,omitempty"`
	ID        string           `xml:"id,attr"`
	Name      string           `xml:"name,attr"`
	Namespace string           `xml:"namespace,attr"`
	Language  string           `xml:"expressionLanguage,attr,omitempty"`
	About     string           `xml:"description,omitempty"`
	Items     []itemDefinition `xml:"itemDefinition"`
	Inputs    []inputData      `xml:"inputData"`
	Decisions []decision       `xml:"decision"`
	Layout    *layout          `xml:"dmndi:DMNDI"`
}

// layout is the picture of the model that a modeler opens it with.
type layout struct {
	Diagram struct {
		ID     string  `xml:"id,attr"`
		Shapes []shape `xml:"dmndi:DMNShape"`
		Edges  []edge  `xml:"dmndi:DMNEdge"`
	} `xml:"dmndi:DMNDiagram"`
}

type shape struct {
	ID     string `xml:"id,attr"`
	Ref    string `xml:"dmnElementRef,attr"`
	Bounds struct {
		Height int `xml:"height,attr"`
		Width  int `xml:"width,attr"`
		X      int `xml:"x,attr"`
		Y      int `xml:"y,attr"`
	} `xml:"dc:Bounds"`
}

type edge struct {
	ID  string  `xml:"id,attr"`
	Ref string  `xml:"dmnElementRef,attr"`
	Way []point `xml:"di:waypoint"`
}

type point struct {
	X int `xml:"x,attr"`
	Y int `xml:"y,attr"`
}

type itemDefinition struct {
	Name       string           `xml:"name,attr"`
	Label      string           `xml:"label,attr,omitempty"`
	About      string           `xml:"description,omitempty"`
	Collection bool             `xml:"isCollection,attr,omitempty"`
	TypeRef    string           `xml:"typeRef,omitempty"`
	Allowed    *text            `xml:"allowedValues"`
	Constraint *text            `xml:"typeConstraint"` // what DMN 1.5 calls them, of a list as a whole
	Components []itemDefinition `xml:"itemComponent"`
}

type text struct {
	Text string `xml:"text"`
}

// UnmarshalXML reads an input datum and keeps the line on which it begins.
func (in *inputData) UnmarshalXML(dec *xml.Decoder, start xml.StartElement) error {
	type plain inputData
	line, _ := dec.InputPos()
	err := dec.DecodeElement((*plain)(in), &start)
	in.line = line
	return err
}

type inputData struct {
	line int

	ID         string      `xml:"id,attr"`
	Name       string      `xml:"name,attr"`
	Label      string      `xml:"label,attr,omitempty"`
	About      string      `xml:"description,omitempty"`
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
	Above bool   `xml:"above,attr,omitempty"`
	Below bool   `xml:"below,attr,omitempty"`
	Again string `xml:"again,attr,omitempty"`
}

type decisionExtension struct {
	Goal  bool   `xml:"goal,attr,omitempty"`
	Title string `xml:"title,attr,omitempty"`
}

// UnmarshalXML reads a decision and keeps the line on which it begins.
func (d *decision) UnmarshalXML(dec *xml.Decoder, start xml.StartElement) error {
	type plain decision
	line, _ := dec.InputPos()
	err := dec.DecodeElement((*plain)(d), &start)
	d.line = line
	return err
}

// UnmarshalXML reads a rule and keeps the line on which it begins.
func (r *rule) UnmarshalXML(dec *xml.Decoder, start xml.StartElement) error {
	type plain rule
	line, _ := dec.InputPos()
	err := dec.DecodeElement((*plain)(r), &start)
	r.line = line
	return err
}

type decision struct {
	line int

	ID           string        `xml:"id,attr"`
	Name         string        `xml:"name,attr"`
	Label        string        `xml:"label,attr,omitempty"`
	About        string        `xml:"description,omitempty"`
	Extensions   *extensions   `xml:"extensionElements"`
	Question     string        `xml:"question,omitempty"`
	Answers      string        `xml:"allowedAnswers,omitempty"`
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
	line int

	Href string `xml:"href,attr"`
}

// id is that of the element that it leads to.
func (h *href) id() string { return h.Href[strings.LastIndexByte(h.Href, '#')+1:] }

// UnmarshalXML reads a reference and keeps its line.
func (h *href) UnmarshalXML(dec *xml.Decoder, start xml.StartElement) error {
	type plain href
	line, _ := dec.InputPos()
	err := dec.DecodeElement((*plain)(h), &start)
	h.line = line
	return err
}

type table struct {
	ID          string       `xml:"id,attr,omitempty"`
	Label       string       `xml:"label,attr,omitempty"`
	OutputLabel string       `xml:"outputLabel,attr,omitempty"`
	About       string       `xml:"description,omitempty"`
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
	About      string `xml:"description,omitempty"`
	Expression struct {
		ID      string `xml:"id,attr,omitempty"`
		Label   string `xml:"label,attr,omitempty"`
		About   string `xml:"description,omitempty"`
		TypeRef string `xml:"typeRef,attr,omitempty"`
		Text    string `xml:"text"`
	} `xml:"inputExpression"`
	Values *text `xml:"inputValues"`
}

type output struct {
	ID      string `xml:"id,attr,omitempty"`
	Name    string `xml:"name,attr,omitempty"`
	Label   string `xml:"label,attr,omitempty"`
	About   string `xml:"description,omitempty"`
	TypeRef string `xml:"typeRef,attr,omitempty"`
	Values  *text  `xml:"outputValues"`
	Default *text  `xml:"defaultOutputEntry"`
}

type annotation struct {
	Name string `xml:"name,attr"`
}

type rule struct {
	line int

	ID          string `xml:"id,attr,omitempty"`
	Description string `xml:"description,omitempty"`
	Inputs      []text `xml:"inputEntry"`
	Outputs     []text `xml:"outputEntry"`
	Annotations []text `xml:"annotationEntry"`
}
