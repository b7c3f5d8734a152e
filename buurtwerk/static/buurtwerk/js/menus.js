// details.menu closes on Escape, on a click outside and when another opens. Dialogs open by data-dialog-open="id".
function close(menu, refocus) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) close(menu); });

  const opener = event.target.closest("[data-dialog-open]");
  if (opener) document.getElementById(opener.dataset.dialogOpen)?.showModal();
  if (event.target.closest("[data-dialog-close]")) event.target.closest("dialog")?.close();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]") || document.querySelector("details.menu[open]");
  if (menu) close(menu, true);
});

document.addEventListener("focusin", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) close(menu); });
});

// A dialog that htmx swapped in opens by itself.
document.addEventListener("htmx:load", (event) => {
  const found = event.target.matches?.("dialog[data-auto-open]") ? event.target : event.target.querySelector?.("dialog[data-auto-open]");
  if (found && !found.open) found.showModal();
});
