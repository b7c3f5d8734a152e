// A picker ([data-picker]) tells the page that another household was chosen; what follows it listens to "gekozen".
document.addEventListener("change", (event) => {
  if (event.target.name !== "household") return;
  for (const part of document.querySelectorAll("[data-follows-household]")) {
    part.dispatchEvent(new CustomEvent("gekozen"));
  }
});
