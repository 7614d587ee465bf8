import { actions, isLegal } from '/sdk/mimer-sdk.js';
import { memberNames } from './desk-words.js';

// One request at the desk: what is known, what happened, and the next action.

const eventNames = {
  received: 'Alındı',
  forwarded: 'Birime yönlendirildi',
  started: 'İşe başlandı',
  commented: 'Not',
  resolved: 'Sonuçlandı',
  declined: 'İşleme alınamadı',
};
const channelNames = {
  sms: 'SMS',
  phone: 'Telefon',
  whatsapp: 'WhatsApp',
  email: 'E-posta',
  post: 'Posta',
  none: 'Yok',
};
const sourceNames = {
  web: 'Web',
  phone: 'Telefon',
  in_person: 'Şahsen',
  petition: 'Dilekçe',
  email: 'E-posta',
  whatsapp: 'WhatsApp',
  social_media: 'Sosyal medya',
  other: 'Diğer',
};
const deliveryNames = {
  pending: 'bildirim bekliyor',
  task: 'bildirim görevi',
  sent: 'bildirildi',
  failed: 'bildirilemedi',
  done: 'bildirildi',
};

const element = (tag, text, className = '') =>
  Object.assign(document.createElement(tag), { textContent: text, className });

const placeOf = ({ neighbourhood, street, buildingNumber, directions, lat, lng }, place) =>
  [
    place?.name ?? neighbourhood,
    street,
    buildingNumber,
    directions,
    lat === undefined ? '' : `${lat}, ${lng}`,
  ]
    .filter(Boolean)
    .join(', ');

const factsOf = (request, desk) => {
  const { applicant = {}, location = {}, unit, service, source, reply, kind, missing } = request;
  const place = desk.jurisdiction.neighbourhoods.find(({ code }) => code === location.neighbourhood);
  const kindName = desk.jurisdiction.kinds.find(({ code }) => code === kind)?.name ?? kind;
  return [
    ['Konu', `${service.name} (${kindName})`],
    ['Geliş yolu', sourceNames[source]],
    ['Yer', placeOf(location, place)],
    [
      'Başvuru sahibi',
      [applicant.givenName, applicant.familyName].filter(Boolean).join(' ') || 'Belirtilmedi',
    ],
    ['Telefon', applicant.phone],
    ['E-posta', applicant.email],
    ['Bildirim', channelNames[reply.channel]],
    ['Birim', unit?.name],
    ['Eksik bilgiler', missing.map(pointer => memberNames[pointer] ?? pointer).join(', ')],
  ].filter(([, value]) => value);
};

const eventItem = (event, desk) => {
  const item = element('li', '');
  const detail = [event.unit?.name, event.reason?.name].filter(Boolean).join(' – ');
  const delivery = event.notification
    ? `${channelNames[event.notification.channel]}: ${deliveryNames[event.notification.state]}`
    : '';
  item.append(
    element(
      'strong',
      detail ? `${eventNames[event.type] ?? event.type}: ${detail}` : (eventNames[event.type] ?? event.type),
    ),
    element(
      'small',
      [desk.moment(event.at), event.by, event.public ? '' : 'iç not', delivery].filter(Boolean).join(' · '),
    ),
  );
  if (event.text) item.append(element('p', event.text));
  if (event.note) item.append(element('p', `İç not: ${event.note}`));
  return item;
};

const actionFrom = data => {
  const type = data.get('type');
  const text = name => data.get(name).trim() || undefined;
  switch (type) {
    case 'forward':
      return { type, unit: data.get('unit'), note: text('note') };
    case 'start':
      return { type, note: text('note') };
    case 'note':
      return { type: 'comment', text: text('note'), public: false };
    case 'comment':
      return { type, text: text('text'), public: true };
    case 'decline':
      return { type, reason: data.get('reason'), text: text('text') };
    default:
      return { type, text: text('text') };
  }
};

/** Shows a request in `pane` and lets the clerk act on it. */
export const showRequest = async (pane, desk, reference, { sentenceFor, changed }) => {
  const request = await desk.mimer.desk.requests.get(reference);
  pane.replaceChildren(document.getElementById('request-template').content.cloneNode(true));
  const field = name => pane.querySelector(`[data-field="${name}"]`);
  field('reference').textContent = request.reference;
  field('status').textContent = request.statusLabel;
  field('due').textContent =
    request.dueOn && !request.closedAt ? `En geç ${desk.day(request.dueOn)} tarihine kadar` : '';
  field('description').textContent = request.description;
  pane
    .querySelector('.facts')
    .append(
      ...factsOf(request, desk).flatMap(([name, value]) => [element('dt', name), element('dd', value)]),
    );
  pane.querySelector('.timeline').append(...request.timeline.map(event => eventItem(event, desk)));

  const form = pane.querySelector('form');
  form.elements.unit.append(
    new Option('Seçiniz', ''),
    ...desk.units.map(({ code, name }) => new Option(name, code)),
  );
  form.elements.reason.append(
    ...(desk.jurisdiction.declineReasons ?? []).map(({ code, name }) => new Option(name, code)),
  );
  for (const option of [...form.elements.type.options]) {
    const { from } = actions[option.value === 'note' ? 'comment' : option.value];
    if (!isLegal(from, request.status)) option.remove();
  }
  const showFields = () => {
    for (const label of form.querySelectorAll('[data-for]'))
      label.hidden = !label.dataset.for.split(' ').includes(form.elements.type.value);
  };
  form.elements.type.addEventListener('change', showFields);
  showFields();
  pane.querySelector('h2').focus();

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const action = actionFrom(new FormData(form));
    const isFinal = action.type === 'resolve' || action.type === 'decline';
    if (isFinal && !confirm('Başvuru kapatılacak ve sonuç başvuru sahibine bildirilecek. Devam edilsin mi?'))
      return;
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await desk.mimer.desk.requests.act(reference, action, {
        version: request.version,
      });
      await Promise.all([showRequest(pane, desk, reference, { sentenceFor, changed }), changed()]);
    } catch (reason) {
      form.querySelector('.error').textContent = sentenceFor(reason);
      button.disabled = false;
      button.focus();
    }
  });
};
