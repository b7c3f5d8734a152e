// The network as a picture: everything in it is read from the list beside it, so that nothing is in the one alone.
// network_list.js searches and filters that list, and says so with "net:filtered" and "net:show".
const board = document.querySelector("[data-net]");
const canvas = board.querySelector("[data-net-canvas]");
const panel = board.querySelector("[data-net-panel]");
const hint = board.querySelector(".net-hint");
const items = new Map([...document.querySelectorAll("[data-node]")].map((item) => [item.dataset.node, item]));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const kinds = settingsOf("kind"), lines = settingsOf("edge");
let chosen = null, cy = null;

function settingsOf(name) {
  const inputs = document.querySelectorAll(`[data-net-filters] [name=${name}]`);
  return Object.fromEntries([...inputs].map((input) => [input.value, input.dataset]));
}

function nameOf(key) { return items.get(key).querySelector(".net-name").textContent; }

function elements() {
  const nodes = [], edges = new Map();
  for (const [key, item] of items) {
    const { kind, x, y } = item.dataset, ties = item.querySelectorAll("li[data-to]");
    const isPerson = kind === "resident" || kind === "household";
    const size = 19 + (isPerson ? Math.min(13, 2 * ties.length) : Math.min(17, ties.length)) * kinds[kind].size;
    nodes.push({
      data: { id: key, kind, name: nameOf(key), size, font: 12, isHub: !isPerson && ties.length > 5 },
      position: { x: Number(x), y: Number(y) },
      classes: "middle" in item.dataset ? "middle" : "",
    });
    for (const tie of ties) addEdge(edges, key, tie);
  }
  return { nodes, edges: [...edges.values()] };
}

function addEdge(edges, key, tie) {
  const { to, edge, way } = tie.dataset;
  const [source, target] = way === "in" ? [to, key] : way === "out" ? [key, to] : [key, to].sort();
  const id = `${source} ${target} ${edge}`;
  edges.set(id, { data: { id, source, target, kind: edge }, classes: way ? "directed" : "" });
}

function styles(light = document.documentElement.dataset.bsTheme !== "dark") {
  const ink = light ? "#1b2526" : "#e5ecea", page = light ? "#fff" : "#192424", spot = light ? "#b3570f" : "#f5b27c";
  const font = '"Source Sans 3", "Segoe UI", Roboto, Arial, sans-serif';
  const text = { "font-family": font, color: ink, "text-outline-color": page, "text-outline-width": 2.5, "text-outline-opacity": .9 };
  return [
    { selector: "node", style: {
      ...text, width: "data(size)", height: "data(size)", label: "data(name)", "font-size": "data(font)", "min-zoomed-font-size": 8,
      "text-valign": "bottom", "text-margin-y": 3, "border-width": 2, "border-color": page,
      "overlay-opacity": 0,
    } },
    ...Object.entries(kinds).map(([kind, told]) => (
      { selector: `node[kind="${kind}"]`, style: { "background-color": told.colour, shape: told.shape } })),
    { selector: "edge", style: { "curve-style": "haystack", "line-opacity": .8, "overlay-opacity": 0 } },
    ...Object.entries(lines).map(([kind, told]) => ({ selector: `edge[kind="${kind}"]`, style: {
      "line-color": told.colour, "target-arrow-color": told.colour, width: told.width,
      ...(told.dashes ? { "line-style": "dashed", "line-dash-pattern": told.dashes.split(" ").map(Number) } : {}),
    } })),
    { selector: ".directed", style: { "curve-style": "straight", "target-arrow-shape": "triangle", "arrow-scale": .9 } },
    { selector: ".middle", style: { "border-width": 5, "border-color": spot, "border-opacity": .55 } },
    { selector: ".off", style: { display: "none" } },
    { selector: ".faded", style: { opacity: .14, "text-opacity": 0 } },
    { selector: "node.near", style: { "min-zoomed-font-size": 0, "z-index": 5 } },
    { selector: "edge.near", style: { "line-opacity": 1, "z-index": 4 } },
    { selector: ".chosen", style: { "border-width": 4, "border-color": spot, "z-index": 9 } },
  ];
}

function highlight(node) {
  cy.batch(() => {
    cy.elements().removeClass("faded near chosen");
    if (!node) return;
    const near = node.closedNeighborhood().not(".off");
    cy.elements().not(near).addClass("faded");
    near.addClass("near");
    node.addClass("chosen");
  });
  resize();
}

function choose(key, { move = false, focus = false } = {}) {
  chosen = key && items.has(key) ? cy.getElementById(key) : null;
  if (chosen?.hasClass("off")) chosen = null;
  highlight(chosen);
  showPanel(chosen ? key : null);
  if (chosen && move) bringIntoView(chosen);
  if (chosen && focus) panel.focus();
}

function bringIntoView(node) {
  const told = { center: { eles: node }, zoom: Math.max(cy.zoom(), .9) };
  cy.stop();
  if (calm.matches) cy.zoom(told.zoom).center(node); else cy.animate(told, { duration: 350 });
}

