import { expect } from '@esm-bundle/chai';
import { createMimer, type ChallengeSolution } from '@melikgazi/mimer-sdk';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { headless, refusal } from './support/headless.ts';
import {
  after,
  answer,
  everything,
  focused,
  lookUp,
  open,
  openAction,
  requestThat,
  send,
  show,
  textOf,
  type,
} from './support/tracker.ts';

const request = requestThat({ reply: true });

const solver = () => {
  let solved = 0;
  const solve = (): Promise<ChallengeSolution> => {
    solved += 1;
    const parameters = {
      algorithm: 'PBKDF2',
      nonce: 'ab',
      salt: 'cd',
      cost: 1,
      keyLength: 8,
      keyPrefix: '0',
    };
    return Promise.resolve({ challenge: { parameters }, solution: { counter: solved, derivedKey: 'ab' } });
  };
  return { solve, count: () => solved };
};

describe('after many wrong codes', () => {
  it('a look-up goes on with a solved challenge', async () => {
    const { solve, count } = solver();
    const { lookUp, calls, told } = headless(
      attempt => {
        if (attempt === 1) throw refusal('challenge_required', 429);
        return request;
      },
      { challenge: { solve } },
    );
    await lookUp();
    expect([count(), calls.length, told.length]).to.deep.equal([1, 2, 1]);
  });

  it('a spent challenge is solved anew, once', async () => {
    const { solve, count } = solver();
    const { lookUp, calls, failures } = headless(
      attempt => {
        throw refusal(attempt === 1 ? 'challenge_required' : 'challenge_failed', attempt === 1 ? 429 : 422);
      },
      { challenge: { solve } },
    );
    await lookUp();
    expect([count(), calls.length, failures]).to.deep.equal([2, 3, ['challenge_failed']]);
  });

  it('nothing is solved behind the citizen’s back', async () => {
    const { solve, count } = solver();
    const { lookUp, surroundings } = headless(
      attempt => {
        if (attempt > 1) throw refusal('challenge_required', 429);
        return request;
      },
      { challenge: { solve } },
    );
    await lookUp();
    await surroundings.pass(600);
    expect(count()).to.equal(0);
  });

  it('the challenge travels in its header, with the look-up and with a reply of the same key', async () => {
    const { solve } = solver();
    const { jurisdiction, requests, attachments } = createMimer({ endpoint });
    const looks: (string | null)[] = [];
    const { tracker, changes } = await show(
      request,
      {
        client: { jurisdiction, requests, attachments, challenge: { solve } },
        onChange: ({ challenge }) =>
          challenge === null ? problem('challenge_required') : answer(after(request, { text: 'Solda.' })),
      },
      {
        onTrack: (_reference, _code, challenge) => {
          looks.push(challenge);
          return challenge === null ? problem('challenge_required') : answer(request);
        },
      },
    );
    await openAction(tracker, 'reply');
    await type(tracker, 'text', 'Solda.');
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect([
      looks.map(header => header !== null),
      changes.map(({ challenge }) => challenge !== null),
      new Set(changes.map(({ key }) => key)).size,
    ]).to.deep.equal([[false, true], [false, true], 1]);
  });

  it('whoever cannot solve one is told so', async () => {
    const { jurisdiction, requests } = createMimer({ endpoint });
    playBackend({ jurisdiction: everything, onTrack: () => problem('challenge_required') });
    const tracker = await open({ client: { jurisdiction, requests } });
    await lookUp(tracker);
    expect(textOf(tracker, '#failure')).to.contain('Güvenlik denetimi gerekiyor.');
  });
});
