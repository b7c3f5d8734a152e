// The amounts of a day: each is kept as soon as it is typed. The button below does the same for all at once.
const form = document.querySelector("[data-amounts]");
const SAID = {
  kept: "bewaard",
  off: "Geen verbinding: nog niet bewaard.",
  gone: "Niet bewaard. Herlaad de pagina.",
};

let sending = Promise.resolve(); // one after the other, so that the totals on the page are never older ones

function say(input, text, isWrong = false) {
  const state = input.closest("td").querySelector("[data-state]");
  state.textContent = text;
  state.classList.remove("is-waiting");
  state.classList.toggle("is-wrong", isWrong);
  input.setAttribute("aria-invalid", String(isWrong));
}

async function keep(input) {
  const was = form.elements[input.name.replace("bedrag", "was")];
  const csrf = form.elements.csrfmiddlewaretoken.value;
  const body = new URLSearchParams({ csrfmiddlewaretoken: csrf, [input.name]: input.value, [was.name]: was.value });
  try {
    const headers = { "X-Requested-With": "fetch" };
    const response = await fetch(form.getAttribute("action"), { method: "POST", body, headers, redirect: "manual" });
    if (response.status === 200) {
      was.value = input.value.trim().replace(",", ".");
      document.querySelector("[data-totals]").innerHTML = await response.text();
      say(input, SAID.kept);
    } else {
      say(input, response.status === 400 || response.status === 409 ? await response.text() : SAID.gone, true);
    }
  } catch {
    say(input, SAID.off, true);
  }
}

function keepAfterTheOthers(input) {
  input.closest("td").querySelector("[data-state]").classList.add("is-waiting");
  sending = sending.then(() => keep(input));
}

// Enter goes on to the next one; leaving the field keeps it.
function next(event) {
  if (event.key !== "Enter" || !event.target.matches(".amount")) return;
  event.preventDefault();
  const all = [...form.querySelectorAll(".amount")];
  (all[all.indexOf(event.target) + 1] || form.querySelector("[type=submit]")).focus();
}

if (form) {
  form.addEventListener("change", (event) => { if (event.target.matches(".amount")) keepAfterTheOthers(event.target); });
  form.addEventListener("keydown", next);
  window.addEventListener("beforeunload", (event) => { if (form.querySelector("[data-state]:is(.is-wrong, .is-waiting)")) event.preventDefault(); });
  form.addEventListener("submit", () => form.querySelectorAll("[data-state]").forEach((state) => state.classList.remove("is-wrong", "is-waiting")));
}
