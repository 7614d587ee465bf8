import { isApiError, parseReference } from '/sdk/mimer-sdk.js';
import { afterIdleness } from './idle.js';
import { listenToKeys } from './keys.js';
import { createList } from './list.js';
import { follow, hushNew } from './news.js';
import { byId, element, optionsIn, optionsOf } from './page.js';
import { register } from './register.js';
import { showRequest } from './request.js';
import { openDesk } from './session.js';
import { tableOf } from './table.js';
import { createViewBar } from './view-bar.js';
import { statusGroups, views } from './views.js';
import * as words from './words.js';

// The desk: sign in with a key, then list, search, register and act. It stands on the client alone, and nothing is kept
// but in this page’s memory and, as the clerk’s own settings, which unit is theirs and whether keys are on.

const endpoint = new URL('/melikgazi/v1', location.href).href;
const pane = byId('pane');
/** Filled by signing in; those who hold it keep it when another key opens it. */
const desk = { mimer: undefined };
let list;
let viewBar;
let shown;

const say = text => {
  byId('message').textContent = text;
};

/** Takes the key away and asks for it again; what is on the screen, and what was typed, waits behind. */
const lock = reason => {
  if (desk.mimer === undefined) return;
  desk.mimer = undefined;
  byId('desk').hidden = true;
  byId('sign-in').hidden = false;
  byId('key').focus();
  say(`${reason} Yazdıklarınız duruyor.`);
};

const sentenceFor = error => {
  if (isApiError(error) && error.code === 'unauthenticated')
    lock('Anahtarınızın süresi doldu ya da iptal edildi; yeniden girin.');
  // What was under way when the desk was locked has nobody to tell.
  return desk.mimer === undefined ? '' : words.sentenceFor(error);
};

const tell = error => {
  const sentence = sentenceFor(error);
  if (sentence !== '') say(sentence);
};

/** On a narrow screen only one of list and pane is seen. */
const see = part => {
  byId('desk').dataset.shows = part;
};

const show = handle => {
  shown = handle;
};

const changed = request => {
  list.update(request);
  return viewBar.count();
};

const open = async (reference, { receipt, isBack = false } = {}) => {
  say('');
  try {
    const request = await desk.mimer.desk.requests.get(reference);
    showRequest(pane, request, desk, { sentenceFor, open, changed, shown: show, receipt });
    list.mark(reference);
    see('pane');
    if (!isBack && location.hash !== `#${reference}`) history.pushState(null, '', `#${reference}`);
    pane.scrollTop = 0;
    scrollTo(0, 0);
    pane.querySelector('h2').focus();
  } catch (error) {
    tell(error);
  }
};

const showList = () => {
  see('list');
  (byId('rows').querySelector('[aria-current]') ?? byId('rows').querySelector('button'))?.focus();
};

const newRequest = () => {
  say('');
  show(undefined);
  list.mark(undefined);
  see('pane');
  pane.scrollTop = 0;
  register(pane, desk, {
    sentenceFor,
    open,
    done: async receipt => {
      await open(receipt.reference, { receipt });
      await Promise.all([list.load({ keep: true }), viewBar.count()]);
    },
  });
};

const fillFilters = () => {
  const { status, unit, service, source, neighbourhood } = byId('search').elements;
  const { jurisdiction, services, units } = desk;
  status.append(...optionsIn({ ...statusGroups, ...words.statusNames }));
  source.append(...optionsIn(words.sourceNames));
  unit.append(...optionsOf(units));
  service.append(...optionsOf(services));
  neighbourhood.append(...jurisdiction.neighbourhoods.map(({ name }) => new Option(name)));
  byId('unit-choice').append(...optionsOf(units));
};

/** What others did meanwhile. */
const look = () => {
  if (desk.mimer === undefined) return undefined;
  const work = [viewBar.count(), viewBar.isShowingTasks() ? undefined : list.check(), shown?.check()];
  return Promise.all(work).catch(tell);
};

