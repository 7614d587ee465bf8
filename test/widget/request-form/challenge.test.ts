import { expect } from '@esm-bundle/chai';
import { createMimer, type ChallengeSolution } from '@melikgazi/mimer-sdk';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { fill, open, query, sendAll } from './support/form.ts';

const capabilities = ['challenge'];

/** A client whose proofs of work are done at once, numbered, and good for as long as is said. */
const clientWith = (lifetime: number) => {
  const { jurisdiction, services, requests } = createMimer({ endpoint });
  let solved = 0;
  const solve = (): Promise<ChallengeSolution> => {
    solved += 1;
    const expiresAt = Math.round(Date.now() / 1000) + lifetime;
    const parameters = {
      algorithm: 'PBKDF2',
      nonce: 'ab',
      salt: 'cd',
      cost: 1,
      keyLength: 8,
      keyPrefix: '0',
      expiresAt,
    };
    return Promise.resolve({ challenge: { parameters }, solution: { counter: solved, derivedKey: 'ab' } });
  };
  return { client: { jurisdiction, services, requests, challenge: { solve } }, count: () => solved };
};

describe('the proof of work', () => {
  it('begins with the first answer and goes along with the request', async () => {
    const { arrivals } = playBackend({ jurisdiction: { capabilities } });
    const { client, count } = clientWith(600);
    const form = await open({ client });
    await fill(form, 'description', 'Çukur');
    await eventually(() => count() === 1);
    await sendAll(form);
    expect([count(), arrivals[0]?.body.challenge?.solution.counter]).to.deep.equal([1, 1]);
  });

  it('is left out where the municipality does not ask for it', async () => {
    const { arrivals } = playBackend();
    const { client, count } = clientWith(600);
    const form = await open({ client });
    await sendAll(form);
    expect([count(), arrivals[0]?.body.challenge]).to.deep.equal([0, undefined]);
  });

  it('is done anew when it is about to expire', async () => {
    const { arrivals } = playBackend({ jurisdiction: { capabilities } });
    const { client } = clientWith(10);
    const form = await open({ client });
    await sendAll(form);
    expect(arrivals[0]?.body.challenge?.solution.counter).to.equal(2);
  });

  it('that was refused is done anew and sent with the same key', async () => {
    const { arrivals } = playBackend({
      jurisdiction: { capabilities },
      onCreate: (_, count) => (count === 1 ? problem('challenge_failed') : undefined),
    });
    const { client } = clientWith(600);
    const form = await open({ client });
    await sendAll(form);
    expect([
      arrivals.map(({ body }) => body.challenge?.solution.counter),
      arrivals[0]?.key === arrivals[1]?.key,
      query(form, '[part="receipt"]') !== undefined,
    ]).to.deep.equal([[1, 2], true, true]);
  });
});
