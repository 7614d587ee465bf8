import { expect } from '@esm-bundle/chai';
import { createMimer, type TrackedRequest } from '@melikgazi/mimer-sdk';
import {
  ActionController,
  type Outcome,
} from '../../../widget/src/status-tracker/actions/action-controller.ts';
import type { ReplyTray } from '../../../widget/src/status-tracker/actions/reply-tray.ts';
import type { WaitOutcome } from '../../../widget/src/uploads/element-photos.ts';
import { endpoint } from '../../support/fake-backend.ts';
import { refusal } from './support/headless.ts';
import { requestThat } from './support/tracker.ts';

/** A tray with a photo in it. */
class FakeTray implements ReplyTray {
  isBusy = true;
  isEmpty = false;
  waitingWords = undefined;
  attachments: string[] = ['p1'];
  renewed = 0;
  private settle: (outcome: WaitOutcome) => void = () => undefined;

  render(): string {
    return 'Fotoğraflar';
  }

  ready(): Promise<WaitOutcome> {
    return this.isBusy ? new Promise(resolve => (this.settle = resolve)) : Promise.resolve('ready');
  }

  end(outcome: WaitOutcome): void {
    this.isBusy = false;
    this.settle(outcome);
  }

  stopWaiting(): void {
    this.end('cancelled');
  }

  renew(): Promise<void> {
    this.renewed += 1;
    return Promise.resolve();
  }

  clear(): void {
    this.attachments = [];
  }
}

const setUp = (reply: () => Promise<TrackedRequest>) => {
  const tray = new FakeTray();
  const bodies: unknown[] = [];
  const outcomes: Outcome[] = [];
  const { jurisdiction, requests } = createMimer({ endpoint });
  const client = {
    jurisdiction,
    requests: {
      ...requests,
      reply: (_reference: string, _code: string, body: unknown) => {
        bodies.push(body);
        return reply();
      },
    },
  };
  const actions = new ActionController({
    act: async call => {
      const lookup = { reference: '2026-4819073-2', trackingCode: '4805137296' };
      await call(client, lookup, { signal: new AbortController().signal, challenge: undefined });
    },
    reload: () => Promise.resolve(),
    channels: () => [],
    newKey: () => 'key',
    onChange: () => undefined,
    onOutcome: outcome => void outcomes.push(outcome),
  });
  actions.tray = tray;
  actions.answer('reply', 'text', 'Solda.');
  return { actions, tray, bodies, outcomes };
};

describe('a reply with photos', () => {
  it('waits for them, takes them along, and has none left once it has arrived', async () => {
    const { actions, tray, bodies, outcomes } = setUp(() => Promise.resolve(requestThat({})));
    const sent = actions.send('reply');
    void actions.send('reply');
    const waited = [...bodies];
    tray.end('ready');
    await sent;
    expect([waited, bodies, outcomes, tray.attachments]).to.deep.equal([
      [],
      [{ text: 'Solda.', attachments: ['p1'] }],
      ['waiting', 'done'],
      [],
    ]);
  });

  it('keeps them when it does not get through', async () => {
    const { actions, tray, outcomes } = setUp(() => Promise.reject(new Error('Nobody knows.')));
    tray.isBusy = false;
    await actions.send('reply');
    expect([outcomes, tray.attachments, actions.draftOf('reply').text]).to.deep.equal([
      ['failed'],
      ['p1'],
      'Solda.',
    ]);
  });

  it('is not sent by whoever goes elsewhere meanwhile, and can be sent later', async () => {
    const { actions, bodies, outcomes } = setUp(() => Promise.resolve(requestThat({})));
    const sent = actions.send('reply');
    actions.stopWaiting();
    await sent;
    const stopped = [...bodies];
    await actions.send('reply');
    expect([stopped, bodies.length, outcomes]).to.deep.equal([[], 1, ['waiting', 'done']]);
  });

  it('is judged by what is written once they are there', async () => {
    const { actions, tray, bodies, outcomes } = setUp(() => Promise.resolve(requestThat({})));
    const sent = actions.send('reply');
    actions.answer('reply', 'text', '');
    tray.end('ready');
    await sent;
    expect([bodies, outcomes]).to.deep.equal([[], ['waiting', 'wrong']]);
  });

  it('has those uploaded again that the municipality no longer knows', async () => {
    const { actions, tray, outcomes } = setUp(() => Promise.reject(refusal('unknown_attachment', 422)));
    tray.isBusy = false;
    await actions.send('reply');
    expect([outcomes, tray.renewed]).to.deep.equal([['failed'], 1]);
  });
});
