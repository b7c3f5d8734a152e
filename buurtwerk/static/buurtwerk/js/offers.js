// <select data-offers-of="organisation">: only what the chosen partner offers; without script all stand there, by partner.
for (const select of document.querySelectorAll("select[data-offers-of]")) {
  const partner = select.form.elements[select.dataset.offersOf];
  const part = select.closest("[data-offers]");
  const groups = [...select.querySelectorAll("optgroup")];

  function narrow() {
    const chosen = select.value;
    groups.forEach((group) => group.remove());
    const own = groups.filter((group) => group.querySelector("option")?.dataset.partner === partner.value);
    own.forEach((group) => select.append(group));
    select.value = own.some((group) => [...group.children].some((option) => option.value === chosen)) ? chosen : "";
    if (part) part.hidden = !own.length && !part.querySelector(".is-invalid");
  }

  partner.addEventListener("change", narrow);
  narrow();
}
