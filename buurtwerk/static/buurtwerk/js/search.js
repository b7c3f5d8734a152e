// "/" or Ctrl-K goes to the search field in the band, Escape leaves it again.
const field = document.querySelector("[data-search-field]");
let before = null;

function typing(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

document.addEventListener("keydown", (event) => {
  if (!field) return;
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  if (control || slash) {
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (document.activeElement !== field) before = document.activeElement;
    field.focus();
    field.select();
  } else if (event.key === "Escape" && document.activeElement === field) {
    if (before && before !== document.body) before.focus(); else field.blur();
  }
});
