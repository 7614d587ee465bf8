import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { receipt, type FakeBackendOptions, problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { stopClock } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';
import type { RequestForm } from '../../../widget/src/index.ts';
import { impatientClient } from './support/impatient-client.ts';
import {
  control,
  fill,
  fillYou,
  get,
  next,
  open,
  place,
  query,
  sendAll,
  settled,
  textOf,
} from './support/form.ts';

const jurisdiction = { capabilities: ['receipt'] };

const own = globalThis.setTimeout;

/** The second look comes at once; all other timers are as they are. No time goes by meanwhile, however slow the machine is. */
beforeEach(() => {
  stopClock('2026-11-26T09:00:00+03:00');
  Object.defineProperty(globalThis, 'setTimeout', {
    configurable: true,
    writable: true,
    value: (run: () => void, milliseconds = 0) => own(run, milliseconds === 20_000 ? 0 : milliseconds),
  });
});

afterEach(() => {
  globalThis.setTimeout = own;
});

/** A form whose answer was lost, on a page that is reloaded. */
const loseAnswer = async (): Promise<void> => {
  playBackend({ jurisdiction, onCreate: () => HttpResponse.error() });
  const form = await open({ client: impatientClient() });
  await sendAll(form);
  form.remove();
};

const comeBack = (options: FakeBackendOptions): Promise<RequestForm> => {
  playBackend({ jurisdiction, ...options });
  return open({ client: impatientClient() });
};

const former = async (form: RequestForm): Promise<string> => {
  await eventually(
    () => query(form, '[part="former"]') && !textOf(form, '[part="former"]').includes('bakılıyor'),
  );
  return textOf(form, '[part="former"]');
};

/** Fills in what is missing after a reload, and sends. */
const complete = async (form: RequestForm): Promise<void> => {
  await next(form);
  await eventually(() => query(form, '[name="street"]'));
  await next(form);
  await fillYou(form);
  await next(form);
  await next(form);
  await eventually(() => query(form, '[part="receipt"], #failure, #summary'));
  await settled(form);
};

const valueOf = (form: RequestForm): string => {
  const input = control(form, 'description');
  return input instanceof HTMLTextAreaElement ? input.value : '?';
};

describe('after a reload, an attempt that nobody answered', () => {
  it('shows its receipt if it had arrived, and nothing is sent again', async () => {
    await loseAnswer();
    const asked: (string | null)[] = [];
    const { arrivals } = playBackend({
      jurisdiction,
      onFindReceipt: key => {
        asked.push(key);
        return HttpResponse.json(receipt);
      },
    });
    const shown = place({ client: impatientClient() });
    await eventually(() => query(shown, '[part="receipt"]'));
    expect([
      textOf(shown, '[part="tracking-code"]'),
      asked.length,
      arrivals.length,
      sessionStorage.length,
    ]).to.deep.equal([receipt.trackingCode, 1, 0, 0]);
  });

  it('leaves the draft to be completed if it had not, and says so', async () => {
    await loseAnswer();
    const form = await comeBack({});
    expect([
      (await former(form)).includes('ulaşmamış'),
      query(form, '[part="draft"]') !== undefined,
    ]).to.deep.equal([true, true]);
  });

  it('is looked for once more before it is called missing, for it may still be on its way', async () => {
    await loseAnswer();
    let asked = 0;
    const form = await comeBack({
      onFindReceipt: () => ((asked += 1) > 1 ? HttpResponse.json(receipt) : undefined),
    });
    await eventually(() => query(form, '[part="receipt"]'));
    expect(asked).to.equal(2);
  });

  it('is called missing at once where it was made long enough ago', async () => {
    await loseAnswer();
    for (const [name, kept] of Object.entries(sessionStorage))
      sessionStorage.setItem(
        name,
        String(kept).replaceAll(/"sentAt":(\d+)/g, (_, at) => `"sentAt":${Number(at) - 60_000}`),
      );
    let asked = 0;
    const form = await comeBack({ onFindReceipt: () => void (asked += 1) });
    expect([(await former(form)).includes('ulaşmamış'), asked]).to.deep.equal([true, 1]);
  });

  it('is not known of while nobody answers, and is asked for again', async () => {
    await loseAnswer();
    let reachable = false;
    const form = await comeBack({
      onFindReceipt: () => (reachable ? HttpResponse.json(receipt) : HttpResponse.error()),
    });
    const words = await former(form);
    reachable = true;
    get(form, '[part="former"] button').click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect(words).to.contain('şu anda bilemiyoruz').and.to.contain('iki kez kaydedilmez');
  });

  it('is asked for again when the network is back', async () => {
    await loseAnswer();
    let reachable = false;
    const form = await comeBack({
      onFindReceipt: () => (reachable ? HttpResponse.json(receipt) : HttpResponse.error()),
    });
    await former(form);
    reachable = true;
    dispatchEvent(new Event('online'));
    expect(await eventually(() => query(form, '[part="receipt"]'))).to.not.equal(undefined);
  });

  it('is not asked for by a form that has left the page', async () => {
    await loseAnswer();
    let asked = 0;
    const form = await comeBack({ onFindReceipt: () => ((asked += 1), HttpResponse.error()) });
    await former(form);
    const before = asked;
    form.remove();
    await settled(form);
    dispatchEvent(new Event('online'));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect([before > 0, asked - before]).to.deep.equal([true, 0]);
  });

  it('is still asked after where the draft is deleted', async () => {
    await loseAnswer();
    let reachable = false;
    const form = await comeBack({
      onFindReceipt: () => (reachable ? HttpResponse.json(receipt) : HttpResponse.error()),
    });
    await former(form);
    get(form, '[part="draft"] button').click();
    await settled(form);
    const kept = [sessionStorage.length, query(form, '[part="draft"]')];
    reachable = true;
    get(form, '[part="former"] button').click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect([kept, sessionStorage.length]).to.deep.equal([[1, undefined], 0]);
  });

  it('keeps its key, so that one that was only late makes no second request', async () => {
    playBackend({ jurisdiction });
    const sent: (string | null)[] = [];
    playBackend({
      jurisdiction,
      onCreate: ({ key }) => {
        sent.push(key);
        return HttpResponse.error();
      },
    });
    const before = await open({ client: impatientClient() });
    await sendAll(before);
    before.remove();
    let late = false;
    const form = await comeBack({
      onCreate: ({ key }) => {
        sent.push(key);
        late = true;
        return problem('idempotency_mismatch');
      },
      onFindReceipt: () => (late ? HttpResponse.json(receipt) : undefined),
    });
    await former(form);
    await complete(form);
    expect([
      new Set(sent).size,
      sent.length,
      textOf(form, '[part="reference"]'),
      textOf(form, '[part="receipt"]').includes('önceki hâliyle'),
    ]).to.deep.equal([1, 2, receipt.reference, true]);
  });

  it('is another tab’s affair where the tab was duplicated: this one sends under a key of its own', async () => {
    const sent: (string | null)[] = [];
    playBackend({
      jurisdiction,
      onCreate: ({ key }) => {
        sent.push(key);
        return HttpResponse.error();
      },
    });
    const original = await open({ client: impatientClient() });
    await sendAll(original);
    // The copy begins with the storage of the original, which is still open.
    const asked: (string | null)[] = [];
    playBackend({
      jurisdiction,
      onCreate: ({ key }) => {
        sent.push(key);
        return undefined;
      },
      onFindReceipt: key => {
        asked.push(key);
        return undefined;
      },
    });
    const copy = await open({ client: impatientClient() });
    await complete(copy);
    expect([new Set(sent).size, asked, query(copy, '[part="receipt"]') !== undefined]).to.deep.equal([
      2,
      [],
      true,
    ]);
    copy.remove();
    original.remove();
  });

  it('is asked for when the page comes out of the browser’s cache', async () => {
    playBackend({
      jurisdiction,
      onCreate: () => HttpResponse.error(),
      onFindReceipt: () => HttpResponse.json(receipt),
    });
    const form = await open({ client: impatientClient() });
    await sendAll(form);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await eventually(() => query(form, '[part="receipt"]'));
    expect(textOf(form, '[part="receipt"]').includes('önceki hâliyle')).to.equal(false);
  });

  it('leaves what is being typed where it is when its receipt comes, and neither is lost', async () => {
    await loseAnswer();
    let reachable = false;
    const form = await comeBack({
      onFindReceipt: () => (reachable ? HttpResponse.json(receipt) : HttpResponse.error()),
    });
    await former(form);
    const other = 'Parktaki bankların tahtaları kırılmış.';
    await fill(form, 'description', other);
    reachable = true;
    get(form, '[part="former"] button').click();
    await eventually(() => textOf(form, '[part="former"]').includes(receipt.reference));
    const typing = valueOf(form);
    get(form, '[part="former"] button').click();
    await eventually(() => query(form, '[part="receipt"]'));
    const code = textOf(form, '[part="tracking-code"]');
    get(form, '[part="buttons"] button:last-of-type').click();
    await settled(form);
    expect([
      typing,
      code,
      valueOf(form),
      query(form, '[part="former"]'),
      JSON.stringify({ ...sessionStorage }).includes(other),
    ]).to.deep.equal([other, receipt.trackingCode, other, undefined, true]);
  });
});
