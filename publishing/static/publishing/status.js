/* The editor: links of the status panel open the tab and the field; memo fields appear when they are asked;
   what is missing is read again after Wagtail has saved by itself. Everything works, plainer, without this file. */
(() => {
  const ANCHOR = '#field-';

  const find = (name) =>
    document.getElementById(`id_${name}`) ||
    document.querySelector(`[name="${CSS.escape(name)}"]`) ||
    document.querySelector(`[data-contentpath="${CSS.escape(name)}"]`) ||
    /* a row of an album or a list that does not exist yet: its “add” button */
    document.getElementById(`id_${name.split('-')[0]}-ADD`);

  const reveal = (element) => {
    const tab = element.closest('[role="tabpanel"]');
    if (tab && tab.hidden) document.querySelector(`[role="tab"][href="#${tab.id}"], [role="tab"][aria-controls="${tab.id}"]`)?.click();
    for (let panel = element.closest('[data-panel]'); panel; panel = panel.parentElement.closest('[data-panel]')) {
      const toggle = panel.querySelector('[data-panel-toggle]');
      if (toggle && toggle.getAttribute('aria-expanded') === 'false') toggle.click();
    }
  };

  const goTo = (name) => {
    const element = find(name);
    if (!element) return false;
    reveal(element);
    /* in a row of an album the label stands beside the field, in the panel's wrapper */
    const place =
      element.closest('.w-panel__wrapper') || element.closest('[data-field]') || element.closest('[data-panel]') || element;
    /* the tab and the panel have to be laid out before they can be scrolled to */
    setTimeout(() => {
      place.scrollIntoView({ block: 'center' });
      const inside = '[contenteditable="true"], input:not([type=hidden]), select, textarea, button';
      const target = element.offsetParent && element.type !== 'hidden' ? element : place.querySelector(inside);
      target?.focus({ preventScroll: true });
      place.classList.add('pk-pointed');
      setTimeout(() => place.classList.remove('pk-pointed'), 2500);
    }, 120);
    return true;
  };

  const followHash = () => {
    if (window.location.hash.startsWith(ANCHOR)) goTo(decodeURIComponent(window.location.hash.slice(ANCHOR.length)));
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest(`a[href^="${ANCHOR}"]`);
    if (link && goTo(decodeURIComponent(link.getAttribute('href').slice(ANCHOR.length)))) event.preventDefault();
  });

  const showAskedFields = () => {
    document.querySelectorAll('[data-pk-when]').forEach((wrapper) => {
      const when = JSON.parse(wrapper.dataset.pkWhen);
      wrapper.hidden = !Object.entries(when).every(([name, values]) => {
        const other = document.querySelector(`[name="${CSS.escape(name)}"]`);
        return other && values.includes(other.value);
      });
    });
  };

  const refresh = async () => {
    const panel = document.querySelector('[data-pk-issues-url]');
    if (!panel) return;
    const response = await fetch(panel.dataset.pkIssuesUrl, { headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    const { issues } = await response.json();
    const list = panel.querySelector('[data-pk-issues]');
    list.replaceChildren(
      ...issues.map((issue) => {
        const item = document.createElement('li');
        const link = document.createElement(issue.url ? 'a' : 'span');
        link.textContent = issue.message;
        if (issue.url) link.href = issue.url;
        if (issue.elsewhere) link.target = '_blank';
        item.append(link);
        return item;
      }),
    );
    panel.querySelector('[data-pk-missing]').hidden = issues.length === 0;
    panel.querySelector('[data-pk-ready]').hidden = issues.length !== 0;
    panel.querySelector('[data-pk-count]').textContent = issues.length;
  };

  /* Wagtail's date inputs count in the common era: say the date in the Buddhist Era beside them. */
  const buddhistEra = new Intl.DateTimeFormat('th-TH-u-ca-buddhist', { dateStyle: 'long', timeZone: 'UTC' });
  const sayThaiDate = (input) => {
    const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(input.value);
    const date = found && new Date(Date.UTC(found[1], found[2] - 1, found[3]));
    let hint = input.parentElement.querySelector('.pk-thai-date');
    if (!hint) {
      hint = document.createElement('p');
      hint.className = 'pk-thai-date help';
      input.after(hint);
    }
    hint.textContent = date ? buddhistEra.format(date) : '';
  };
  const DATES = 'input:not([type="hidden"]):is([name$="_date"], [name$="_at"], [name$="_on"])';
  const sayThaiDates = () => document.querySelectorAll(DATES).forEach(sayThaiDate);

  /* Wagtail may be creating the page by itself at the very moment “save” is pressed; both would create one.
     The form then waits for the answer, which turns it into the editor of the page just created. */
  let creating = false;
  const EDITOR = 'page-edit-form';
  const onAutosave = (event) => {
    creating = event.type === 'w-autosave:save' && document.getElementById(EDITOR)?.action.includes('/pages/add/');
  };
  const waitForCreation = (event) => {
    const form = event.target;
    if (!creating || form.id !== EDITOR) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { name, value } = event.submitter ?? {};
    const goOn = () => {
      if (!form.dataset.pkWaiting) return;
      creating = false;
      delete form.dataset.pkWaiting;
      if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      form.requestSubmit();
    };
    if (form.dataset.pkWaiting) return;
    form.dataset.pkWaiting = 'yes';
    ['w-autosave:success', 'w-autosave:error'].forEach((done) => document.addEventListener(done, goOn, { once: true }));
    setTimeout(goOn, 5000); /* an answer that never comes must not keep anybody from saving */
  };

  const start = () => {
    showAskedFields();
    sayThaiDates();
    ['change', 'input', 'focusout'].forEach((name) =>
      document.addEventListener(name, (event) => event.target.matches?.(DATES) && sayThaiDate(event.target)),
    );
    document.addEventListener('change', (event) => event.target.name && showAskedFields());
    document.addEventListener('w-autosave:success', refresh);
    ['save', 'success', 'error'].forEach((what) => document.addEventListener(`w-autosave:${what}`, onAutosave));
    document.addEventListener('submit', waitForCreation, true);
    window.addEventListener('hashchange', followHash);
    setTimeout(followHash, 400); /* after Wagtail has opened its first tab */
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
