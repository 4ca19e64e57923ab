// The inline scripts of the HTML renderings. Without them the links between words and elements still work.

/** A click on a quote shows it in the note, a click on marked words shows their element; questions can be copied; paper gets everything. */
export const caseScript = `
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const light = (numbers, except) => {
    for (const one of all('.lit')) if (one !== except) one.classList.remove('lit');
    const wanted = new Set(numbers.split(' ').filter(Boolean));
    const marks = all('a.m').filter((mark) => mark.dataset.n.split(' ').some((number) => wanted.has(number)));
    for (const mark of marks) mark.classList.add('lit');
    return marks;
  };
  const copy = async (button, text) => {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      button.textContent = 'Cannot copy here';
    }
    setTimeout(() => { button.textContent = before; }, 1500);
  };
  window.readyCase = (root) => { for (const button of all('.copy, .copy-all', root)) button.hidden = false; };
  window.readyCase(document);
  document.addEventListener('click', (event) => {
    const target = event.target.closest('a.m, a.go, .copy, .copy-all');
    if (target === null) return;
    if (target.matches('.copy')) return void copy(target, target.closest('.ask').querySelector('q').textContent);
    if (target.matches('.copy-all')) {
      const questions = all('[id^="e-"] .ask').map((ask) => ask.closest('details').querySelector('.t').textContent + ': ' + ask.querySelector('q').textContent);
      return void copy(target, questions.join('\\n\\n'));
    }
    event.preventDefault();
    if (target.matches('a.go')) {
      const [mark] = light(target.dataset.n);
      if (mark) { mark.scrollIntoView({ block: 'center' }); mark.focus({ preventScroll: true }); }
      return;
    }
    const owners = target.dataset.o.split(' ');
    const shown = owners.findIndex((id) => document.getElementById(id)?.classList.contains('lit'));
    const owner = document.getElementById(owners[(shown + 1) % owners.length]);
    if (owner === null) return;
    if (owner.matches('details')) owner.open = true;
    light(owner.dataset.n);
    owner.classList.add('lit');
    (owner.querySelector('summary') ?? owner).focus({ preventScroll: true });
    owner.scrollIntoView({ block: 'nearest' });
  });
  document.addEventListener('click', (event) => {
    const summary = event.target.closest('.f > summary');
    if (summary !== null && !summary.parentElement.open) light(summary.parentElement.dataset.n);
  });
  let closed = [];
  addEventListener('beforeprint', () => { closed = all('details:not([open])'); for (const one of closed) one.open = true; });
  addEventListener('afterprint', () => { for (const one of closed) one.open = false; });
})();
`.trim();

/** The list of a batch: filters, and cases that open one at a time. */
export const batchScript = `
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const list = document.getElementById('cases');
  const view = document.getElementById('case');
  const inside = document.getElementById('inside');
  const rows = all('tbody tr');
  const field = (name) => document.getElementById('by-' + name);
  const names = ['text', 'code', 'verdict', 'element', 'status'];
  let shown = rows;
  let current = -1;
  const fits = (row) => {
    const [text, code, verdict, element, status] = names.map((name) => field(name).value);
    if (text !== '' && !row.dataset.id.toLowerCase().includes(text.toLowerCase())) return false;
    if (code !== '' && row.dataset.code !== code) return false;
    if (verdict !== '' && row.dataset.verdict !== verdict) return false;
    if (element === '' && status === '') return true;
    return row.dataset.f.split(' ').some((finding) => {
      const [id, found, look] = finding.split(':');
      const right = status === '' || status === found || (status === 'open' && ['missing', 'partial', 'conflict'].includes(found)) || (status === 'review' && look === 'review');
      return right && (element === '' || row.dataset.code + ' ' + id === element);
    });
  };
  const filter = () => {
    shown = rows.filter((row) => !(row.hidden = !fits(row)));
    document.getElementById('count').textContent = shown.length + ' of ' + rows.length + ' cases';
  };
  for (const name of names) field(name).addEventListener('input', filter);
  document.getElementById('reset').addEventListener('click', () => { for (const name of names) field(name).value = ''; filter(); });
  let place = 0;
  const open = (row) => {
    if (view.hidden) place = scrollY;
    current = shown.indexOf(row);
    inside.innerHTML = document.getElementById('case-' + row.dataset.at).textContent;
    window.readyCase(inside);
    list.hidden = true;
    view.hidden = false;
    document.getElementById('where').textContent = current + 1 + ' of ' + shown.length;
    document.getElementById('previous').disabled = current === 0;
    document.getElementById('next').disabled = current === shown.length - 1;
    scrollTo(0, 0);
    const heading = inside.querySelector('h1');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const close = () => {
    if (view.hidden) return;
    view.hidden = true;
    list.hidden = false;
    inside.textContent = '';
    scrollTo(0, place);
    shown[current]?.querySelector('button').focus({ preventScroll: true });
  };
  list.addEventListener('click', (event) => { const row = event.target.closest('tbody tr'); if (row) open(row); });
  document.getElementById('close').addEventListener('click', close);
  document.getElementById('previous').addEventListener('click', () => { if (current > 0) open(shown[current - 1]); });
  document.getElementById('next').addEventListener('click', () => { if (current + 1 < shown.length) open(shown[current + 1]); });
  addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  filter();
})();
`.trim();
