import { createMimer, toE164 } from '@melikgazi/mimer-sdk';
import { isUnsaved, showCall, startCall } from './call.js';
import { say, sentenceFor } from './page.js';
import { listEarlier, showRequest } from './requests.js';

// The operators' page: the caller on one side, the call on the other.

const byId = id => document.getElementById(id);
const tell = error => {
  byId('message').textContent = sentenceFor(error);
};

const start = desk => {
  const request = byId('request');
  const open = reference =>
    showRequest(request, desk, reference)
      .then(() => request.querySelector('h3').focus())
      .catch(tell);
  const newCall = id => {
    if (isUnsaved() && !confirm(say('leave'))) return;
    startCall(id);
    for (const place of ['message', 'found', 'earlier', 'request']) byId(place).replaceChildren();
    byId('q').value = '';
    showCall(byId('call'), desk);
    byId('q').focus();
  };
  byId('search').addEventListener('submit', event => {
    event.preventDefault();
    const q = byId('q').value.trim();
    const phone = document.querySelector('[name="applicant.phone"]');
    if (phone?.value === '' && toE164(q, desk.jurisdiction.contact.phone)) phone.value = q;
    byId('message').textContent = '';
    request.replaceChildren();
    listEarlier(desk, q, open).catch(tell);
  });
  byId('new-call').addEventListener('click', () => newCall(crypto.randomUUID()));
  addEventListener('hashchange', () => newCall());
  addEventListener('keydown', event => {
    if (event.key === 'F2') byId('q').select();
    else if (event.key === 'F4') newCall(crypto.randomUUID());
    else return;
    event.preventDefault();
  });
  if (sessionStorage.getItem('call') === null) startCall();
  showCall(byId('call'), desk);
  byId('desk').hidden = false;
  byId('q').focus();
};

try {
  // The single sign-on's cookie goes along; the key is the server's to add.
  const own = (request, init) => fetch(request, { ...init, credentials: 'same-origin' });
  const mimer = createMimer({ endpoint: new URL('/api', location.href).href, locale: 'tr', fetch: own });
  const catalogue = [mimer.jurisdiction.get(), mimer.services.list(), mimer.desk.units.list()];
  const [jurisdiction, services, units] = await Promise.all(catalogue);
  byId('operator').textContent = await (await fetch('/operator')).text();
  start({ mimer, jurisdiction, services, units });
} catch (error) {
  tell(error);
}
