package ui

// mark is the sign of Wentu: a path that forks and goes on. Its strokes take the
// colours of the page from the style sheet.
const mark = `<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">` +
	`<path class="way" d="M13 31V21C13 14 24 15 24 1"/><path d="M13 31V21C13 16 6 15.500 6 10"/></svg>`
