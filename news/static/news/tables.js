/* The menu of the table editor, in the words the page was given: Handsontable ships no Thai. */
(() => {
  "use strict";

  const { language, words } = document.currentScript.dataset;
  if (!window.Handsontable) return;
  const said = JSON.parse(words);
  const phrases = Object.entries(said).map(([name, phrase]) => [`ContextMenu:items.${name}`, phrase]);
  Handsontable.languages.registerLanguageDictionary({ languageCode: language, ...Object.fromEntries(phrases) });
})();
