import { button, byId, element, joined } from './page.js';
import { channelNames, deliveryNames, undelivered } from './words.js';

// Messages that a person has to deliver, by telephone or post, and those that could not be sent.

const waiting = desk =>
  Promise.all(['task', 'failed'].map(state => desk.mimer.desk.notifications.page({ state, limit: 50 }))).then(
    pages => pages.flatMap(({ items }) => items),
  );

/** How many wait: as many as can be seen at once, at the most. */
export const countTasks = async desk => (await waiting(desk)).length;

/** Shows what waits, each with what became of it to choose. */
export const showTasks = async (desk, { sentenceFor, open, settled }) => {
  const items = await waiting(desk);
  const itemOf = ({ id, reference, channel, state, text, lastError, at }) => {
    const error = element('p', { className: 'error' });
    const settle = outcome => async () => {
      error.textContent = '';
      try {
        await desk.mimer.desk.notifications.settle(id, { outcome });
        await settled();
      } catch (reason) {
        error.textContent = sentenceFor(reason);
      }
    };
    const outcomes =
      state === 'task'
        ? [button('İletildi', settle('done')), button('Ulaşılamadı', settle('failed'))]
        : [button('Yeniden dene', settle('retry'))];
    return element(
      'li',
      { className: 'task' },
      element('strong', {}, joined([channelNames[channel], deliveryNames[state], desk.moment(at)])),
      element('p', { className: 'words' }, text ?? undelivered(lastError)),
      element(
        'div',
        { className: 'buttons' },
        ...outcomes,
        button(reference, () => open(reference)),
      ),
      error,
    );
  };
  byId('rows').replaceChildren(...items.map(itemOf));
  byId('empty').hidden = items.length > 0;
  byId('more').hidden = true;
  byId('shown').textContent = items.length === 0 ? '' : `${items.length} bildirim`;
};
