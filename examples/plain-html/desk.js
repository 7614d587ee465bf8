import { createMimer, isApiError, isConnectionError, toE164 } from '/sdk/mimer-sdk.js';
import { register } from './desk-register.js';
import { showRequest } from './desk-request.js';
import { refusalSentence } from './desk-words.js';

// A plain desk on the client: sign in with a key, list, register a telephone call, act. Nothing is kept but in memory.

const byId = id => document.getElementById(id);
const endpoint = new URL('/melikgazi/v1', location.href).href;
let desk;
let cursor;
let current;

const markCurrent = () => {
  for (const row of byId('rows').querySelectorAll('button'))
    row.ariaCurrent = row.dataset.reference === current ? 'true' : null;
};

/** Leaves a call that is being registered only when the clerk says so. */
const mayLeave = () => {
  const words = byId('pane').querySelector('[name=description]');
  return !words?.value || confirm('Kaydedilmemiş bir görüşme var. Vazgeçilsin mi?');
};

/** What went wrong, for a clerk. */
const sentenceFor = error => {
  if (isConnectionError(error)) return 'Sunucuya ulaşılamadı. Yazdıklarınız duruyor; tekrar deneyin.';
  if (error instanceof TypeError) return 'Anahtar geçerli değil.';
  if (!isApiError(error)) throw error;
  return refusalSentence(error);
};

const say = text => {
  byId('message').textContent = text;
};

const open = async reference => {
  await showRequest(byId('pane'), desk, reference, { sentenceFor, changed: () => list() });
  current = reference;
  markCurrent();
};

const rowOf = ({ reference, service, status, receivedAt, dueOn }) => {
  const item = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.reference = reference;
  const name = desk.services.get(service)?.name ?? service;
  const due = dueOn ? ` · en geç ${desk.day(dueOn)}` : '';
  const parts = [
    ['strong', reference],
    ['span', name],
    ['small', `${desk.statuses[status] ?? status} · ${desk.moment(receivedAt)}${due}`],
  ];
  for (const [tag, text] of parts)
    button.append(Object.assign(document.createElement(tag), { textContent: text }));
  button.addEventListener('click', () => {
    if (!mayLeave()) return;
    say('');
    open(reference).catch(error => say(sentenceFor(error)));
  });
  item.append(button);
  return item;
};

const list = async ({ append = false } = {}) => {
  const filters = Object.fromEntries([...new FormData(byId('search'))].filter(([, value]) => value !== ''));
  const page = await desk.mimer.desk.requests.page({ ...filters, limit: 25, ...(append && { cursor }) });
  cursor = page.nextCursor;
  if (!append) byId('rows').replaceChildren();
  byId('rows').append(...page.items.map(rowOf));
  markCurrent();
  byId('empty').hidden = byId('rows').childElementCount > 0;
  byId('more').hidden = cursor === undefined;
};

const signIn = async apiKey => {
  const mimer = createMimer({ endpoint, apiKey, locale: 'tr' });
  const [jurisdiction, services, units] = await Promise.all([
    mimer.jurisdiction.get(),
    mimer.services.list(),
    mimer.desk.units.list(),
  ]);
  const { timeZone } = jurisdiction;
  const format = options => new Intl.DateTimeFormat('tr', { ...options, timeZone });
  const days = new Intl.DateTimeFormat('tr', { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = format({ dateStyle: 'medium', timeStyle: 'short' });
  desk = {
    mimer,
    jurisdiction,
    services: new Map(services.map(service => [service.code, service])),
    units,
    statuses: Object.fromEntries([...byId('status').options].map(({ value, text }) => [value, text])),
    day: day => days.format(new Date(day)),
    moment: moment => moments.format(new Date(moment)),
    phone: text => toE164(text, jurisdiction.contact.phone),
  };
  await list();
  byId('sign-in').hidden = true;
  byId('desk').hidden = false;
  byId('sign-out').hidden = false;
  say('');
  byId('new-request').focus();
};

byId('sign-in').addEventListener('submit', event => {
  event.preventDefault();
  signIn(byId('key').value.trim()).catch(error => say(sentenceFor(error)));
});
byId('sign-out').addEventListener('click', () => location.reload());
byId('search').addEventListener('submit', event => {
  event.preventDefault();
  list().catch(error => say(sentenceFor(error)));
});
byId('more').addEventListener('click', () => list({ append: true }).catch(error => say(sentenceFor(error))));
byId('new-request').addEventListener('click', () => {
  if (!mayLeave()) return;
  say('');
  register(byId('pane'), desk, {
    sentenceFor,
    done: receipt => {
      say(`Kaydedildi: ${receipt.reference}. Takip kodu: ${receipt.trackingCode}`);
      return Promise.all([open(receipt.reference), list()]);
    },
  });
});
