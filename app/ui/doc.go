// Package ui renders view.Page with go-app components: natively for the static
// pages, in the browser when WebAssembly takes over the wizard.
//
// Both sides must give the same document, or the takeover would be seen. So elements
// are made by [el] alone: go-app can mount them, and they write themselves as markup,
// which is how pages come to be on the build's side and main does in the browser.
// go-app's own way to a string has traps (attributes in random order and quoted as Go
// does, neighbours on lines of their own) and costs as much as all the rest.
//
// A text is always the only child of its element, and nothing depends on white space
// between elements. Running text with links and emphasis is compiled HTML, see [raw].
//
// A page is a layout with slots (header, crumbs, main, footer); main is one
// component for each Main type of package view. Words come from the catalogue, by
// key; a missing one is an error of [Render].
package ui
