import { expect } from '@esm-bundle/chai';
import { createMimer } from '@melikgazi/mimer-sdk';
import { capabilities } from '@melikgazi/mimer-sdk/contract';
import { createTestBackend } from '@melikgazi/mimer-sdk/testing';
import { mswHandlers } from '@melikgazi/mimer-sdk/testing/msw';
import { defined } from '../../../widget/src/define.ts';
import { answerWith } from '../support/backend.ts';
import { transfersStreams } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';

/** Starts a backend in the page that the page's own `fetch` reaches. */
const start = () => {
  const offered = capabilities.filter(name => name !== 'live' || transfersStreams());
  const backend = createTestBackend({ seed: 3, capabilities: offered });
  answerWith(...mswHandlers(backend));
  return backend;
};

const complaint = {
  kind: 'complaint',
  service: 'pothole',
  description: 'Sokağımızda büyük bir çukur var.',
  location: { neighbourhood: 'cinar' },
  applicant: { givenName: 'Ayşe', familyName: 'Yılmaz', phone: '+905551112233', address: 'Lale Sokak 12' },
  reply: { channel: 'sms', locale: 'tr' },
  notices: [{ id: 'general', version: '2' }],
} as const;

describe('the backend for tests, in a page', () => {
  before(() => defined);

  it('takes a request in, with a challenge that the page solves, and lets it be followed', async () => {
    const { endpoint, requests } = start();
    const mimer = createMimer({ endpoint });
    const challenge = await mimer.challenge.solve();
    const { reference, trackingCode } = await mimer.requests.create({
      ...complaint,
      notices: [...complaint.notices],
      challenge,
    });
    const tracked = await mimer.requests.track(reference, trackingCode);
    expect([tracked.status, requests.length]).to.deep.equal(['received', 20]);
  });

  it('loses an answer on the network of the page, and the next try is the same request', async () => {
    const backend = start();
    const mimer = createMimer({ endpoint: backend.endpoint, apiKey: backend.apiKey() });
    const before = backend.requests.length;
    backend.scenarios.lostAnswer({ call: 'createRequest' });
    const { reference } = await mimer.requests.create({ ...complaint, notices: [...complaint.notices] });
    expect(backend.requests.slice(before).map(request => request.reference)).to.deep.equal([reference]);
  });

  it('shows a seeded request in the tracker, and what the desk does to it while it is looked at', async () => {
    const backend = start();
    const { endpoint, apiKey, requests } = backend;
    const seeded = requests.find(({ test, status }) => test && status === 'received');
    if (seeded === undefined) throw new Error('Nothing is seeded.');
    const { reference, trackingCode } = seeded;
    const mimer = createMimer({ endpoint, apiKey: apiKey() });
    const following = new AbortController();
    const seen: string[] = [];
    const follow = async () => {
      for await (const { status } of mimer.requests.watch(reference, trackingCode, {
        signal: following.signal,
        interval: 50,
      }))
        seen.push(status);
    };
    const followed = follow().catch((error: unknown) => error);
    await eventually(() => seen.length === 1);
    const { version } = await mimer.desk.requests.get(reference);
    await mimer.desk.requests.act(reference, { type: 'forward', unit: 'roads' }, { version });
    await eventually(() => seen.includes('forwarded'));
    following.abort();
    await followed;
    expect(seen).to.deep.equal(['received', 'forwarded']);
  });
});
