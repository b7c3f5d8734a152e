// Short words in a corner: a request of htmx that failed, or what the server sends along as HX-Trigger {"toast": "..."}.
const FAILED = "Dat lukte niet. Kijk je verbinding na en probeer opnieuw.";
const SIGNED_OUT = "Je bent afgemeld. Herlaad de pagina om je opnieuw aan te melden.";
const STAYS = 8000;
const area = document.querySelector(".toast-area");

function toast(text, kind) {
  if (!area) return;
  const note = document.createElement("div");
  const words = document.createElement("div");
  const button = document.createElement("button");
  note.className = `notice notice-${kind}`;
  words.textContent = text;
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", "Sluiten");
  button.addEventListener("click", () => note.remove());
  note.append(words, button);
  area.replaceChildren(note);
  if (kind === "ok") setTimeout(() => note.remove(), STAYS);
}

document.addEventListener("htmx:responseError", (event) => {
  toast(event.detail.xhr.status === 401 ? SIGNED_OUT : FAILED, "danger");
});
document.addEventListener("htmx:sendError", () => toast(FAILED, "danger"));
document.addEventListener("htmx:timeout", () => toast(FAILED, "danger"));
document.addEventListener("toast", (event) => toast(event.detail.value || event.detail.text, "ok"));

// An ended session answers with the sign-in page: that never belongs inside a list.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!event.detail.serverResponse?.includes("data-entrance")) return;
  event.detail.shouldSwap = false;
  toast(SIGNED_OUT, "danger");
});
