// A search that adds to a list of ticks: whoever is ticked among what was found ([data-adds-to="id"]) moves to that list.
document.addEventListener("change", (event) => {
  const box = event.target;
  const found = box.closest("[data-adds-to]");
  if (!found || !box.checked) return;
  document.getElementById(found.dataset.addsTo).append(box.closest(".pick"));
  box.focus();
});
