import { actionFrom, deeds, deedsIn } from './action-fields.js';
import answers from './answers.json' with { type: 'json' };
import { dropDraft, keepDraft, restoreDraft } from './drafts.js';
import { createUploader } from './files.js';
import { button, element, optionsIn, optionsOf, sending } from './page.js';
import { isOpen } from './session.js';
import { channelNames, localeNames, sourceNames, statusNames } from './words.js';

// The form of what is done with a request.

const chipOf = deed =>
  element(
    'label',
    { className: 'chip' },
    element('input', { type: 'radio', name: 'type', value: deed, required: true }),
    deeds[deed].name,
  );

/** A row for each group; what is seldom done is folded away. */
const choices = status =>
  [...Map.groupBy(deedsIn(status), deed => deeds[deed].group)].map(([name, group]) => {
    const isFolded = name === 'Düzelt';
    return element(
      isFolded ? 'details' : 'div',
      { className: 'group' },
      element(isFolded ? 'summary' : 'span', { className: 'hint' }, name),
      element('div', { className: 'chips' }, ...group.map(chipOf)),
    );
  });

const fill = (form, request, desk) => {
  const { jurisdiction, units, services } = desk;
  const choose = new Option('Seçiniz', '');
  const fields = form.elements;
  fields.unit.append(choose.cloneNode(true), ...optionsOf(units));
  fields.reason.append(choose.cloneNode(true), ...optionsOf(jurisdiction.declineReasons ?? []));
  fields.channel.append(...optionsIn(sourceNames));
  fields.kind.append(...optionsOf(jurisdiction.kinds));
  fields.service.append(...optionsOf(services));
  fields.kind.value = request.kind;
  fields.service.value = request.service.code;
  fields.replyChannel.append(
    new Option('Değişmesin', ''),
    ...optionsOf(jurisdiction.replyChannels.map(code => ({ code, name: channelNames[code] }))),
  );
  fields.replyLocale.append(
    ...optionsOf(jurisdiction.locales.map(code => ({ code, name: localeNames[code] ?? code }))),
  );
  fields.replyLocale.value = request.reply.locale;
  fields.expectedOn.min = desk.today();
  const others = new Map(
    services.filter(({ redirect }) => redirect).map(({ redirect }) => [redirect.name, redirect]),
  );
  form
    .querySelector('#institutions')
    .append(...[...others.values()].map(({ name, phone }) => new Option(phone, name)));
  fields.institutionName.addEventListener('change', () => {
    const { phone } = others.get(fields.institutionName.value) ?? {};
    if (phone !== undefined && fields.institutionContact.value === '')
      fields.institutionContact.value = phone;
  });
  // What was typed by a citizen or a clerk can be taken out; what the system says can’t.
  const written = request.timeline.filter(
    ({ text, attachments, redacted }) => (text || attachments) && !redacted,
  );
  fields.eventId.append(
    ...written.map(
      ({ id, at, text = 'dosya' }) => new Option(`${desk.moment(at)}: ${text.slice(0, 60)}`, id),
    ),
  );
};

/** Requests that this one may be about the same thing as: of the same subject and neighbourhood, still open. */
const suggestTwins = async (form, request, desk) => {
  const { service, location, reference } = request;
  const q = location?.neighbourhood && desk.neighbourhoodName(location.neighbourhood);
  const { items } = await desk.mimer.desk.requests.page({
    service: service.code,
    ...(q && { q }),
    limit: 20,
  });
  form
    .querySelector('#twins')
    .replaceChildren(
      ...items
        .filter(other => other.reference !== reference && isOpen(other.status))
        .map(
          other =>
            new Option(`${statusNames[other.status]}, ${desk.moment(other.receivedAt)}`, other.reference),
        ),
    );
};

/** Buttons that add a ready text to what is typed already. */
const answerButtons = (deed, { text }, request) =>
  answers
    .filter(({ for: deeds }) => deeds.includes(deed))
    .map(({ name, text: words }) =>
      button(name, () => {
        const said = words.replace('{unit}', request.unit?.name ?? 'ilgili birim');
        text.value = [text.value.trimEnd(), said].filter(Boolean).join('\n\n');
        text.dispatchEvent(new Event('input', { bubbles: true }));
        text.focus();
      }),
    );

/**
 * Fills in the form of the actions of a request. `done` gets the request as it is after an action; `stale` is called when
 * somebody else was faster, and the text stays.
 */
export const prepareActions = (form, request, desk, { done, stale, sentenceFor }) => {
  const { reference } = request;
  form.querySelector('fieldset').append(...choices(request.status));
  fill(form, request, desk);

  const showFields = () => {
    const chosen = form.elements.type.value;
    const { fields = [], words = 'Başvuru sahibine yazılacak metin', requires } = deeds[chosen] ?? {};
    for (const part of form.querySelectorAll('[data-part]')) {
      part.hidden = !fields.includes(part.dataset.part);
      for (const field of part.querySelectorAll('input, select, textarea')) field.disabled = part.hidden;
    }
    form.querySelector('#text-label').textContent = words;
    form.elements.note.required = requires === 'note';
    const ready = answerButtons(chosen, form.elements, request);
    form.querySelector('[data-part=text] .buttons').replaceChildren(...ready);
    const submit = form.querySelector('button:not([type])');
    submit.hidden = chosen === '';
    submit.textContent = deeds[chosen]?.name ?? '';
    if (chosen === 'merge') suggestTwins(form, request, desk).catch(() => undefined);
  };
  form.addEventListener('change', ({ target }) => target.name === 'type' && showFields());
  restoreDraft(form, reference);
  keepDraft(form, reference);
  showFields();
  const folded = form.querySelector('details');
  folded.open = folded.querySelector(':checked') !== null;

  /** The same action goes out under the same key however often it is sent, so that it is done once. */
  let intent = { body: '', key: '' };
  const upload = createUploader(desk);
  const send = async data => {
    const type = data.get('type');
    const question = 'Başvuru kapatılacak ve sonuç başvuru sahibine bildirilecek. Devam edilsin mi?';
    if (deeds[type].closes && !confirm(question)) return;
    const action = actionFrom(data, desk, await upload(form.elements.files));
    const body = JSON.stringify([request.version, action]);
    if (body !== intent.body) intent = { body, key: crypto.randomUUID() };
    try {
      const options = { version: request.version, idempotencyKey: intent.key };
      const changed = await desk.mimer.desk.requests.act(reference, action, options);
      dropDraft(reference);
      await done(changed);
    } catch (reason) {
      if (reason.code !== 'stale') throw reason;
      await stale();
    }
  };
  form.addEventListener('submit', sending(form, send, sentenceFor));
  form.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit();
  });
  return {
    /** Chooses an action, where it is legal, and goes to its first field. */
    choose: deed => {
      const chip = form.querySelector(`[value="${deed}"][type=radio]`);
      if (chip === null) return;
      chip.checked = true;
      showFields();
      const field = form.querySelector(
        '[data-part]:not([hidden]) :is(select, textarea, input):not([hidden])',
      );
      (field ?? chip).focus();
    },
  };
};
