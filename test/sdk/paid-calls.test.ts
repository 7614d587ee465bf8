import assert from 'node:assert/strict';
import { createMimer, type ChallengeSolution, type Mimer } from '@melikgazi/mimer-sdk';
import { test } from 'node:test';
import { tracked } from '../support/fake-backend.ts';
import { json, scriptedFetch } from '../support/scripted-fetch.ts';

const endpoint = 'https://mimer.test/town/v1';
const code = '0123456789';
const challenge: ChallengeSolution = {
  challenge: {
    parameters: { algorithm: 'PBKDF2', nonce: 'ab', salt: 'cd', cost: 1, keyLength: 8, keyPrefix: '0' },
  },
  solution: { counter: 7, derivedKey: 'ab' },
};

const calls: Record<string, (mimer: Mimer, options: { challenge?: ChallengeSolution }) => Promise<unknown>> =
  {
    track: ({ requests }, options) => requests.track(tracked.reference, code, options),
    reply: ({ requests }, options) => requests.reply(tracked.reference, code, { text: 'Left.' }, options),
    rate: ({ requests }, options) => requests.rate(tracked.reference, code, { score: 5 }, options),
    reopen: ({ requests }, options) => requests.reopen(tracked.reference, code, { text: 'No.' }, options),
    withdraw: ({ requests }, options) => requests.withdraw(tracked.reference, code, {}, options),
    'change the reply channel': ({ requests }, options) =>
      requests.changeReplyChannel(tracked.reference, code, { channel: 'email' }, options),
    'get an attachment': ({ attachments }, options) =>
      attachments.get(tracked.reference, code, 'a1', options),
  };

for (const [name, make] of Object.entries(calls))
  test(`a solved challenge travels in the header of the call to ${name}, and none without`, async () => {
    const { fetch, requests } = scriptedFetch(json(tracked), json(tracked));
    const mimer = createMimer({ endpoint, fetch });
    await make(mimer, { challenge });
    await make(mimer, {});
    const header = requests[0]?.headers.get('Mimer-Challenge') ?? '';
    assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')), challenge);
    assert.equal(requests[1]?.headers.get('Mimer-Challenge'), null);
  });
