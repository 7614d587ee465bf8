import { hushNew, tellNew } from './news.js';
import { byId, element } from './page.js';
import { pagerOf } from './pager.js';
import { countTasks, showTasks } from './tasks.js';
import { queriesOf, views } from './views.js';

// The saved views with their counts, beside them the messages that people deliver.

/** More than so many are not counted: the contract counts none for us. */
const longest = 200;

/** The clerk’s own unit, which this device remembers because it was asked to. */
const ownUnit = () => localStorage.getItem('desk-unit') ?? '';

const rowsOf = ({ filters: { sort, ...filters }, ownUnit: isOwn }, desk) => {
  const given = isOwn ? { ...filters, unit: ownUnit() } : filters;
  const fetchPage = query => desk.mimer.desk.requests.page(query);
  return pagerOf(fetchPage, queriesOf(given, desk), { sort, limit: longest }).next(longest);
};

const tabs = () => [...byId('views').querySelectorAll('button')];

const showCount = (id, count, hasMore = false) => {
  const tab = tabs().find(({ dataset }) => dataset.view === id);
  tab.querySelector('.count').textContent = `${count}${hasMore ? '+' : ''}`;
};

/** `choose` and `count` fail as their calls do. */
export const createViewBar = (desk, list, { sentenceFor, open, tell, see, settled }) => {
  let isShowingTasks = false;

  const count = async () => {
    const counted = views.filter(view => view.counted && (!view.ownUnit || ownUnit() !== ''));
    await Promise.all([
      ...counted.map(async view => {
        const { rows, hasMore } = await rowsOf(view, desk);
        showCount(view.id, rows.length, hasMore);
        if (view.id === 'new') tellNew(rows.map(({ reference }) => reference));
      }),
      countTasks(desk).then(tasks => showCount('tasks', tasks)),
    ]);
  };

  const loadTasks = () =>
    showTasks(desk, {
      sentenceFor,
      open,
      settled: () => Promise.all([loadTasks(), count(), settled()]),
    });

  const choose = async id => {
    const view = views.find(one => one.id === id);
    if (view?.ownUnit && ownUnit() === '') {
      byId('own-unit').showModal();
      return;
    }
    hushNew();
    isShowingTasks = view === undefined;
    for (const tab of tabs()) tab.ariaCurrent = tab.dataset.view === id ? 'true' : null;
    byId('filters').hidden = isShowingTasks;
    byId('list-news').hidden = true;
    byId('view-hint').hidden = !view?.ofToday;
    see('list');
    await (isShowingTasks ? loadTasks() : list.choose(view, { unit: ownUnit() }));
  };

  const tabOf = ({ id, name }) => {
    const tab = element('button', { type: 'button' }, `${name} `, element('span', { className: 'count' }));
    tab.dataset.view = id;
    tab.addEventListener('click', () => choose(id).catch(tell));
    return tab;
  };
  byId('views').replaceChildren(...[...views, { id: 'tasks', name: 'Bildirilecek' }].map(tabOf));

  byId('own-unit').addEventListener('close', () => {
    const unit = byId('unit-choice').value;
    if (unit === '') return;
    localStorage.setItem('desk-unit', unit);
    Promise.all([choose('unit'), count()]).catch(tell);
  });

  return { choose, count, isShowingTasks: () => isShowingTasks };
};
