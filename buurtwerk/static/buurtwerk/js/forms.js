// Small manners of forms: sent once, errors first, fields that follow an answer, print.
const busy = new WeakSet();

function release(form) {
  busy.delete(form);
  form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
}

// The same form is sent once. data-repeat: the page stays (a download), so it may be sent again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || "repeat" in form.dataset) return;
  if (busy.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  busy.add(form);
  event.submitter?.setAttribute("aria-busy", "true");
  const byHtmx = form.matches("[hx-post], [hx-put], [hx-patch], [hx-delete], [data-hx-post]");
  setTimeout(() => { if (event.defaultPrevented && !byHtmx) release(form); });
}, true);
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.target.closest("form");
  if (form) release(form);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(release));

// Errors: the summary gets the focus, its links go to the field itself.
function focusErrors() {
  document.querySelector(".error-summary")?.focus();
}
document.addEventListener("click", (event) => {
  const link = event.target.closest(".error-summary a[href^='#']");
  const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const field = place?.matches("input, select, textarea") ? place : place?.querySelector("input:not([type=hidden]), select, textarea, button");
  if (!field) return;
  event.preventDefault();
  place.closest("details")?.setAttribute("open", "");
  field.focus();
  (place.closest("[id^=div_id]") || place).scrollIntoView({ block: "center" });
});

// data-show-when="field=a,b" shows its part while that field has one of these values; field=* while it has any.
function answers(form, name) {
  return new FormData(form).getAll(name).filter((value) => value !== "");
}
function showParts(root = document) {
  for (const part of root.querySelectorAll("[data-show-when]")) {
    const form = part.closest("form");
    const [name, wanted = "*"] = part.dataset.showWhen.split("=");
    const given = form ? answers(form, name) : [];
    const fits = wanted === "*" ? given.length > 0 : wanted.split(",").some((value) => given.includes(value));
    part.hidden = !fits && !part.querySelector(".is-invalid");
  }
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.form) showParts(field.form);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
document.addEventListener("reset", (event) => setTimeout(() => showParts(event.target)));
document.addEventListener("htmx:load", (event) => showParts(event.target.parentElement || document));

showParts();
focusErrors();
