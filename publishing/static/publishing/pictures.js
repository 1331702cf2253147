// “Copy … to the pictures below”: the rights answers of one picture into the empty ones of those after it.
const COPIED = ["source", "credit", "rights", "rights_note", "licence", "source_url", "section_7"];

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-pk-copy]");
  if (!button) return;
  const blocks = [...document.querySelectorAll("[data-pk-picture]")];
  const from = button.closest("[data-pk-picture]");
  const answer = (block, name) => block.querySelector(`[name$="-${name}"]`);
  for (const block of blocks.slice(blocks.indexOf(from) + 1)) {
    for (const name of COPIED) {
      const target = answer(block, name);
      if (target && !target.disabled && !target.value) target.value = answer(from, name).value;
    }
  }
});
