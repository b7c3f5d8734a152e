// data-copy="id": copies the text of that element, and says so. Without scripts the button stays hidden.
const SAID = 3000;

async function copied(source) {
  const text = source.value ?? source.textContent.trim();
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Over plain http there is no clipboard: select it, so that one key is enough.
    const range = document.createRange();
    range.selectNodeContents(source);
    if (source.select) source.select();
    else getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  const said = document.createElement("span");
  said.className = "text-muted";
  said.setAttribute("role", "status");
  button.after(said);
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!(await copied(document.getElementById(button.dataset.copy)))) return;
    said.textContent = button.dataset.copied;
    setTimeout(() => { said.textContent = ""; }, SAID);
  });
}