function showPanel(key) {
  panel.hidden = key === null;
  panel.replaceChildren();
  if (key === null) return;
  const item = items.get(key), head = document.createElement("div"), title = document.createElement("h2");
  const about = item.querySelector(".net-about").cloneNode(true), close = document.createElement("button");
  head.className = "net-panel-head";
  title.textContent = nameOf(key);
  close.type = "button";
  close.className = "btn btn-sm btn-outline-secondary";
  close.textContent = "Sluiten";
  close.addEventListener("click", () => { choose(null); item.querySelector("summary").focus({ preventScroll: true }); });
  about.querySelector("[data-show]")?.remove();
  head.append(title, close);
  panel.append(head, about);
}

function keep(moved) {
  const csrf = board.querySelector("[name=csrfmiddlewaretoken]").value;
  const told = { method: "POST", keepalive: true, headers: { "Content-Type": "application/json", "X-CSRFToken": csrf } };
  const body = JSON.stringify({ around: board.dataset.around, moved });
  fetch(board.dataset.placesUrl, { ...told, body }).then((answer) => { if (!answer.ok) throw new Error(); }).catch(() => {
    hint.textContent = "De plaatsen zijn niet bewaard. Kijk je verbinding na, of laad de bladzijde opnieuw.";
  });
}

// Names of what many are tied to, and of the few around what is chosen, are as large from afar as from nearby.
function resize() {
  const font = Math.min(34, Math.max(12, 12 / cy.zoom())), near = cy.nodes(".near");
  cy.batch(() => {
    cy.nodes("[?isHub]").data("font", font);
    cy.nodes("[!isHub]").data("font", 12);
    if (near.length < 26) near.data("font", font);
  });
}

function fit() { cy.fit(cy.elements().not(".off"), 28); if (cy.zoom() > 1.3) cy.zoom(1.3).center(cy.elements().not(".off")); }

function zoom(way) {
  if (way === "all") return fit();
  const level = cy.zoom() * (way === "in" ? 1.4 : 1 / 1.4);
  return cy.zoom({ level, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

function filter() {
  cy.batch(() => {
    cy.nodes().forEach((node) => { node.toggleClass("off", "off" in items.get(node.id()).dataset); });
    const shown = new Set([...document.querySelectorAll("[data-net-filters] [name=edge]:checked")].map((input) => input.value));
    cy.edges().forEach((edge) => { edge.toggleClass("off", !shown.has(edge.data("kind"))); });
  });
  choose(chosen?.id() ?? null);
  fit();
}

// One finger scrolls the page and two move the picture; the wheel scrolls too, but with Ctrl.
for (const name of ["touchstart", "touchmove"]) {
  canvas.parentElement.addEventListener(name, (event) => { if (event.touches.length < 2) event.stopPropagation(); }, { capture: true, passive: true });
}
canvas.parentElement.addEventListener("wheel", (event) => { if (!event.ctrlKey) event.stopPropagation(); }, { capture: true, passive: true });

function draw() {
  cy = window.cytoscape({
    container: canvas, elements: elements(), style: styles(), layout: { name: "preset", fit: false },
    minZoom: .05, maxZoom: 4, boxSelectionEnabled: false, selectionType: "single", autounselectify: true,
    textureOnViewport: items.size > 250, hideEdgesOnViewport: false, pixelRatio: "auto",
  });
  fit();
  cy.one("render", () => { board.dataset.drawn = ""; });
  cy.on("zoom", resize);
  cy.on("tap", (event) => { choose(event.target === cy ? null : event.target.isNode?.() ? event.target.id() : chosen?.id() ?? null); });
  cy.on("mouseover", "node", ({ target }) => { if (!chosen) highlight(target); canvas.classList.add("is-over"); });
  cy.on("mouseout", "node", () => { if (!chosen) highlight(null); canvas.classList.remove("is-over"); });
  cy.on("dragfree", "node", ({ target }) => {
    const { x, y } = target.position();
    keep({ [target.id()]: [Math.round(x), Math.round(y)] });
  });
  if ("isNew" in board.dataset) keep({});
}

draw();
filter();
board.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-zoom]");
  if (button) zoom(button.dataset.zoom);
});
panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#in-']");
  if (!link) return;
  event.preventDefault();
  choose(link.hash.slice(4), { move: true, focus: true });
});
panel.addEventListener("keydown", ({ key }) => { if (key === "Escape") panel.querySelector("button").click(); });
document.addEventListener("net:filtered", filter);
document.addEventListener("net:show", ({ detail }) => {
  choose(detail, { move: true, focus: true });
  board.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
});
new MutationObserver(() => cy.style(styles())).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
addEventListener("beforeprint", () => { cy.style(styles(true)); cy.resize(); fit(); });
addEventListener("afterprint", () => cy.style(styles()));
addEventListener("resize", () => { cy.resize(); });
