import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { problem } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import { gate } from '../support/photo-field.ts';
import {
  after,
  answer,
  focused,
  get,
  input,
  openAction,
  query,
  requestThat,
  send,
  settled,
  show,
  textOf,
  type,
} from './support/tracker.ts';

const request = requestThat({ reply: true });
const replied = after(request, { text: 'Solda.' });

describe('what a citizen sends', () => {
  it('arrives once when the button is hit twice', async () => {
    const { tracker, changes } = await show(request, { onChange: () => answer(replied) });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    const button = get(tracker, '[part="action-form"] [type="submit"]');
    button.click();
    button.click();
    await eventually(() => focused(tracker) === 'event-new');
    expect(changes.length).to.equal(1);
  });

  it('cannot be cancelled while it is on its way', async () => {
    const { open: arrive, opened: arrived } = gate();
    const { tracker } = await show(request, { onChange: () => arrived.then(() => answer(replied)) });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    const cancel = get(tracker, '[part="action-form"] [part~="secondary"]');
    const before = cancel.getAttribute('aria-disabled');
    await send(tracker);
    cancel.click();
    await settled(tracker);
    const during = [cancel.getAttribute('aria-disabled'), cancel.isConnected];
    arrive();
    await eventually(() => focused(tracker) === 'event-new');
    expect([before, during]).to.deep.equal([null, ['true', true]]);
  });

  it('keeps one key over lost answers, and one more for what is sent later', async () => {
    let isLost = true;
    const { tracker, changes } = await show(request, {
      onChange: () => (isLost ? HttpResponse.error() : answer(replied)),
    });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'failure');
    expect([
      textOf(tracker, '#failure').includes('iki kez kaydedilmez'),
      input(tracker, 'text').value,
    ]).to.deep.equal([true, 'Solda.']);
    isLost = false;
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    const keys = new Set(changes.map(({ key }) => key));
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Bir de sağda.');
    await send(tracker);
    await eventually(() => query(tracker, '[part="action-form"]') === undefined);
    expect([changes.length > 2, keys.size, keys.has(changes.at(-1)?.key ?? null)]).to.deep.equal([
      true,
      1,
      false,
    ]);
  });

  it('keeps the key when a lost answer is followed by a refusal that says nothing of it', async () => {
    const { tracker, changes } = await show(request, {
      onChange: (_, count) =>
        count <= 3 ? HttpResponse.error() : count === 4 ? problem('forbidden') : answer(replied),
    });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => textOf(tracker, '#failure').includes('doğrulayamadık'));
    await send(tracker);
    await eventually(() => textOf(tracker, '#failure').includes('izin vermedi'));
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect(new Set(changes.map(({ key }) => key)).size).to.equal(1);
  });

  it('gets another key after a refusal', async () => {
    const { tracker, changes } = await show(request, {
      onChange: (_, count) => (count === 1 ? problem('forbidden') : answer(replied)),
    });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'failure');
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect(new Set(changes.map(({ key }) => key)).size).to.equal(2);
  });

  for (const code of ['illegal_transition', 'stale'] as const) {
    it(`is kept when the request has changed meanwhile (${code}), and the request is shown anew`, async () => {
      const { tracker, becomes } = await show(request, { onChange: () => problem(code) });
      await openAction(tracker, 'reply');
      await type(tracker, 'text', 'Solda.');
      becomes(requestThat({}, { status: 'resolved', closedAt: '2026-11-25T09:00:00+03:00' }));
      await send(tracker);
      await eventually(() => focused(tracker) === 'action-notice');
      expect([
        textOf(tracker, '#sentence'),
        textOf(tracker, '#action-notice').includes('artık yapılamıyor'),
        input(tracker, 'text').value,
        query(tracker, '[part="action-form"] [type="submit"]'),
      ]).to.deep.equal(['Başvurunuz sonuçlandı.', true, 'Solda.', undefined]);
    });
  }

  it('that had arrived before is shown, and what was typed since is not lost', async () => {
    const { tracker, becomes, changes } = await show(request, {
      onChange: (_, count) =>
        count <= 3 ? HttpResponse.error() : count === 4 ? problem('idempotency_mismatch') : answer(replied),
    });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'failure');
    becomes(replied);
    await type(tracker, 'text', 'Solda, ağacın yanında.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'action-notice');
    expect([
      textOf(tracker, '#action-notice').includes('Önceki gönderiminiz ulaşmıştı'),
      textOf(tracker, '#event-new').includes('Solda.'),
      input(tracker, 'text').value,
    ]).to.deep.equal([true, true, 'Solda, ağacın yanında.']);
    await send(tracker);
    await eventually(() => query(tracker, '[part="action-form"]') === undefined);
    expect(changes.at(-1)?.key).not.to.equal(changes[0]?.key);
  });

  it('is kept while other forms are looked at', async () => {
    const { tracker } = await show(requestThat({ reply: true, withdraw: true }));
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await openAction(tracker, 'withdraw');
    await openAction(tracker, 'reply');
    expect(input(tracker, 'text').value).to.equal('Solda.');
  });
});
