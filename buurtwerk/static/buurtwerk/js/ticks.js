// A tick is sent at once, and again until it is heard: it says what should be, so saying it twice changes nothing.
// What was not heard yet stays on the device (numbers only, no names) and goes along when the page is opened again.
const board = document.querySelector("[data-ticks]");
const STORE = `ticks-${board?.dataset.ticks}`;
const KEPT = 12 * 60 * 60 * 1000;
const FIRST_RETRY = 2000;
const LAST_RETRY = 30000;
const PATIENCE = 10000; // a network that hangs is one that is gone
const PAUSE = 600;
const SAID = {
  sending: "bewaren …",
  kept: (time) => `bewaard ${time}`,
  waiting: "Geen verbinding. We proberen opnieuw.",
  signedOut: "Je bent afgemeld. Meld je opnieuw aan op deze pagina: wat je aanduidde, gaat dan mee.",
  gone: "Dit kan niet meer bewaard worden. Herlaad de pagina.",
  left: (number) => (number === 1 ? "1 aanduiding wacht op verbinding. Laat deze pagina open." : `${number} aanduidingen wachten op verbinding. Laat deze pagina open.`),
};

const waiting = new Map(); // address -> {fields, at}
const busy = new Set();
const pauses = new Map(); // address -> timer
let wait = FIRST_RETRY;
let timer = 0;
let isOff = false;

function remember() {
  try {
    if (waiting.size) localStorage.setItem(STORE, JSON.stringify([...waiting])); else localStorage.removeItem(STORE);
  } catch { /* private window: it stays in the page */ }
}

function recall() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) || "[]");
    return kept.filter(([, told]) => Date.now() - told.at < KEPT);
  } catch { return []; }
}

function formOf(address) {
  return [...board.querySelectorAll("[data-tick], [data-unknown]")].find((form) => form.getAttribute("action") === address);
}

function say(form, text, look) {
  const place = form?.querySelector(".tick-said");
  if (!place) return;
  place.textContent = text;
  place.className = `tick-said ${look || ""}`;
}

function show(form, state) {
  form.dataset.state = state;
  form.querySelector("[data-main]").setAttribute("aria-pressed", String(state !== ""));
  form.querySelector("[data-role]").setAttribute("aria-pressed", String(state === "volunteer"));
}

function count(answer) {
  for (const place of board.querySelectorAll("[data-count]")) place.textContent = answer[place.dataset.count];
}

function warn() {
  const place = board.querySelector("[data-ticks-waiting]");
  const failed = isOff && waiting.size > 0;
  place.hidden = !failed;
  if (failed) place.lastElementChild.textContent = SAID.left(waiting.size);
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(sendAll, wait);
  wait = Math.min(wait * 2, LAST_RETRY);
}

// Kept at once; sent now, or a moment later where more may follow.
function tell(address, fields, pause = 0) {
  waiting.set(address, { fields, at: Date.now() });
  remember();
  say(formOf(address), SAID.sending);
  clearTimeout(pauses.get(address));
  if (pause) pauses.set(address, setTimeout(() => send(address), pause)); else send(address);
}

function sendAll() {
  for (const address of waiting.keys()) send(address);
}

function bodyOf(told) {
  return new URLSearchParams({ ...told.fields, csrfmiddlewaretoken: board.querySelector("[name=csrfmiddlewaretoken]").value });
}

async function send(address) {
  if (busy.has(address)) return; // what changed meanwhile follows when this one is answered
  const told = waiting.get(address);
  if (!told) return;
  busy.add(address);
  try {
    const response = await fetch(address, {
      method: "POST",
      body: bodyOf(told),
      headers: { "X-Requested-With": "fetch", Accept: "application/json" },
      credentials: "same-origin",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    await heard(address, told, response);
  } catch {
    isOff = true;
    say(formOf(address), SAID.waiting, "is-waiting");
    warn();
    later();
  } finally {
    busy.delete(address);
  }
  if (waiting.has(address) && waiting.get(address) !== told) send(address);
}

async function heard(address, told, response) {
  const form = formOf(address);
  if (response.type === "opaqueredirect" || response.status === 401) {
    say(form, SAID.signedOut, "is-waiting");
    return;
  }
  if (response.status >= 500) throw new Error(String(response.status));
  const isLast = waiting.get(address) === told;
  if (isLast) waiting.delete(address);
  isOff = false;
  wait = FIRST_RETRY;
  if (response.ok || response.status === 409) {
    const answer = await response.json();
    count(answer);
    if (form?.matches("[data-unknown]")) counted(form, answer, address);
    if (!response.ok) say(form, answer.message, "is-waiting");
    else if (isLast) say(form, SAID.kept(answer.saved_at), "is-kept");
  } else {
    say(form, SAID.gone, "is-waiting");
  }
  remember();
  warn();
  if (response.ok && isLast && waiting.size === 0 && (!form || form.dataset.then === "reload")) location.reload();
}

// A row: its name ticks and takes away, its second button tells the role.
function pressed(form, button) {
  const state = form.dataset.state;
  const isRole = button.matches("[data-role]");
  const wanted = isRole ? (state === "volunteer" ? "participant" : "volunteer") : (state === "" ? "participant" : "");
  show(form, wanted);
  tell(form.getAttribute("action"), { state: wanted });
}

// How many nobody knows: beside the new numbers go the old ones, so that a colleague's count is not overwritten.
// What was typed meanwhile follows upon what is stored by now.
function counted(form, answer, address) {
  form.elements.was_adults.value = answer.adults;
  form.elements.was_children.value = answer.children;
  const next = waiting.get(address);
  if (next) Object.assign(next.fields, { was_adults: answer.adults, was_children: answer.children });
}

function numbersOf(form) {
  const { adults, children, was_adults, was_children } = form.elements;
  return { adults: adults.value || "0", children: children.value || "0", was_adults: was_adults.value, was_children: was_children.value };
}

function beginUnknown(form) {
  form.querySelector("[data-without-script]").hidden = true;
  const plan = () => tell(form.getAttribute("action"), numbersOf(form), PAUSE);
  form.addEventListener("input", plan);
  form.addEventListener("submit", (event) => { event.preventDefault(); plan(); });
  form.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (!step) return;
    const field = step.parentElement.querySelector("input");
    field.value = Math.max(0, (Number(field.value) || 0) + Number(step.dataset.step));
    plan();
  });
}

function showAgain(form, fields) {
  if (form?.matches("[data-tick]")) show(form, fields.state);
  if (form?.matches("[data-unknown]")) {
    form.elements.adults.value = fields.adults;
    form.elements.children.value = fields.children;
  }
}

// The page goes: what still waits is sent without waiting for an answer, and stays kept until one comes.
function leave() {
  for (const [address, told] of waiting) {
    fetch(address, { method: "POST", body: bodyOf(told), headers: { "X-Requested-With": "fetch" }, credentials: "same-origin", redirect: "manual", keepalive: true }).catch(() => {});
  }
}

function begin() {
  board.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-tick]");
    if (!form) return;
    event.preventDefault();
    event.stopPropagation();
    pressed(form, event.submitter);
  }, true);
  beginUnknown(board.querySelector("[data-unknown]"));
  window.addEventListener("online", () => { wait = FIRST_RETRY; sendAll(); });
  window.addEventListener("beforeunload", (event) => { if (isOff && waiting.size) event.preventDefault(); });
  window.addEventListener("pagehide", leave);
  for (const [address, told] of recall()) {
    showAgain(formOf(address), told.fields);
    waiting.set(address, told);
  }
  remember();
  sendAll();
}

if (board) begin();
