import { expect } from '@esm-bundle/chai';
import { createMimer, type TrackedRequest } from '@melikgazi/mimer-sdk';
import {
  ActionController,
  type Outcome,
} from '../../../widget/src/status-tracker/actions/action-controller.ts';
import type { ReplyTray } from '../../../widget/src/status-tracker/actions/reply-tray.ts';
import { endpoint } from '../../support/fake-backend.ts';
import { requestThat } from './support/tracker.ts';

/** A tray with a photo in it. */
class FakeTray implements ReplyTray {
  isBusy = true;
  attachments: string[] = ['p1'];

  render(): string {
    return 'Fotoğraflar';
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
    tray,
  });
  actions.answer('reply', 'text', 'Solda.');
  return { actions, tray, bodies, outcomes };
};

describe('photos of a reply', () => {
  it('are waited for, go along with the text, and are gone once it has arrived', async () => {
    const { actions, tray, bodies, outcomes } = setUp(() => Promise.resolve(requestThat({})));
    await actions.send('reply');
    const waited = [...bodies];
    tray.isBusy = false;
    await actions.send('reply');
    expect([waited, bodies, outcomes, tray.attachments]).to.deep.equal([
      [],
      [{ text: 'Solda.', attachments: ['p1'] }],
      ['wrong', 'done'],
      [],
    ]);
  });

  it('stay when the reply does not get through', async () => {
    const { actions, tray, outcomes } = setUp(() => Promise.reject(new Error('Nobody knows.')));
    tray.isBusy = false;
    await actions.send('reply');
    expect([outcomes, tray.attachments, actions.draftOf('reply').text]).to.deep.equal([
      ['failed'],
      ['p1'],
      'Solda.',
    ]);
  });
});
