// The areas of the team, drawn from the data in the page. Whoever uses a keyboard has the same numbers in the table.
/* global L */
const box = document.getElementById("kaart");
const areas = JSON.parse(document.getElementById("kaart-gebieden").textContent);
const MANY = 40; // beyond, numbers would run into each other
const rows = new Map([...document.querySelectorAll("[data-area]")].map((row) => [row.dataset.area, row]));

// Leaflet would put a data: picture where a tile was, which the policy refuses.
const Tiles = L.TileLayer.extend({
  _abortLoading() {},
  _removeTile(key) { return L.GridLayer.prototype._removeTile.call(this, key); },
});

const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.25, maxZoom: 19 });
L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
if (box.dataset.tiles) {
  box.classList.add("has-tiles");
  const shown = document.createElement("span");
  shown.textContent = box.dataset.attribution;
  L.control.attribution({ prefix: false }).addAttribution(shown.innerHTML).addTo(map);
  new Tiles(box.dataset.tiles, { maxZoom: 19, referrerPolicy: "no-referrer" }).addTo(map);
}

function told(area) {
  const said = document.createElement("span");
  const name = document.createElement("strong");
  name.textContent = area.name;
  said.append(name, `${area.residents} ${box.dataset.residents}, ${area.households} ${box.dataset.households}`);
  return said;
}

function light(area, layer, on) {
  rows.get(area.code)?.classList.toggle("is-lit", on);
  layer.eachLayer((one) => one.getElement()?.classList.toggle("is-lit", on));
}

function add(area) {
  const line = area.shape.type.endsWith("LineString") ? " area-line" : "";
  const layer = L.geoJSON(area.shape, { style: { className: `area area-${area.look}${line}` } });
  layer.bindTooltip(() => told(area), { sticky: true, direction: "top" });
  layer.on("mouseover", () => light(area, layer, true));
  layer.on("mouseout", () => light(area, layer, false));
  layer.on("click", (event) => layer.openTooltip(event.latlng));
  layer.addTo(map);
  if (areas.length <= MANY) {
    const label = L.tooltip({ permanent: true, direction: "center", className: "area-number", interactive: false });
    label.setLatLng(layer.getLayers()[0].getCenter()).setContent(document.createTextNode(area.short)).addTo(map);
  }
  const row = rows.get(area.code);
  row?.addEventListener("mouseenter", () => light(area, layer, true));
  row?.addEventListener("mouseleave", () => light(area, layer, false));
  return layer;
}

const everywhere = L.featureGroup(areas.map((area) => L.geoJSON(area.shape)));
map.fitBounds(everywhere.getBounds(), { padding: [16, 16], animate: false });
areas.forEach(add);
