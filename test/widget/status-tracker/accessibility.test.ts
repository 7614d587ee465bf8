import type { StatusTracker } from '../../../widget/src/index.ts';
import { problem } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { eventually } from '../support/eventually.ts';
import {
  focused,
  get,
  openAction,
  query,
  requestThat,
  send,
  settled,
  show,
  type,
} from './support/tracker.ts';

const all = { reply: true, rate: true, reopen: true, withdraw: true, changeReplyChannel: true };
const file = { id: 'a1', name: 'çukur.jpg', mediaType: 'image/jpeg', bytes: 240_000 };
const full = requestThat(all, {
  status: 'awaiting_citizen',
  dueOn: '2026-11-20',
  dueBasis: { rule: '3071', days: 30, unit: 'calendar', extendedFrom: '2026-11-10' },
  location: { neighbourhood: 'kilicaslan', street: 'Bahçe Sokak', buildingNumber: '12' },
  attachments: [file],
  timeline: [
    { id: 'e1', at: '2026-11-23T14:05:00+03:00', type: 'received', actor: 'citizen' },
    {
      id: 'e2',
      at: '2026-11-24T14:00:00+03:00',
      type: 'asked',
      actor: 'staff',
      text: 'Where exactly?',
      attachments: [{ ...file, id: 'a2', name: 'plan.pdf', mediaType: 'application/pdf' }],
      notification: { channel: 'sms', state: 'sent', at: '2026-11-24T14:02:00+03:00' },
    },
  ],
});

const wrong = async (tracker: StatusTracker) => {
  await send(tracker);
  await eventually(() => focused(tracker) === 'action-summary');
};

const states: Record<string, (tracker: StatusTracker) => Promise<void>> = {
  'all that can be shown': settled,
  'a reply': tracker => openAction(tracker, 'reply'),
  'a reply with an error': async tracker => {
    await openAction(tracker, 'reply');
    await wrong(tracker);
  },
  'a reply that failed': async tracker => {
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'failure');
  },
  'a rating with an error': async tracker => {
    await openAction(tracker, 'rate');
    await wrong(tracker);
  },
  'a reopening with an error': async tracker => {
    await openAction(tracker, 'reopen');
    await wrong(tracker);
  },
  'another channel with an error': async tracker => {
    await openAction(tracker, 'changeReplyChannel');
    await wrong(tracker);
  },
  'a withdrawal': tracker => openAction(tracker, 'withdraw'),
  'a withdrawal to confirm': async tracker => {
    await openAction(tracker, 'withdraw');
    await send(tracker);
    await eventually(() => focused(tracker) === 'action-confirm');
  },
  'a file that could not be fetched': async tracker => {
    get(tracker, '[part="file"] button').click();
    await eventually(() => query(tracker, '[part="file-error"]'));
  },
  'the requests of this device': async tracker => {
    get(tracker, '[name="remember"]').shadowRoot?.querySelector('input')?.click();
    await settled(tracker);
    get(tracker, '[part~="another"]').click();
    await eventually(() => query(tracker, '[part="remembered-list"]'));
  },
};

afterEach(() => document.body.removeAttribute('style'));

describe('the tracker is accessible with', () => {
  for (const [lang, theme] of [
    ['tr', 'light'],
    ['tr', 'dark'],
    ['en', 'light'],
  ] as const) {
    for (const [title, reach] of Object.entries(states)) {
      it(`${title}, ${lang}, ${theme}`, async () => {
        document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
        const { tracker } = await show(full, { lang, theme, onChange: () => problem('forbidden') });
        await reach(tracker);
        await settled(tracker);
        await expectAccessible(tracker);
      });
    }
  }
});
