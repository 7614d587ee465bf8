import { expect } from '@esm-bundle/chai';
import { ConnectionError, createMimer } from '@melikgazi/mimer-sdk';
import { problemCodes, type ProblemCode } from '@melikgazi/mimer-sdk/contract';
import { HttpResponse } from 'msw';
import { loadMessages } from '../../../widget/src/locales/load-messages.ts';
import type { StatusTracker } from '../../../widget/src/index.ts';
import { endpoint, problem, receipt } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { refusal } from './support/headless.ts';
import { focused, get, input, lookUp, open, query, requestThat, show, textOf } from './support/tracker.ts';

const { jurisdiction, requests } = createMimer({ endpoint });

/** A tracker whose look-up was answered with an error. */
const failed = async (error: Error): Promise<StatusTracker> => {
  playBackend();
  const tracker = await open({
    client: { jurisdiction, requests: { ...requests, track: () => Promise.reject(error) } },
  });
  await lookUp(tracker);
  await eventually(() => query(tracker, '#failure'));
  return tracker;
};

const kept = (tracker: StatusTracker) => [
  input(tracker, 'reference').value,
  input(tracker, 'trackingCode').value,
];

const everything = [receipt.reference, receipt.trackingCode];
const isCode = (code: string): code is ProblemCode => Object.hasOwn(problemCodes, code);

describe('a look-up that does not work', () => {
  for (const code of Object.keys(problemCodes).filter(isCode)) {
    it(`says so in words for ${code}, and keeps what was typed`, async () => {
      const words = await loadMessages('tracker', 'tr');
      const tracker = await failed(refusal(code, problemCodes[code]));
      const own: Readonly<Record<string, string>> = words.tracker.problems;
      const said = code === 'not_found' ? words.tracker.notFound : (own[code] ?? words.problems[code]);
      expect([textOf(tracker, '#failure').includes(said), kept(tracker)]).to.deep.equal([true, everything]);
    });
  }

  it('says how long to wait', async () => {
    const tracker = await failed(refusal('rate_limited', 429, 125));
    expect(textOf(tracker, '#failure')).to.contain('3 dakika sonra');
  });

  for (const [title, onTrack] of Object.entries({
    'a page of HTML': () => HttpResponse.html('<h1>Bakımdayız</h1>'),
    'JSON of another kind': () => HttpResponse.json({ reference: 1 }),
    'a proxy’s error': () => new HttpResponse('Bad gateway', { status: 400 }),
  })) {
    it(`names whom to call where the answer is ${title}`, async () => {
      playBackend({ onTrack });
      const tracker = await open();
      await lookUp(tracker);
      const link = await eventually(() => query(tracker, '#failure a'));
      await eventually(() => focused(tracker) === 'failure');
      expect([
        textOf(tracker, '#failure').includes('anlaşılamayan bir yanıt'),
        link.getAttribute('href'),
        kept(tracker),
      ]).to.deep.equal([true, 'tel:+903522521333', everything]);
    });
  }

  it('shows the page’s own words where nobody answers at all', async () => {
    const silence = () => Promise.reject(new ConnectionError('No answer.'));
    const tracker = await open({
      client: { jurisdiction: { get: silence }, requests: { track: silence } },
    });
    tracker.append('0352 252 13 33');
    await lookUp(tracker);
    const slot = await eventually(() =>
      tracker.shadowRoot?.querySelector<HTMLSlotElement>('slot:not([name])'),
    );
    expect([
      slot.assignedNodes().length,
      textOf(tracker, '#failure').includes('Bağlantı kurulamadı'),
      kept(tracker),
    ]).to.deep.equal([1, true, everything]);
  });

  it('works again at the next try', async () => {
    let isBroken = true;
    playBackend({ onTrack: () => (isBroken ? problem('forbidden') : undefined) });
    const tracker = await open();
    await lookUp(tracker);
    await eventually(() => query(tracker, '#failure'));
    isBroken = false;
    get(tracker, '[type="submit"]').click();
    await eventually(() => query(tracker, '[part="result"]'));
    expect(query(tracker, '#failure')).to.equal(undefined);
  });

  it('leaves a request that is shown where it is', async () => {
    let isBroken = false;
    const { tracker } = await show(
      requestThat({}),
      {},
      {
        onTrack: () => (isBroken ? problem('forbidden') : HttpResponse.json(requestThat({}))),
      },
    );
    isBroken = true;
    get(tracker, '[part~="refresh"]').click();
    await eventually(() => focused(tracker) === 'failure');
    expect(query(tracker, '[part="result"]')).not.to.equal(undefined);
  });
});
