import { expect } from '@esm-bundle/chai';
import { ConnectionError, type NewRequest } from '@melikgazi/mimer-sdk';
import type { Answers } from '../../../widget/src/flow/answers.ts';
import type { Catalogue } from '../../../widget/src/flow/catalogue.ts';
import { FlowController } from '../../../widget/src/flow/flow-controller.ts';
import type { QueuedRequest, RequestQueue } from '../../../widget/src/flow/request-queue.ts';
import { receipt } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import { catalogue, complete } from './support/draft.ts';

const host = {
  isConnected: true,
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

const takingPhotos: Catalogue = {
  ...catalogue,
  jurisdiction: {
    ...catalogue.jurisdiction,
    capabilities: ['attachments'],
    attachments: { maxCount: 5, maxBytes: 1000, types: ['image/jpeg'] },
  },
};

/** A flow whose backend never answers, at the notice that says so. */
const failed = async (more: Answers = {}) => {
  const sent: NewRequest[] = [];
  let keys = 0;
  const flow = new FlowController(host, {
    catalogue: () => Promise.resolve(takingPhotos),
    client: () =>
      Promise.resolve({
        jurisdiction: { get: () => Promise.resolve(catalogue.jurisdiction) },
        services: { list: () => Promise.resolve([...catalogue.services]) },
        challenge: { solve: () => Promise.reject(new Error('not asked for')) },
        requests: {
          create: (body: NewRequest) => {
            sent.push(body);
            return Promise.reject(new ConnectionError('No answer.'));
          },
        },
      }),
    locale: 'tr',
    answers: { ...complete, ...more },
    now: () => 0,
    newKey: () => `key-${(keys += 1)}`,
    later: () => () => undefined,
    onChange: () => undefined,
  });
  flow.hostConnected();
  await eventually(() => flow.state.name === 'filling');
  flow.goTo('check');
  await flow.send();
  return { flow, sent };
};

const queue = (): RequestQueue & { readonly added: QueuedRequest[] } => {
  const added: QueuedRequest[] = [];
  return {
    added,
    add: request => {
      added.push(request);
      return Promise.resolve('item');
    },
  };
};

describe('a request that failed to be sent', () => {
  it('is left in the queue with its key, its answers and its photos', async () => {
    const { flow, sent } = await failed();
    const { added, add } = queue();
    const files = [{ name: 'a.jpg', blob: new Blob(['a']) }];
    await flow.leaveIn({ add }, files);
    expect(added).to.deep.equal([
      {
        request: sent[0],
        idempotencyKey: 'key-1',
        // The photo is in none of what went out.
        earlier: sent,
        files,
        context: { answers: complete, subject: 'Çukur / yol bozukluğu' },
      },
    ]);
    expect(flow.state).to.deep.include({ name: 'queued', id: 'item', channel: 'sms' });
  });

  it('names a photo that is uploaded already with its file only, and knows the body that went out with it', async () => {
    const { flow } = await failed({ photos: ['photo-a'] });
    const uploaded = { name: 'a.jpg', blob: new Blob(['a']), attachmentId: 'photo-a' };
    const { added, add } = queue();
    await flow.leaveIn({ add }, [uploaded]);
    expect([added[0]?.request, added[0]?.earlier]).to.deep.equal([(await failed()).sent[0], []]);
  });

  it('brings along what went out before a photo that is not uploaded yet', async () => {
    const { flow, sent } = await failed({ photos: ['photo-a'] });
    const files = [
      { name: 'a.jpg', blob: new Blob(['a']), attachmentId: 'photo-a' },
      { name: 'b.jpg', blob: new Blob(['b']) },
    ];
    const { added, add } = queue();
    await flow.leaveIn({ add }, files);
    expect([sent[0]?.attachments, added[0]?.request.attachments, added[0]?.earlier]).to.deep.equal([
      ['photo-a'],
      undefined,
      sent,
    ]);
  });

  it('keeps a photo of which only the id is left', async () => {
    const { flow } = await failed({ photos: ['photo-a', 'photo-b'] });
    const { added, add } = queue();
    await flow.leaveIn({ add }, [{ name: 'a.jpg', blob: new Blob(['a']), attachmentId: 'photo-a' }]);
    expect(added[0]?.request.attachments).to.deep.equal(['photo-b']);
  });

  it('brings along what went out under its key before a change', async () => {
    const { flow, sent } = await failed();
    flow.goTo('place');
    flow.answer('street', 'Başka Sokak');
    flow.goTo('check');
    await flow.send();
    const { added, add } = queue();
    await flow.leaveIn({ add });
    expect([added[0]?.idempotencyKey, added[0]?.request, added[0]?.earlier]).to.deep.equal([
      'key-1',
      sent[1],
      [sent[0]],
    ]);
  });

  it('stays as it is where the device cannot keep it', async () => {
    const { flow } = await failed();
    const before = flow.state;
    const refused = await flow
      .leaveIn({ add: () => Promise.reject(new Error('full')) })
      .catch((error: unknown) => error);
    expect([refused instanceof Error, flow.state === before]).to.deep.equal([true, true]);
  });

  it('is not sent again while it is being left in the queue', async () => {
    const { flow, sent } = await failed();
    const gate = Promise.withResolvers<string>();
    const left = flow.leaveIn({ add: () => gate.promise });
    await flow.send();
    gate.resolve('item');
    await left;
    expect([sent.length, flow.state.name]).to.deep.equal([1, 'queued']);
  });

  it('waits also where a photo arrived while it was being left there', async () => {
    const { flow } = await failed();
    const gate = Promise.withResolvers<string>();
    const left = flow.leaveIn({ add: () => gate.promise });
    flow.answer('photos', ['photo-a']);
    flow.goTo('place');
    const during = flow.state.name;
    gate.resolve('item');
    await left;
    expect([during, flow.state.name]).to.deep.equal(['failed', 'queued']);
  });

  it('ends in its receipt once it was sent from there', async () => {
    const { flow } = await failed();
    await flow.leaveIn(queue());
    flow.receive(receipt, false);
    expect(flow.state).to.deep.include({ name: 'sent', receipt, channel: 'sms', beforeChanges: false });
  });
});
