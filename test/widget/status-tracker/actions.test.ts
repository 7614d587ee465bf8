import { expect } from '@esm-bundle/chai';
import { problem } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import {
  after,
  answer,
  choose,
  focused,
  get,
  openAction,
  query,
  requestThat,
  said,
  send,
  show,
  textOf,
  type,
} from './support/tracker.ts';

const closed = { status: 'resolved', closedAt: '2026-11-25T09:00:00+03:00' } as const;

describe('the citizen', () => {
  it('replies once, is told so, and is taken to what they wrote', async () => {
    const request = requestThat({ reply: true }, { status: 'awaiting_citizen' });
    const { tracker, changes } = await show(request, {
      onChange: () => answer(after(requestThat({ reply: true }, request), { text: 'Solda.' })),
    });
    await openAction(tracker, 'reply');
    await type(tracker, 'text', '  Solda. ');
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect([
      changes.map(({ call, body }) => [call, body]),
      query(tracker, '[part="action-form"]'),
      said(tracker),
    ]).to.deep.equal([[['replies', { text: 'Solda.' }]], undefined, 'Yanıtınız gönderildi.']);
  });

  it('rates in words, with a number for the municipality', async () => {
    const request = requestThat({ rate: true }, closed);
    const { tracker, changes } = await show(request, {
      onChange: () => answer(after(requestThat({}, closed), { type: 'rated', score: 4 })),
    });
    await openAction(tracker, 'rate');
    await send(tracker);
    expect(textOf(tracker, '#action-summary')).to.contain('1 ile 5 arasında bir puan');
    await choose(tracker, 'score', '4');
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect([changes[0]?.body, textOf(tracker, '#event-new'), query(tracker, '#toggle-rate')]).to.deep.equal([
      { score: 4 },
      'Değerlendirdiniz 25 Kasım 2026 10:00 Puan: 4 / 5',
      undefined,
    ]);
  });

  it('reopens with a reason until the day that the municipality gives', async () => {
    const request = requestThat({ reopen: true }, closed);
    const reopened = after(requestThat({ reply: true }), { type: 'reopened' }, { status: 'in_review' });
    const { tracker, changes } = await show(request, { onChange: () => answer(reopened) });
    await openAction(tracker, 'reopen');
    expect(textOf(tracker, '#panel-reopen')).to.contain('25 Aralık 2026 gününe kadar');
    await send(tracker);
    expect(focused(tracker)).to.equal('action-summary');
    await type(tracker, 'text', 'Çukur yine açıldı.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'sentence');
    expect([changes[0]?.call, textOf(tracker, '#sentence')]).to.deep.equal([
      'reopening',
      'Başvurunuz inceleniyor.',
    ]);
  });

  it('withdraws only after a second yes', async () => {
    const withdrawn = after(
      requestThat({}),
      { type: 'withdrawn' },
      { status: 'withdrawn', closedAt: closed.closedAt },
    );
    const { tracker, changes } = await show(requestThat({ withdraw: true }), {
      onChange: () => answer(withdrawn),
    });
    await openAction(tracker, 'withdraw');
    expect(textOf(tracker, '#panel-withdraw')).to.contain('yeniden açılamaz');
    await send(tracker);
    await eventually(() => focused(tracker) === 'action-confirm');
    expect(changes.length).to.equal(0);
    await send(tracker);
    await eventually(() => textOf(tracker, '#sentence') === 'Başvurunuzu geri çektiniz.');
    expect(changes.map(({ call, body }) => [call, body])).to.deep.equal([['withdrawal', {}]]);
  });

  it('can step back from withdrawing', async () => {
    const { tracker, changes } = await show(requestThat({ withdraw: true }));
    await openAction(tracker, 'withdraw');
    await type(tracker, 'text', 'Vazgeçtim.');
    await send(tracker);
    get(tracker, '[part="action-form"] [type="button"]').click();
    await eventually(() => query(tracker, '#panel-withdraw [name="text"]'));
    expect([changes.length, Reflect.get(get(tracker, '[name="text"]'), 'value')]).to.deep.equal([
      0,
      'Vazgeçtim.',
    ]);
  });

  it('chooses among the municipality’s other channels, and hears which cannot be used', async () => {
    const request = requestThat({ changeReplyChannel: true });
    const changed = after(
      { ...request, reply: { channel: 'phone' } },
      { id: 'new', type: 'replyChannelChanged' },
    );
    const { tracker, changes } = await show(
      request,
      {
        onChange: (_, count) =>
          count === 1
            ? problem('invalid', [{ pointer: '/channel', code: 'contact_required' }])
            : answer(changed),
      },
      {
        jurisdiction: {
          capabilities: ['replyChannel'],
          replyChannels: ['sms', 'phone', 'email'],
        },
      },
    );
    await openAction(tracker, 'changeReplyChannel');
    const field = get(tracker, '[name="channel"]');
    expect([...(field.shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value)).to.deep.equal([
      'phone',
      'email',
    ]);
    await choose(tracker, 'channel', 'email');
    await send(tracker);
    await eventually(() => focused(tracker) === 'action-summary');
    expect(textOf(tracker, '#action-summary')).to.contain('gereken iletişim bilgisi yok');
    await choose(tracker, 'channel', 'phone');
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect(changes.map(({ call, body }) => [call, body])).to.deep.equal([
      ['reply-channel', { channel: 'email' }],
      ['reply-channel', { channel: 'phone' }],
    ]);
  });

  it('copies the number', async () => {
    const { tracker } = await show(requestThat({}));
    const copied: string[] = [];
    navigator.clipboard.writeText = text => Promise.resolve(void copied.push(text));
    get(tracker, '[part="status"] button').click();
    await eventually(() => said(tracker) === 'Kopyalandı.');
    Reflect.deleteProperty(navigator.clipboard, 'writeText');
    expect(copied).to.deep.equal(['2026-4819073-2']);
  });
});