const begin = async () => {
  list = createList(desk, { open });
  viewBar = createViewBar(desk, list, { sentenceFor, open, tell, see, settled: () => shown?.check() });
  fillFilters();
  await Promise.all([viewBar.choose('new'), viewBar.count()]);
  const reference = parseReference(location.hash.slice(1));
  if (reference !== undefined) await open(reference);
  else byId('q').focus();
  follow(look);
};

const signIn = async () => {
  const operator = byId('operator').value.trim();
  Object.assign(desk, await openDesk(endpoint, byId('key').value.trim()), { operator });
  byId('key').value = '';
  byId('sign-in').hidden = true;
  byId('desk').hidden = false;
  for (const tool of document.querySelectorAll('[data-tool]')) tool.hidden = false;
  say('');
  if (list === undefined) return begin();
  pane.querySelector('textarea, h2')?.focus();
  return look();
};

const downloadTable = async () => {
  const { rows, hasMore } = await list.newPager(200).next(5000);
  const url = URL.createObjectURL(new Blob([tableOf(rows, desk)], { type: 'text/csv' }));
  element('a', { href: url, download: `basvurular-${desk.today()}.csv` }).click();
  URL.revokeObjectURL(url);
  say(`${rows.length} başvuru indirildi.${hasMore ? ' Liste bundan uzun; süzgeçle daraltın.' : ''}`);
};

const printList = () => {
  document.body.dataset.prints = 'list';
  print();
  delete document.body.dataset.prints;
};

/** Does something when a button is pressed, and says what went wrong with it. */
const press = (id, work) => byId(id).addEventListener('click', () => Promise.resolve(work()).catch(tell));

byId('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  // A key of another form than keys have is not even sent.
  signIn().catch(error =>
    say(error instanceof TypeError ? 'Anahtar geçerli değil.' : words.sentenceFor(error)),
  );
});
byId('search').addEventListener('submit', event => {
  event.preventDefault();
  const reference = parseReference(byId('q').value);
  // A whole number is meant as one, whatever the filters say.
  if (reference !== undefined) void open(reference);
  else list.load().catch(tell);
});
byId('search').addEventListener('change', ({ target }) => {
  if (target.id !== 'q') list.load().catch(tell);
});
press('sign-out', () => location.reload());
press('more', () => list.more());
press('clear', () => viewBar.choose('all'));
press('reload', () => {
  hushNew();
  return list.load({ keep: true });
});
press('new-request', newRequest);
press('table', downloadTable);
press('print-list', printList);
pane.addEventListener('click', ({ target }) => {
  if (target.closest('.back') !== null) showList();
});
addEventListener('popstate', () => {
  const reference = parseReference(location.hash.slice(1));
  if (desk.mimer === undefined) return;
  if (reference === undefined) showList();
  else void open(reference, { isBack: true });
});

const step = by => {
  see('list');
  list.step(by);
};
listenToKeys([
  ['/', 'Ara', () => byId('q').select()],
  ['k', 'Yeni kayıt', newRequest],
  ['j', 'Sonraki başvuru', () => step(1)],
  ['h', 'Önceki başvuru', () => step(-1)],
  ['l', 'Listeye dön', showList],
  ['g', 'Listeyi yenile', () => byId('reload').click()],
  ['y', 'Birime yönlendir', () => shown?.choose('forward')],
  ['b', 'Ek bilgi iste', () => shown?.choose('ask')],
  ['n', 'İç not ekle', () => shown?.choose('note')],
  ['s', 'Sonuçlandır', () => shown?.choose('resolve')],
  ['p', 'Başvuruyu yazdır', () => print()],
  ...views.map(({ id, name }, at) => [String(at + 1), name, () => viewBar.choose(id).catch(tell)]),
  ['7', 'Bildirilecek', () => viewBar.choose('tasks').catch(tell)],
  ['?', 'Bu yardım', () => byId('help').showModal()],
]);

afterIdleness(30, () => lock('Uzun süre kullanılmadığı için masa kilitlendi.'));
