// Package ui renders view.Page with go-app components: natively for the static
// pages, in the browser when WebAssembly takes over the wizard.
//
// Both sides must give the same document, or the takeover would be seen. Three
// things of go-app's pre-rendering stand in the way, and [el] deals with them in
// one place:
//
//   - attribute values are written with strconv.Quote, so a quotation mark, a
//     backslash or an invisible character would break the markup: they become
//     character references;
//   - the value "true" is written as a bare attribute, which is right for open and
//     hidden and wrong for aria-current;
//   - siblings are written on lines of their own. The site compiler drops that
//     indentation, so a text is always the only child of its element and nothing
//     depends on white space between elements. Running text with links and
//     emphasis is compiled HTML, one app.Raw.
//
// A page is a layout with slots (header, crumbs, main, footer); main is one
// component for each Main type of package view. Words come from the catalogue, by
// key; a missing one is an error of [Render].
package ui
