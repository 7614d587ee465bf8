import { expect } from '@esm-bundle/chai';
import { createMimer, type ChallengeSolution } from '@melikgazi/mimer-sdk';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { fill, open, query, sendAll } from './support/form.ts';

const capabilities = ['challenge'];

/** A client whose proofs of work are numbered as they are done. */
const countingClient = () => {
  const { jurisdiction, services, requests, challenge } = createMimer({ endpoint });
  const proofs: string[] = [];
  const solve = async () => {
    const proof = await challenge.solve();
    proofs.push(proof.challenge.parameters.nonce);
    return proof;
  };
  const numberOf = (proof: ChallengeSolution | undefined) =>
    proofs.indexOf(proof?.challenge.parameters.nonce ?? '') + 1;
  return { client: { jurisdiction, services, requests, challenge: { solve } }, proofs, numberOf };
};

describe('the proof of work', () => {
  it('begins with the first answer and goes along with the request', async () => {
    const { arrivals } = playBackend({ jurisdiction: { capabilities } });
    const { client, proofs, numberOf } = countingClient();
    const form = await open({ client });
    await fill(form, 'description', 'Çukur');
    await eventually(() => proofs.length === 1);
    await sendAll(form);
    expect([proofs.length, numberOf(arrivals[0]?.body.challenge)]).to.deep.equal([1, 1]);
  });

  it('is left out where the municipality does not ask for it', async () => {
    const { arrivals } = playBackend();
    const { client, proofs } = countingClient();
    const form = await open({ client });
    await sendAll(form);
    expect([proofs.length, arrivals[0]?.body.challenge]).to.deep.equal([0, undefined]);
  });

  it('is done anew when it is about to expire', async () => {
    // By the page's clock, what this backend gives for half an hour has ten seconds left.
    const now = () => new Date(Date.now() - 30 * 60_000 + 10_000);
    const { arrivals } = playBackend({ jurisdiction: { capabilities }, now });
    const { client, numberOf } = countingClient();
    const form = await open({ client });
    await sendAll(form);
    expect(numberOf(arrivals[0]?.body.challenge)).to.equal(2);
  });

  it('that was refused is done anew and sent with the same key', async () => {
    const { arrivals } = playBackend({
      jurisdiction: { capabilities },
      onCreate: (_, count) => (count === 1 ? problem('challenge_failed') : undefined),
    });
    const { client, numberOf } = countingClient();
    const form = await open({ client });
    await sendAll(form);
    expect([
      arrivals.map(({ body }) => numberOf(body.challenge)),
      arrivals[0]?.key === arrivals[1]?.key,
      query(form, '[part="receipt"]') !== undefined,
    ]).to.deep.equal([[1, 2], true, true]);
  });
});
