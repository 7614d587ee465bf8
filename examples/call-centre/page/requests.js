import { actions, formatPhone, isLegal } from '@melikgazi/mimer-sdk';
import { dueOf, element, joined, membersOf, moment, say, sentenceFor, stamp } from './page.js';
import words from './words.json' with { type: 'json' };

// The caller's earlier requests, and one of them with what happened and where to send it.

/** Lists what is found for a telephone number or a reference; `open` is called with what is chosen. */
export const listEarlier = async ({ mimer, jurisdiction, services }, q, open) => {
  const { items } = await mimer.desk.requests.page({ q, sort: '-receivedAt', limit: 25 });
  const rows = items.map(({ reference, service, status, receivedAt, dueOn }) => {
    const button = element(
      'button',
      '',
      element('strong', services.find(({ code }) => code === service)?.name ?? service),
      element('span', joined([reference, words.statuses[status] ?? status])),
      element('small', joined([moment(receivedAt, jurisdiction.timeZone), dueOf(dueOn)])),
    );
    button.addEventListener('click', () => open(reference));
    return element('li', '', button);
  });
  document.getElementById('found').textContent = say(rows.length === 0 ? 'none' : 'some', {
    count: rows.length,
  });
  document.getElementById('earlier').replaceChildren(...rows);
};

/** Shows a request in `place`, with what is still to be asked, and lets it be forwarded. */
export const showRequest = async (place, desk, reference) => {
  const request = await desk.mimer.desk.requests.get(reference);
  const { applicant = {}, location = {}, missing, status } = request;
  const { neighbourhoods, timeZone } = desk.jurisdiction;
  const near =
    neighbourhoods.find(({ code }) => code === location.neighbourhood)?.name ?? location.neighbourhood;
  const name = joined([applicant.givenName, applicant.familyName], ' ');
  const phone = applicant.phone && formatPhone(applicant.phone);
  stamp(place, 'request', {
    reference,
    status: request.statusLabel,
    description: request.description,
    missing: missing.length > 0 ? say('missing', { members: membersOf(missing) }) : '',
    facts: joined([request.service.name, near, location.street, location.directions, name, phone]),
  });
  const events = request.timeline.map(({ type, at, unit, text, note }) => {
    const title = joined([words.events[type] ?? type, unit?.name], ': ');
    const told = [text, note].filter(Boolean).map(words => element('p', words));
    return element('li', joined([title, moment(at, timeZone)]), ...told);
  });
  place.querySelector('.timeline').append(...events);

  const form = place.querySelector('form');
  form.hidden = !isLegal(actions.forward.from, status);
  form.unit.append(
    new Option(say('choose'), ''),
    ...desk.units.map(({ code, name }) => new Option(name, code)),
  );
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const action = { type: 'forward', unit: form.unit.value, note: form.note.value.trim() || undefined };
    try {
      await desk.mimer.desk.requests.act(reference, action, { version: request.version });
      await showRequest(place, desk, reference);
      place.querySelector('h3').focus();
    } catch (error) {
      form.querySelector('.error').textContent = sentenceFor(error);
    }
  });
};
