// Many pictures at once: each file is sent by itself, two at a time, and says how far it is and what is wrong with it.
// The order of the rows is the order of the album.
const form = document.getElementById("album-form");

if (form) {
  const AT_ONCE = 2;
  const list = document.getElementById("album-list");
  const template = document.getElementById("album-row");
  const words = form.dataset;
  const files = new Map();
  const queue = [];
  let running = 0;

  const part = (row, selector) => row.querySelector(selector);
  const rows = () => [...list.children];

  function say(row, state, text, error = "") {
    row.dataset.state = state;
    part(row, "[data-said]").textContent = text;
    const place = part(row, "[data-error]");
    place.textContent = error;
    place.hidden = !error;
    part(row, "progress").hidden = state === "done" || state === "failed";
    part(row, '[data-act="again"]').hidden = !(state === "failed" && files.has(row));
    sum();
  }

  function sum() {
    const count = (state) => rows().filter((row) => row.dataset.state === state).length;
    const [all, done, failed] = [rows().length, count("done"), count("failed")];
    const text = words.summary.replace("{done}", done).replace("{all}", all).replace("{failed}", failed);
    document.getElementById("album-summary").textContent = all ? text : "";
    document.getElementById("album-total").hidden = !all;
    const bar = document.getElementById("album-progress");
    bar.max = all || 1;
    bar.value = done + failed;
    document.getElementById("album-save").disabled = !done || done + failed < all;
  }

  function add(file) {
    const row = template.content.firstElementChild.cloneNode(true);
    part(row, "[data-name]").textContent = file.name;
    row.querySelectorAll("[data-of]").forEach((place) => { place.textContent = ` ${file.name}`; });
    files.set(row, file);
    list.append(row);
    say(row, "waiting", words.waiting);
    queue.push(row);
  }

  function next() {
    while (running < AT_ONCE && queue.length) {
      const row = queue.shift();
      if (row.isConnected) send(row);
    }
  }

  function send(row) {
    const body = new FormData();
    body.append("file", files.get(row), files.get(row).name);
    const request = new XMLHttpRequest();
    running += 1;
    say(row, "sending", words.sending);
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      part(row, "progress").value = (100 * event.loaded) / event.total;
      if (event.loaded === event.total) part(row, "[data-said]").textContent = words.looking;
    });
    request.addEventListener("loadend", () => {
      running -= 1;
      if (row.isConnected) take(row, request);
      next();
    });
    request.open("POST", words.uploadUrl);
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.responseType = "json";
    request.send(body);
  }

  function take(row, request) {
    const answer = request.response;
    if (request.status !== 200 || !answer) {
      const errors = answer && (answer.errors || (answer.issues || []).map((issue) => issue.message));
      say(row, "failed", "", errors && errors.length ? errors.join(" ") : words.broken);
      return;
    }
    if (rows().some((other) => other !== row && part(other, '[name="image"]').value === String(answer.id))) {
      files.delete(row);
      say(row, "failed", "", words.twice);
      return;
    }
    const key = part(row, '[name="image"]');
    key.value = answer.id;
    key.disabled = false;
    row.querySelectorAll("[data-field]").forEach((field) => { field.name = `${field.dataset.field}-${answer.id}`; });
    const picture = part(row, "img");
    picture.src = answer.thumb;
    picture.hidden = false;
    part(row, "[data-asked]").hidden = false;
    files.delete(row);
    say(row, "done", words.done);
  }

  document.getElementById("album-files").addEventListener("change", (event) => {
    const room = Number(words.most) - rows().length;
    const chosen = [...event.target.files];
    chosen.slice(0, room).forEach(add);
    event.target.value = "";
    if (chosen.length > room) document.getElementById("album-summary").textContent = words.tooMany;
    next();
  });

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    const row = button.closest("li");
    const acts = {
      up: () => row.previousElementSibling?.before(row),
      down: () => row.nextElementSibling?.after(row),
      remove: () => { files.delete(row); row.remove(); sum(); document.getElementById("album-files").focus(); },
      again: () => { say(row, "waiting", words.waiting); queue.push(row); next(); },
    };
    acts[button.dataset.act]();
    if (row.isConnected) button.focus();
  });

  window.addEventListener("beforeunload", (event) => {
    if (running || queue.length) event.preventDefault();
  });
  sum();
}
