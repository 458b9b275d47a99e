// Added by the development server alone: reloads the page after each build.
new EventSource("/_serve/events").addEventListener("built", () => location.reload());
