package ui

// mark is the sign of Wentu: a path that forks and goes on. Its strokes take the
// colours of the page from the style sheet.
const mark = `<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">` +
	`<path class="way" d="M13 22C13 14 23.5 16 23.5 1"/><path d="M13 31V22C13 16.5 6.5 16 6.5 9.5"/></svg>`
