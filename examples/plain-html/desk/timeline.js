import { fileItems } from './files.js';
import { button, element, joined } from './page.js';
import { channelNames, deliveryNames, eventNames, membersIn, sourceNames } from './words.js';

const titleOf = (event, desk) => {
  const { type, unit, reason, institution, expectedOn, channel, score } = event;
  const detail = joined(
    [
      unit?.name,
      reason?.name,
      joined([institution?.name, institution?.contact], ', '),
      expectedOn && `beklenen tarih ${desk.day(expectedOn)}`,
      channel && sourceNames[channel],
      score && `${score} / 5`,
    ],
    ' – ',
  );
  return joined([eventNames[type] ?? type, detail], ': ');
};

const deliveryOf = ({ notification }) =>
  notification && `${channelNames[notification.channel]}: ${deliveryNames[notification.state]}`;

/** What happened, an item for each event; the citizen sees those that are not marked as internal. */
export const timelineItems = (reference, events, desk, { sentenceFor, open }) =>
  events.map(event => {
    const { at, by, text, note, was, members, into, attachments = [], redacted } = event;
    const item = element(
      'li',
      { className: event.public ? '' : 'internal' },
      element('strong', {}, titleOf(event, desk)),
      element(
        'small',
        {},
        joined([desk.moment(at), by, event.public ? '' : 'yalnızca masa görür', deliveryOf(event)]),
      ),
    );
    const say = words => item.append(element('p', {}, words));
    if (was) say(`Önceki: ${joined([desk.kindName(was.kind), desk.serviceName(was.service)])}`);
    if (members) say(`Değişen: ${membersIn(members)}`);
    if (redacted) say('Metin ve dosyaları kaldırıldı.');
    if (text) say(text);
    if (note) say(`İç not: ${note}`);
    if (into) item.append(button(into, () => open(into)));
    if (attachments.length > 0)
      item.append(
        element('ul', { className: 'files' }, ...fileItems(reference, attachments, desk, sentenceFor)),
      );
    return item;
  });
