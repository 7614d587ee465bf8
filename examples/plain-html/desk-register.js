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
    const { kinds } = desk.services.get(service.value);
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
  form.querySelector('h2').focus();

  const callId = crypto.randomUUID();
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const error = form.querySelector('.error');
    button.disabled = true;
    error.textContent = '';
    try {
      await done(await desk.mimer.requests.create(bodyFrom(new FormData(form), desk, callId)));
    } catch (reason) {
      error.textContent = sentenceFor(reason);
      button.disabled = false;
    }
  });
};
