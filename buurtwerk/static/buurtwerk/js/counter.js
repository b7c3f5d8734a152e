// The counter: one field with the focus in it. Letters search, a number checks in; a scanner types a number and Enter.
// While the connection is away a check-in by number waits on the device (number and time only), and goes along once.
const counter = document.querySelector("[data-counter]");
const field = counter?.querySelector("#balie-veld");
const lines = counter?.querySelector("[data-lines]");
const keptList = counter?.querySelector("[data-kept]");
const STORE = `balie-${counter?.dataset.counter}`;
const MOST_LINES = 12;
const FRESH = 60000; // as long as a check-in can be taken back
const FIRST_RETRY = 2000;
const LAST_RETRY = 30000;
const PATIENCE = 10000; // a network that hangs is one that is gone
const SAID = {
  off: (number) => (number === 1 ? "Geen verbinding. 1 aanmelding wacht op dit toestel en gaat vanzelf mee. Laat deze pagina open." : `Geen verbinding. ${number} aanmeldingen wachten op dit toestel en gaan vanzelf mee. Laat deze pagina open.`),
  nothing: "Geen verbinding. Zoeken lukt nu niet: typ of scan het kaartnummer.",
  lost: "Geen verbinding: dat is niet bewaard. Probeer opnieuw.",
  signedOut: "Je bent afgemeld. Meld je opnieuw aan: wat op dit toestel wacht, gaat dan mee.",
  reload: "Dat is niet bewaard: deze pagina stond te lang open. Herlaad ze. Wat op dit toestel wacht, gaat dan mee.",
  waits: (told) => `Kaart ${told.number}, ${new Date(told.at).toLocaleTimeString("nl-BE", { hour: "2-digit", minute: "2-digit" })}`,
  away: "Weghalen",
};

let kept = recall(); // [{number, at, refused}]
let wait = FIRST_RETRY;
let timer = 0;
let sending = false;
let queue = Promise.resolve();
let isOff = false;
let wanted = ""; // what Enter was pressed for, before its answer came

function recall() {
  try {
    return JSON.parse(localStorage.getItem(STORE) || "[]");
  } catch { return []; }
}

function remember() {
  try {
    if (kept.length) localStorage.setItem(STORE, JSON.stringify(kept)); else localStorage.removeItem(STORE);
  } catch { /* private window: it stays in the page */ }
  showKept();
}

function showKept() {
  keptList.replaceChildren(...kept.map((told) => {
    const row = document.createElement("li");
    const words = document.createElement("span");
    words.textContent = told.refused ? `${SAID.waits(told)}: ${told.refused}` : SAID.waits(told);
    const away = document.createElement("button");
    away.type = "button";
    away.className = "btn btn-sm btn-outline-secondary";
    away.textContent = SAID.away;
    away.addEventListener("click", () => { kept = kept.filter((other) => other !== told); remember(); tell(); field.focus(); });
    row.append(words, away);
    return row;
  }));
}

function tell(text = "") {
  const waiting = kept.filter((told) => !told.refused).length;
  const words = text || (isOff && waiting ? SAID.off(waiting) : "");
  counter.querySelector("[data-off]").hidden = !words;
  counter.querySelector("[data-off-text]").textContent = words;
}

function isNumber(text) {
  return /\d/.test(text) && !/\s/.test(text);
}

function again() {
  htmx.trigger(field, "htmx:abort"); // what is still looked for would come back after its household was checked in
  field.value = "";
  wanted = "";
  document.querySelector("[data-found]")?.replaceChildren();
  field.focus();
}

// The answer is a line of the list, made by the server; the newest stands first and can be taken back for a minute.
function show(text, before) {
  const box = document.createElement("template");
  box.innerHTML = text.trim();
  const line = box.content.firstElementChild;
  counter.querySelector("[data-nobody]")?.remove();
  (before?.isConnected ? before : line.id ? document.getElementById(line.id) : null)?.remove();
  lines.querySelectorAll(".is-fresh").forEach((other) => other.classList.remove("is-fresh"));
  line.classList.add("is-fresh");
  lines.prepend(line);
  while (lines.children.length > MOST_LINES) lines.lastElementChild.remove();
  htmx.process(line);
  setTimeout(() => line.querySelector("[data-undo]")?.remove(), FRESH);
}

