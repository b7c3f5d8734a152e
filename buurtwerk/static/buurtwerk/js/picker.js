// A picker ([data-picker]) tells the page that another household was chosen; what follows it listens to "gekozen".
// The offers that were not taken step aside.
document.addEventListener("change", (event) => {
  if (event.target.name !== "household") return;
  const offered = event.target.closest(".picks");
  offered?.querySelectorAll(".pick").forEach((pick) => { pick.hidden = !pick.contains(event.target); });
  for (const part of document.querySelectorAll("[data-follows-household]")) {
    part.dispatchEvent(new CustomEvent("gekozen"));
  }
});
