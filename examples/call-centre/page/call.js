import { isMobile, toE164 } from '@melikgazi/mimer-sdk';
import { fold } from '@melikgazi/mimer-sdk/fold';
import { dueOf, say, sentenceFor, stamp } from './page.js';
import { showRequest } from './requests.js';

// The call that is going on. Its id, from the telephone switch or made here, keeps its request single: a double click, a reload
// and a lost answer register once. What is typed stays in this tab until the next call.

const kept = sessionStorage;
const typed = () => new URLSearchParams(kept.getItem('typed') ?? '');

/** The switch opens the page with `#call-id`; without one the call gets an id of its own. */
export const startCall = (id = location.hash.slice(1) || crypto.randomUUID()) => {
  kept.clear();
  kept.setItem('call', id);
};
export const isUnsaved = () => !kept.getItem('registered') && Boolean(typed().get('description'));

/** What the form says, as the contract wants it; a name with a dot is a member of a member. */
const bodyFrom = (form, { jurisdiction }) => {
  const body = { externalId: kept.getItem('call'), location: {}, applicant: {}, reply: { locale: 'tr' } };
  for (const [name, value] of new FormData(form)) {
    const [member, inner] = name.split('.');
    if (inner === undefined) body[member] = value;
    else if (value.trim() !== '') body[member][inner] = value;
  }
  const { applicant } = body;
  if (applicant.phone !== undefined)
    applicant.phone = toE164(applicant.phone, jurisdiction.contact.phone) ?? applicant.phone;
  return body;
};

/** What to ask before hanging up: later nobody is on the line any more. */
const questionLeft = ({ applicant: { phone }, reply: { channel } }) => {
  if (phone === undefined ? channel !== 'none' : toE164(phone) !== phone) return say('phone');
  return channel === 'sms' && !isMobile(phone) ? say('mobile') : '';
};

const optionsOf = all => all.map(({ code, name }) => new Option(name, code));

/** Shows the form of the call in `place`, as it was before a reload; of a call that was registered, its receipt. */
export const showCall = (place, desk) => {
  stamp(place, 'register');
  const form = place.querySelector('form');
  const { service, kind } = form;
  const words = form.querySelector('[type=search]');
  const { kinds, neighbourhoods } = desk.jurisdiction;
  form.querySelector('datalist').append(...neighbourhoods.map(({ name }) => new Option(name, name)));
  const keep = (select, options) => {
    const { value } = select;
    select.replaceChildren(...options);
    if (options.some(option => option.value === value)) select.value = value;
  };
  const showKinds = () => {
    const taken = desk.services.find(({ code }) => code === service.value)?.kinds;
    keep(kind, optionsOf(kinds.filter(({ code }) => taken?.includes(code) ?? code !== 'information')));
  };
  const showServices = () => {
    const wanted = fold(words.value).split(' ');
    const textOf = ({ name, group, keywords }) => fold([name, group.name, ...keywords].join(' '));
    keep(service, optionsOf(desk.services.filter(one => wanted.every(word => textOf(one).includes(word)))));
    showKinds();
  };
  const register = async () => {
    const body = bodyFrom(form, desk);
    const [error, button] = form.querySelectorAll('.error, button');
    error.textContent = questionLeft(body);
    if (error.textContent !== '' || button.disabled) return;
    button.disabled = true;
    try {
      const { reference, trackingCode, dueOn } = await desk.mimer.requests.create(body);
      kept.setItem('registered', reference);
      stamp(place, 'receipt', { reference, trackingCode, due: dueOf(dueOn) ?? '' });
      place.querySelector('h2').focus();
      await showRequest(place.querySelector('[data-field=request]'), desk, reference);
    } catch (reason) {
      error.textContent = sentenceFor(reason);
      button.disabled = false;
    }
  };
  words.addEventListener('input', showServices);
  service.addEventListener('input', showKinds);
  form.addEventListener('input', () => kept.setItem('typed', new URLSearchParams(new FormData(form))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    void register();
  });
  form.addEventListener('keydown', event => {
    const { key, target, ctrlKey } = event;
    const isLine = target.localName === 'input';
    if (!(key === 'Enter' && (isLine || ctrlKey)) && !(key === 'ArrowDown' && target === words)) return;
    event.preventDefault();
    if (ctrlKey) form.requestSubmit();
    else if (target === words) {
      // Into the list, where its first entry is chosen.
      service.selectedIndex = Math.max(service.selectedIndex, 0);
      service.focus();
      service.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });

  showServices();
  for (const [name, value] of typed()) {
    form.elements[name].value = value;
    if (name === 'service') showKinds();
  }
  if (kept.getItem('registered')) void register();
};
