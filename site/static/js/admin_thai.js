/* What the admin's templates and the browser itself say in English, in Thai; and dates with their Buddhist year. */
(() => {
  "use strict";

  // Wagtail's templates write these words without translation; its scripts' catalogue has them.
  const SPOKEN = [
    ["input[type=submit][value]", "value"],
    ["nav[aria-label]", "aria-label"],
  ];
  // The upload of many files has a label of its own, in Thai, in front of the browser's control.
  const FILES = "input[type=file]:not(#fileupload)";
  const DATES = '[class*="w-field--"][class*="date"] input[type=text]';
  const BUDDHIST = new Intl.DateTimeFormat("th-TH-u-ca-buddhist-nu-latn", { dateStyle: "long" });
  const BUDDHIST_ERA = 543;

  const within = (root, selector) => [
    ...(root.matches(selector) ? [root] : []),
    ...root.querySelectorAll(selector),
  ];

  const speak = (root) => {
    for (const [selector, attribute] of SPOKEN) {
      for (const element of within(root, selector)) {
        const said = element.getAttribute(attribute);
        const thai = gettext(said);
        if (thai !== said) element.setAttribute(attribute, thai);
      }
    }
  };

  // The browser labels a file control in its own language, whatever the page's: ours stands in front of it.
  const chosen = (input) => {
    if (input.files.length > 1) {
      return interpolate(gettext("%(count)s files chosen"), { count: input.files.length }, true);
    }
    return input.files.length ? input.files[0].name : gettext("No file chosen");
  };

  const labelFileControl = (input) => {
    if (input.classList.contains("pk-file__input")) return;
    input.id = input.id || `pk-file-${crypto.randomUUID()}`;
    const button = document.createElement("label");
    button.className = "button button-secondary pk-file__button";
    button.htmlFor = input.id;
    button.textContent = gettext(input.multiple ? "Choose files" : "Choose a file");
    const name = document.createElement("span");
    name.className = "pk-file__name";
    name.textContent = chosen(input);
    input.classList.add("pk-file__input");
    input.after(button, name);
    input.addEventListener("change", () => {
      name.textContent = chosen(input);
    });
  };

  const sayBuddhistDate = (input) => {
    const [, year, month, day] = /^(\d{4})-(\d\d?)-(\d\d?)/.exec(input.value.trim()) || [];
    const date = new Date(year, month - 1, day);
    let hint = input.parentElement.querySelector(":scope > .pk-thai-date");
    if (!hint) {
      hint = document.createElement("p");
      hint.className = "pk-thai-date";
      hint.setAttribute("role", "status");
      input.after(hint);
    }
    hint.textContent = Number.isNaN(date.getTime()) ? "" : BUDDHIST.format(date);
  };

  const translate = (root) => {
    speak(root);
    within(root, FILES).forEach(labelFileControl);
    within(root, DATES).filter((input) => input.value).forEach(sayBuddhistDate);
  };

  const begin = () => {
    translate(document.body);
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node instanceof Element) translate(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
    // The date picker announces its choice through jQuery only.
    jQuery(document).on("change input", DATES, (event) => sayBuddhistDate(event.target));
    // Shown only: the picker's own option for other eras would also write them into the field.
    jQuery(document).on("generate.xdsoft", ({ target }) => {
      for (const option of target.querySelectorAll(".xdsoft_yearselect .xdsoft_option")) {
        option.textContent = Number(option.dataset.value) + BUDDHIST_ERA;
      }
      const year = target.querySelector(".xdsoft_year > span");
      if (year && Number(year.textContent) < 2400) year.textContent = Number(year.textContent) + BUDDHIST_ERA;
    });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