async function post(address, fields) {
  const csrf = counter.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: csrf, opened_in: counter.dataset.token });
  const response = await fetch(address, {
    method: "POST",
    body,
    headers: { "X-Requested-With": "fetch" },
    credentials: "same-origin",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (response.status >= 500) throw new Error(String(response.status));
  return response;
}

function isSignedOut(response) {
  return response.type === "opaqueredirect" || response.status === 401;
}

// Whether it was one; another, such as a page that is too old, says what to do and that stays in sight.
async function heard(response, before) {
  isOff = false;
  if (isSignedOut(response)) { tell(SAID.signedOut); return false; }
  if (response.status !== 200 && response.status !== 409) { tell(SAID.reload); return false; }
  show(await response.text(), before);
  counter.querySelector("[data-number]").textContent = response.headers.get("X-Number");
  tell();
  return true;
}

// One after the other, so that the answers come in the order in which one tapped.
function checkIn(address, number) {
  const told = { number, at: new Date().toISOString() };
  queue = queue.then(() => sendNow(address, told));
  return queue;
}

async function sendNow(address, told) {
  try {
    if (!await heard(await post(address, { number: told.number }))) keep(told);
  } catch {
    isOff = true;
    keep(told);
    tell();
    later();
  }
}

// Once a number: said again it waits no second time.
function keep(told) {
  const isSame = (other) => !other.refused && other.number === told.number && other.at.slice(0, 10) === told.at.slice(0, 10);
  if (!kept.some(isSame)) kept.push(told);
  remember();
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(sendKept, wait);
  wait = Math.min(wait * 2, LAST_RETRY);
}

async function sendKept() {
  if (sending) return;
  sending = true;
  try {
    for (const told of kept.filter((one) => !one.refused)) if (!await sendOne(told)) return;
    wait = FIRST_RETRY;
    isOff = false;
    tell();
  } catch {
    isOff = true;
    tell();
    later();
  } finally {
    sending = false;
  }
}

// Whether the next may follow. A number that the server refuses stays in sight until somebody takes it away.
async function sendOne(told) {
  const response = await post(counter.querySelector("[data-check-in]").getAttribute("action"), { number: told.number, at: told.at });
  const text = await response.clone().text();
  if (response.status === 409 && !text.includes("bezoek-")) {
    const box = document.createElement("template");
    box.innerHTML = text;
    told.refused = box.content.querySelector(".checkin-message").textContent;
    remember();
    return true;
  }
  const isDone = await heard(response);
  if (isDone) kept = kept.filter((other) => other !== told);
  remember();
  return isDone;
}

// Enter in the field: a number checks in; of letters the one that fits, or the first button gets the focus.
function entered() {
  const text = field.value.trim();
  if (!text) return;
  const isSought = document.querySelector("[data-found]")?.dataset.for === text; // a year of birth is no card
  if (isNumber(text) && !(isSought && document.querySelector("[data-found] li"))) {
    checkIn(counter.querySelector("[data-check-in]").getAttribute("action"), text);
    again();
    return;
  }
  wanted = text;
  choose();
}

function choose() {
  const found = document.querySelector("[data-found]");
  if (!wanted || found?.dataset.for !== wanted) return;
  const buttons = [...found.querySelectorAll("button")];
  wanted = "";
  const isOne = buttons.length === 1 && found.querySelectorAll("li").length === 1;
  if (isOne && buttons[0].form.matches("[data-counter-form]")) buttons[0].click(); else buttons[0]?.focus();
}

async function acted(form, button) {
  const fields = Object.fromEntries(new FormData(form, button));
  const address = form.getAttribute("action");
  if (fields.number) {
    await checkIn(address, fields.number);
    again();
    return;
  }
  try {
    await heard(await post(address, fields), form.closest("li"));
  } catch {
    isOff = true;
    tell(SAID.lost);
  }
  field.focus();
}

function walk(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...document.querySelectorAll("[data-found] button")];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 || stops.length < 2) return;
  event.preventDefault();
  stops[(at + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length].focus();
}

// A new card or household needs the server; without it the page would be gone, and what waits with it.
function stayWhenOff(event) {
  if (!isOff && navigator.onLine) return;
  event.preventDefault();
  event.stopPropagation();
  tell(SAID.lost);
}

function begin() {
  counter.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-check-in], [data-counter-form]")) { stayWhenOff(event); return; }
    event.preventDefault();
    event.stopPropagation();
    if (form.matches("[data-check-in]")) entered(); else acted(form, event.submitter);
  }, true);
  counter.addEventListener("keydown", walk);
  counter.addEventListener("keydown", (event) => { if (event.key === "Escape") again(); });
  counter.addEventListener("htmx:afterSwap", choose);
  for (const kind of ["htmx:sendError", "htmx:timeout"]) {
    field.addEventListener(kind, (event) => {
      event.stopPropagation();
      isOff = true;
      const isName = field.value.trim() && !isNumber(field.value.trim());
      tell(isName ? SAID.nothing : "");
    });
  }
  counter.addEventListener("scanned", (event) => {
    checkIn(counter.querySelector("[data-check-in]").getAttribute("action"), event.detail);
  });
  window.addEventListener("beforeunload", (event) => { if (isOff && kept.some((told) => !told.refused)) event.preventDefault(); });
  window.addEventListener("online", () => { wait = FIRST_RETRY; sendKept(); });
  setTimeout(() => counter.querySelectorAll("[data-undo]").forEach((form) => form.remove()), FRESH);
  showKept();
  if (kept.some((told) => !told.refused)) sendKept();
}

if (counter) begin();
