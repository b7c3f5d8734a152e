// Keeps what is being typed: form[data-draft-url] is sent to that address a second after the last key,
// and when the page goes out of sight. Words about it appear in [data-draft-status].
const PAUSE = 1000;
const FIRST_RETRY = 2000;
const LAST_RETRY = 60000;
const KEEPALIVE_LIMIT = 60000; // browsers refuse more in a request that outlives its page
const SAID = {
  saved: (time) => `bewaard ${time}`,
  signedOut: "Je bent afgemeld. Wat je typte, gaat mee als je op Bewaren klikt en opnieuw aanmeldt.",
  tooLong: "Te lang om tussendoor te bewaren. Klik op Bewaren.",
  offline: "Geen verbinding, we proberen opnieuw",
};

function textOf(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  return new URLSearchParams(fields).toString();
}

function keepDraft(form) {
  const status = form.querySelector("[data-draft-status]") || document.querySelector("[data-draft-status]");
  let sent = textOf(form);
  let timer = 0;
  let wait = FIRST_RETRY;
  let stopped = false;
  let running = null;

  const say = (text) => { if (status && status.textContent !== text) status.textContent = text; };
  const plan = (delay) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(send, delay);
  };

  async function send(leaving = false) {
    clearTimeout(timer);
    const body = textOf(form);
    if (stopped || body === sent) return;
    running?.abort();
    const own = running = new AbortController();
    try {
      const response = await fetch(form.dataset.draftUrl, {
        method: "POST",
        body: new URLSearchParams(body),
        headers: { "X-Requested-With": "fetch", Accept: "application/json" },
        credentials: "same-origin",
        redirect: "manual",
        keepalive: leaving === true && body.length < KEEPALIVE_LIMIT,
        signal: own.signal,
      });
      if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) return say(SAID.signedOut);
      if (response.status === 413) return say(SAID.tooLong);
      if (!response.ok) throw new Error(String(response.status));
      const answer = await response.json();
      sent = body;
      wait = FIRST_RETRY;
      say(SAID.saved(answer.saved_at));
      if (textOf(form) !== sent) plan(PAUSE);
    } catch {
      if (own.signal.aborted) return;
      say(SAID.offline);
      plan(wait);
      wait = Math.min(wait * 2, LAST_RETRY);
    } finally {
      if (running === own) running = null;
    }
  }

  const leave = () => send(true);
  form.addEventListener("input", () => plan(PAUSE));
  form.addEventListener("change", () => plan(PAUSE));
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") leave(); });
  window.addEventListener("pagehide", leave);
  window.addEventListener("online", () => plan(0));
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    stopped = true;
    clearTimeout(timer);
    running?.abort();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) stopped = false; });
}

document.querySelectorAll("form[data-draft-url]").forEach(keepDraft);
