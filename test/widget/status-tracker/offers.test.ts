import { expect } from '@esm-bundle/chai';
import { createMimer, type Can } from '@melikgazi/mimer-sdk';
import { endpoint } from '../../support/fake-backend.ts';
import { offersOf } from '../../../widget/src/status-tracker/offers.ts';
import { unknownPlace } from '../../../widget/src/status-tracker/place.ts';
import { everything, query, requestThat, show } from './support/tracker.ts';

const capabilities: Record<keyof Can, string> = {
  reply: 'replies',
  rate: 'rating',
  reopen: 'reopening',
  withdraw: 'withdrawal',
  changeReplyChannel: 'replyChannel',
};
const all = { reply: true, rate: true, reopen: true, withdraw: true, changeReplyChannel: true };
const place = { ...unknownPlace, ...everything, replyChannels: ['sms', 'email'] as const };
const client = createMimer({ endpoint });
const names = Object.keys(capabilities);

describe('what is offered', () => {
  for (const [name, capability] of Object.entries(capabilities)) {
    it(`is to ${name} where the request and “${capability}” allow it, and only that`, () => {
      const request = requestThat({ [name]: true });
      const without = everything.capabilities.filter(named => named !== capability);
      expect([
        offersOf(request, { ...place, replyChannels: ['sms', 'email'] }, client),
        offersOf(request, { ...place, replyChannels: ['sms', 'email'], capabilities: without }, client),
        offersOf(
          requestThat({ ...all, [name]: false }),
          { ...place, replyChannels: ['sms', 'email'] },
          client,
        ).length,
      ]).to.deep.equal([[name], [], names.length - 1]);
    });
  }

  it('is no other channel where the municipality has none', () => {
    const request = requestThat({ changeReplyChannel: true });
    expect(offersOf(request, { ...place, replyChannels: ['sms'] }, client)).to.deep.equal([]);
  });

  it('is nothing where the page’s own client has no calls for it', () => {
    const { jurisdiction, requests } = client;
    const poor = { jurisdiction, requests: { track: requests.track } };
    expect(offersOf(requestThat(all), { ...place, replyChannels: ['sms', 'email'] }, poor)).to.deep.equal([]);
  });

  it('is not even a heading where there is nothing', async () => {
    const { tracker } = await show(requestThat({}));
    expect(query(tracker, '.actions')).to.equal(undefined);
  });

  it('stands on the page as closed buttons', async () => {
    const { tracker } = await show(requestThat({ reply: true, withdraw: true }));
    const toggles = [...(tracker.shadowRoot?.querySelectorAll('[part="action-toggle"]') ?? [])];
    expect(toggles.map(toggle => [toggle.id, toggle.getAttribute('aria-expanded')])).to.deep.equal([
      ['toggle-reply', 'false'],
      ['toggle-withdraw', 'false'],
    ]);
  });
});
