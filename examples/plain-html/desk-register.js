import { isMobile } from '/sdk/mimer-sdk.js';

// Registers a telephone call while it is going on.

const optionsOf = entries => entries.map(([value, text]) => new Option(text, value));

const bodyFrom = (data, desk, externalId) => {
  const text = name => data.get(name).trim() || undefined;
  const phone = text('phone');
  return {
    source: 'phone',
    externalId,
    kind: data.get('kind'),
    service: data.get('service'),
    description: text('description'),
    location: { neighbourhood: text('neighbourhood'), directions: text('directions') },
    applicant: {
      givenName: text('givenName'),
      familyName: text('familyName'),
      phone: phone && (desk.phone(phone) ?? phone),
    },
    reply: { channel: data.get('channel'), locale: 'tr' },
  };
};

/** What a clerk should ask before hanging up: none of it is refused later, when nobody can be asked any more. */
const questionsLeft = (data, desk) => {
  const channel = data.get('channel');
  const phone = desk.phone(data.get('phone'));
  if (channel !== 'none' && phone === undefined)
    return 'Sonucu bildirmek için geçerli bir telefon numarası gerekli.';
  if (channel === 'sms' && !isMobile(phone))
    return 'SMS yalnızca cep telefonuna gönderilebilir: cep numarası isteyin ya da telefonu seçin.';
  return '';
};

/** Puts the form into `pane`; `done` gets the receipt. One key for one call, however often the button is pressed. */
export const register = (pane, desk, { sentenceFor, done }) => {
  pane.replaceChildren(document.getElementById('register-template').content.cloneNode(true));
  const form = pane.querySelector('form');
  const { service, kind } = form.elements;
  const groups = Map.groupBy(desk.services.values(), ({ group }) => group.name);
  for (const [label, services] of groups) {
    const group = Object.assign(document.createElement('optgroup'), { label });
    group.append(...optionsOf(services.map(({ code, name }) => [code, name])));
    service.append(group);
  }
  const showKinds = () => {
    const { kinds } = desk.services.get(service.value) ?? {};
    const accepted = desk.jurisdiction.kinds.filter(
      ({ code }) => kinds?.includes(code) ?? code !== 'information',
    );
    const before = kind.value;
    kind.replaceChildren(...optionsOf(accepted.map(({ code, name }) => [code, name])));
    if (accepted.some(({ code }) => code === before)) kind.value = before;
  };
  service.addEventListener('change', showKinds);
  showKinds();
  form
    .querySelector('datalist')
    .append(...optionsOf(desk.jurisdiction.neighbourhoods.map(({ name }) => [name, name])));
  const { neighbourhood } = form.elements;
  neighbourhood.addEventListener('change', () => {
    const isKnown = desk.jurisdiction.neighbourhoods.some(({ name }) => name === neighbourhood.value.trim());
    form.querySelector('[data-hint]').textContent =
      isKnown || neighbourhood.value === ''
        ? ''
        : `“${neighbourhood.value}” listede yok; yazıldığı gibi kaydedilir.`;
  });
  // Enter belongs to the words that are being typed: only the button registers.
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.target.localName === 'input') event.preventDefault();
  });
  form.querySelector('h2').focus();

  const callId = crypto.randomUUID();
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const error = form.querySelector('.error');
    error.textContent = questionsLeft(new FormData(form), desk);
    if (error.textContent !== '') return;
    button.disabled = true;
    try {
      await done(await desk.mimer.requests.create(bodyFrom(new FormData(form), desk, callId)));
    } catch (reason) {
      error.textContent = sentenceFor(reason);
      button.disabled = false;
      button.focus();
    }
  });
};
