import { byId, element, joined } from './page.js';
import { pagerOf } from './pager.js';
import { dueState, isOpen } from './session.js';
import { queriesOf, views } from './views.js';
import { sourceNames, statusNames } from './words.js';

const pageLength = 25;

/** The list of requests: a view and its filters, as many rows as were asked for, and which of them is open. */
export const createList = (desk, { open }) => {
  const rows = byId('rows');
  const shown = new Map();
  let view = views[0];
  let pager;
  /** Which list was asked for last: answers to those before are late. */
  let turn = 0;
  let isStale = false;
  let current;

  const filters = () => {
    const chosen = Object.fromEntries([...new FormData(byId('search'))].filter(([, value]) => value !== ''));
    return { sort: '-receivedAt', ...chosen };
  };

  const newPager = (limit = pageLength) => {
    const { sort, ...given } = filters();
    const today = desk.today();
    return pagerOf(query => desk.mimer.desk.requests.page(query), queriesOf(given, desk), {
      sort,
      limit,
      ...(view.ofToday && { goesOn: ({ updatedAt }) => desk.dayOf(updatedAt) >= today }),
    });
  };

  const mark = () => {
    for (const row of rows.querySelectorAll('button'))
      row.ariaCurrent = row.dataset.reference === current ? 'true' : null;
  };

  const rowOf = summary => {
    const { reference, service, source, status, unit, receivedAt, dueOn, missing } = summary;
    const due = dueOn && isOpen(status) ? dueState(dueOn, desk.today()) : undefined;
    const row = element(
      'button',
      { type: 'button', className: 'row' },
      element('strong', {}, desk.serviceName(service)),
      element('span', { className: `due ${due?.state ?? ''}` }, due?.words ?? ''),
      element(
        'span',
        { className: 'numbers' },
        joined([reference, sourceNames[source], unit && desk.unitName(unit)]),
      ),
      element(
        'small',
        {},
        joined([statusNames[status] ?? status, desk.moment(receivedAt), missing.length > 0 && 'eksik bilgi']),
      ),
    );
    row.dataset.reference = reference;
    row.addEventListener('click', () => open(reference));
    return element('li', {}, row);
  };

  /** The next rows of a pager, unless another list was asked for in the meantime. */
  const take = async (from, count) => {
    const mine = turn;
    rows.ariaBusy = 'true';
    try {
      const page = await from.next(count);
      return mine === turn ? page : undefined;
    } finally {
      if (mine === turn) rows.ariaBusy = null;
    }
  };

  const add = ({ rows: taken, hasMore }) => {
    const items = taken.map(rowOf);
    for (const summary of taken) shown.set(summary.reference, summary);
    rows.append(...items);
    mark();
    byId('empty').hidden = shown.size > 0;
    byId('more').hidden = !hasMore;
    byId('shown').textContent = shown.size === 0 ? '' : `${shown.size}${hasMore ? '+' : ''} başvuru`;
    return items[0]?.querySelector('button');
  };

  /** Begins anew, with as many rows as there were if they are to be kept. */
  const load = async ({ keep = false } = {}) => {
    turn += 1;
    const next = newPager();
    const page = await take(next, keep ? Math.max(pageLength, shown.size) : pageLength);
    if (page === undefined) return;
    pager = next;
    shown.clear();
    rows.replaceChildren();
    add(page);
    isStale = false;
    byId('list-news').hidden = true;
  };

  return {
    load,
    filters,
    newPager,
    rows: () => [...shown.values()],
    current: () => current,
    /** Chooses a view: its filters in place of those before. */
    choose: async (next, { unit } = {}) => {
      view = next;
      const form = byId('search');
      form.reset();
      for (const [name, value] of Object.entries({ ...view.filters, ...(view.ownUnit && { unit }) }))
        form.elements[name].value = value;
      await load();
    },
    more: async () => {
      const page = await take(pager, pageLength);
      if (page !== undefined) add(page)?.focus();
    },
    /** Marks a request as the one that is open; `undefined` for none. */
    mark: reference => {
      current = reference;
      mark();
    },
    /** Shows a request as it is now, where it stands: nothing moves under the clerk’s hands. */
    update: ({ service, unit, ...request }) => {
      const row = rows.querySelector(`[data-reference="${request.reference}"]`);
      if (row === null) return;
      const summary = { ...request, service: service.code, unit: unit?.code };
      shown.set(request.reference, summary);
      row.parentElement.replaceWith(rowOf(summary));
      mark();
    },
    /** Looks whether the first page would be another one now, and offers it. */
    check: async () => {
      if (isStale || rows.ariaBusy) return;
      const asked = turn;
      const { rows: now } = await newPager().next(pageLength);
      if (asked !== turn) return;
      const before = [...shown.values()].slice(0, pageLength);
      const signature = list => list.map(({ reference, version }) => `${reference} ${version}`).join();
      isStale = signature(now) !== signature(before);
      byId('list-news').hidden = !isStale;
    },
    /** Moves the focus by so many rows, from the one that is open where none has it. */
    step: by => {
      const all = [...rows.querySelectorAll('button')];
      const at = all.findIndex(row => row === document.activeElement || row.contains(document.activeElement));
      const from = at < 0 ? all.findIndex(({ ariaCurrent }) => ariaCurrent) : at;
      const to = all[Math.max(0, from + by)];
      if (to !== undefined) to.focus();
      else if (!byId('more').hidden) byId('more').click();
    },
  };
};
