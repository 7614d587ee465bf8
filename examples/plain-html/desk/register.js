import { dropDraft, keepDraft, restoreDraft } from './drafts.js';
import { createUploader } from './files.js';
import { button, element, joined, optionsOf, sending, stamp } from './page.js';
import { bodyFrom, questionLeft } from './register-body.js';
import { prepareSubjects } from './subjects.js';
import { channelNames, localeNames, statusNames } from './words.js';

// Registers what came by telephone, at the counter or on paper, while it is going on.

/** What the form is kept under while it is not on the screen. */
export const draftKey = 'new';

/** The key of the one submission that the form makes, however often it is sent. */
let intent = crypto.randomUUID();

const fillPlaces = (form, desk) => {
  const { neighbourhood } = form.elements;
  const { neighbourhoods } = desk.jurisdiction;
  form.querySelector('datalist').append(...neighbourhoods.map(({ name }) => new Option(name, name)));
  neighbourhood.addEventListener('change', () => {
    const isKnown = neighbourhoods.some(({ name }) => name === neighbourhood.value.trim());
    form.querySelector('[data-hint]').textContent =
      isKnown || neighbourhood.value === ''
        ? ''
        : `“${neighbourhood.value}” listede yok; yazıldığı gibi kaydedilir.`;
  });
};

const fillWays = (form, { jurisdiction }) => {
  const { source, channel, locale } = form.elements;
  const named = (codes, names) => optionsOf(codes.map(code => ({ code, name: names[code] ?? code })));
  channel.append(...named([...new Set([...jurisdiction.replyChannels, 'none'])], channelNames));
  locale.append(...named(jurisdiction.locales, localeNames));
  locale.value = 'tr';
  return () => {
    // A call is now and has no number; a letter came earlier and has one.
    form.querySelector('.paper').hidden = source.value === 'phone';
  };
};

/** Shows what the caller asked before, so that nothing is registered twice. */
const watchCaller = (form, desk, open) => {
  const { phone } = form.elements;
  const earlier = form.querySelector('.earlier');
  phone.addEventListener('change', async () => {
    earlier.replaceChildren();
    const number = desk.phone(phone.value);
    if (number === undefined) return;
    const { items } = await desk.mimer.desk.requests
      .page({ q: number, sort: '-receivedAt', limit: 5 })
      .catch(() => ({ items: [] }));
    if (desk.phone(phone.value) !== number) return;
    earlier.replaceChildren(
      element(
        'p',
        { className: 'hint' },
        items.length === 0 ? 'Bu numaranın başka başvurusu yok.' : 'Bu numaranın başvuruları:',
      ),
      ...items.map(({ reference, service, status }) =>
        button(joined([reference, desk.serviceName(service), statusNames[status]]), () => open(reference)),
      ),
    );
  });
};

/** Puts the form into `pane`; `done` gets the receipt. What is typed stays until it is registered. */
export const register = (pane, desk, { sentenceFor, open, done }) => {
  pane.replaceChildren(stamp('register'));
  const form = pane.querySelector('form');
  const showSubject = prepareSubjects(form, desk);
  const showWay = fillWays(form, desk);
  fillPlaces(form, desk);
  watchCaller(form, desk, open);
  form.addEventListener('change', ({ target: { name } }) => {
    if (name === 'source') showWay();
  });
  const wasKept = restoreDraft(form, draftKey);
  showSubject();
  showWay();
  // The subject’s own questions are only there now.
  if (wasKept) restoreDraft(form, draftKey);
  keepDraft(form, draftKey);

  // Enter belongs to the words that are being typed: only the button, or Ctrl with it, registers.
  form.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return;
    if (event.ctrlKey) form.requestSubmit();
    else if (event.target.localName === 'input') event.preventDefault();
  });
  const upload = createUploader(desk);
  const send = async data => {
    const error = form.querySelector('.error');
    error.textContent = questionLeft(data, desk);
    if (error.textContent !== '') {
      error.scrollIntoView({ block: 'nearest' });
      return;
    }
    const given = {
      externalId: intent,
      attachments: await upload(form.elements.files),
      operator: desk.operator,
    };
    const receipt = await desk.mimer.requests.create(bodyFrom(data, desk, given));
    intent = crypto.randomUUID();
    dropDraft(draftKey);
    await done(receipt);
  };
  form.addEventListener('submit', sending(form, send, sentenceFor));
  form.querySelector('[data-discard]').addEventListener('click', () => {
    if (!confirm('Yazılanlar silinsin mi?')) return;
    dropDraft(draftKey);
    register(pane, desk, { sentenceFor, open, done });
  });
  form.querySelector('[name=description]').focus();
};
