package ui

// mark is the sign of Wentu: a path that forks and goes on. Its strokes take the
// colours of the page from the style sheet. It is written as package markup writes.
const mark = `<svg aria-hidden="true" class="mark" focusable="false" height="32" viewbox="0 0 32 32" width="32">` +
	`<path class="way" d="M13 22C13 14 23.5 16 23.5 1"/><path d="M13 31V22C13 16.5 6.5 16 6.5 9.5"/></svg>`
