// The number of what waits stands on the menu's entry (menu.py). On a phone the menu is folded away: its button
// carries the number too. Wagtail draws the menu after the page has loaded, so we wait until both are there.
(() => {
  const copy = () => {
    const entry = document.querySelector("#wagtail-sidebar [data-pk-count]");
    const button = document.querySelector(".sidebar-nav-toggle");
    if (!entry || !button) return false;
    button.dataset.pkCount = entry.dataset.pkCount;
    return true;
  };
  const watcher = new MutationObserver(() => copy() && watcher.disconnect());
  if (!copy()) watcher.observe(document.body, { childList: true, subtree: true });
})();
