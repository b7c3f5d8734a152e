// "/" or Ctrl-K goes to the search field in the band; what is found while typing shows in a panel under it.
// Arrows walk through the panel, Escape closes it, and a second time leaves the field.
const FEWEST = 2;
const field = document.querySelector("[data-search-field]");
const panel = document.getElementById("search-panel");
let before = null;
let wanted = false;

function typing(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])");
}

function close() {
  wanted = false;
  panel.hidden = true;
}

function open() {
  wanted = true;
  panel.hidden = panel.childElementCount === 0;
}

function enter() {
  if (document.activeElement !== field) before = document.activeElement;
  field.focus();
  field.select();
}

function leave() {
  if (before && before !== document.body) before.focus(); else field.blur();
}

function walk(step) {
  const stops = [field, ...panel.querySelectorAll("a, button")];
  const at = stops.indexOf(document.activeElement);
  stops[(at + step + stops.length) % stops.length].focus();
}

function inForm(event) {
  if (event.key === "Escape") {
    event.preventDefault();
    const isOpen = !panel.hidden;
    close();
    if (document.activeElement === field && !isOpen) leave(); else field.focus();
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && panel.childElementCount > 0) {
    event.preventDefault();
    open();
    walk(event.key === "ArrowDown" ? 1 : -1);
  }
}

function anywhere(event) {
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  if (!(control || slash) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  enter();
}

if (field) {
  document.addEventListener("keydown", anywhere);
  field.form.addEventListener("keydown", inForm);
  field.addEventListener("input", () => {
    wanted = true;
    if (field.value.trim().length < FEWEST) panel.hidden = true;
  });
  field.addEventListener("htmx:beforeRequest", (event) => {
    if (field.value.trim().length < FEWEST || !wanted) event.preventDefault();
  });
  panel.addEventListener("htmx:afterSwap", () => { if (wanted) open(); });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, (event) => { if (!field.form.contains(event.target)) close(); });
  }
}
