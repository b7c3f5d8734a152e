// The list beside the picture of the network: search, filters, and the way from the list to the picture.
const list = document.querySelector("[data-net-list]");
const filters = document.querySelector("[data-net-filters]");
const search = document.querySelector("[data-net-search]");
const field = search.querySelector("input");
const found = document.getElementById("net-gevonden");
const parts = [...list.querySelectorAll("[data-list-of]")];
const items = new Map([...list.querySelectorAll("[data-node]")].map((item) => [item.dataset.node, told(item)]));
const themed = new Set([...items.values()].filter((one) => one.themes.length).map((one) => one.kind));

function told(item) {
  const name = item.querySelector(".net-name").textContent;
  const ties = [...item.querySelectorAll("li[data-to]")].map((line) => ({ line, to: line.dataset.to, edge: line.dataset.edge }));
  const themes = item.dataset.themes ? item.dataset.themes.split("|") : [];
  return { item, kind: item.dataset.kind, themes, ties, words: folded(name) };
}

function folded(text) {
  const plain = text.toLowerCase().replace(/ı/g, "i").replace(/ł/g, "l").replace(/ø/g, "o").replace(/[-'’]/g, "");
  return plain.normalize("NFD").replace(/\p{M}/gu, "");
}

function checked(name) {
  return new Set([...filters.querySelectorAll(`[name=${name}]:checked`)].map((input) => input.value));
}

// What is left without a single line goes along, unless it never had one.
function filter() {
  const kinds = checked("kind"), edges = checked("edge"), theme = filters.elements.theme?.value ?? "";
  const isOn = new Map();
  for (const [key, one] of items) isOn.set(key, kinds.has(one.kind) && (!theme || one.themes.includes(theme)));
  if (theme) {
    for (const [key, one] of items) {
      const leans = !themed.has(one.kind) && one.ties.some(({ to, edge }) => edges.has(edge) && items.get(to).themes.includes(theme));
      if (kinds.has(one.kind) && leans) isOn.set(key, true);
    }
  }
  const before = new Map(isOn);
  for (const [key, one] of items) {
    for (const tie of one.ties) tie.line.hidden = !(before.get(tie.to) && edges.has(tie.edge));
    if (one.ties.length && one.ties.every((tie) => tie.line.hidden) && !theme) isOn.set(key, false);
    one.item.toggleAttribute("data-off", !isOn.get(key));
  }
  narrow();
  document.dispatchEvent(new CustomEvent("net:filtered"));
}

function matching() {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  return [...items.values()].filter((one) => !("off" in one.item.dataset) && words.every((word) => one.words.includes(word)));
}

function narrow() {
  const left = new Set(matching());
  for (const one of items.values()) one.item.hidden = !left.has(one);
  for (const part of parts) part.hidden = !part.querySelector("[data-node]:not([hidden])");
  const { none, one, many } = found.dataset;
  found.textContent = !field.value.trim() && left.size ? "" : left.size > 1 ? `${left.size} ${many}` : left.size ? one : none;
}

function show(key) { document.dispatchEvent(new CustomEvent("net:show", { detail: key })); }

filters.addEventListener("change", filter);
filters.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", () => {
  if (field.value.trim()) for (const part of parts) part.open = true;
  narrow();
});
search.addEventListener("submit", (event) => {
  event.preventDefault();
  const first = folded(field.value).trim(), left = matching();
  const best = left.find((one) => one.words.startsWith(first)) ?? left[0];
  if (first && best) show(best.item.dataset.node);
});
list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-show]"), link = event.target.closest("a[href^='#in-']");
  if (button) show(button.closest("[data-node]").dataset.node);
  if (!link) return;
  event.preventDefault();
  const item = items.get(link.hash.slice(4)).item;
  item.open = item.closest("[data-list-of]").open = true;
  item.querySelector("summary").focus();
});
if (matchMedia("(max-width: 639.98px)").matches) for (const part of parts) part.open = false;
filters.reset();
filter();
