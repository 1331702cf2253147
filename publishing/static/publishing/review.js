// The bar that leads to the decision is there while one reads, and out of the way while the decision is in sight.
(() => {
  const bar = document.querySelector(".pk-jump");
  const acts = document.querySelectorAll(".pk-act");
  if (!bar || !acts.length) return;
  const inSight = new Set();
  const watcher = new IntersectionObserver((entries) => {
    entries.forEach((entry) => (entry.isIntersecting ? inSight.add(entry.target) : inSight.delete(entry.target)));
    bar.classList.toggle("pk-jump--hidden", inSight.size > 0);
  });
  acts.forEach((act) => watcher.observe(act));
})();
