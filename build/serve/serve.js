// Added by the development server alone: reloads the page after each build. The errors can
// be put away until the next build, on all pages.
new EventSource("/_serve/events").addEventListener("built", () => location.reload());
{
  const panel = document.querySelector(".serve-errors"), key = "serve-put-away";
  if (panel) {
    panel.hidden = sessionStorage.getItem(key) === panel.dataset.build;
    panel.querySelector("button").addEventListener("click", () => {
      panel.hidden = true;
      sessionStorage.setItem(key, panel.dataset.build);
    });
  }
}
