// A picker ([data-picker]) of a household or a resident: the offers that were not taken step aside.
// Of a household the page is told: what follows it ([data-follows-household]) listens to "gekozen".
document.addEventListener("change", (event) => {
  const { name } = event.target;
  if (name !== "household" && name !== "resident") return;
  const offered = event.target.closest(".picks");
  offered?.querySelectorAll(".pick").forEach((pick) => { pick.hidden = !pick.contains(event.target); });
  for (const part of document.querySelectorAll(`[data-follows-${name}]`)) {
    part.dispatchEvent(new CustomEvent("gekozen"));
  }
});
