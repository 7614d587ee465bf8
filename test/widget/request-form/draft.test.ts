import { expect } from '@esm-bundle/chai';
import { problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import type { RequestForm } from '../../../widget/src/index.ts';
import {
  control,
  fill,
  fillSubject,
  focused,
  get,
  heading,
  open,
  place,
  query,
  sendAll,
  settled,
  textOf,
  toCheck,
  toPlace,
} from './support/form.ts';

const described = (form: RequestForm): string => {
  const area = control(form, 'description');
  return area instanceof HTMLTextAreaElement ? area.value : '';
};

/** What a reload of the tab does to the form: the page's memory goes, the tab's storage stays. */
const reload = async (form: RequestForm, properties: Partial<RequestForm> = {}): Promise<RequestForm> => {
  form.remove();
  return open(properties);
};

const stored = (): string => JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage });

describe('a draft', () => {
  it('stands in the form again after a reload, and says so', async () => {
    playBackend();
    const before = await open();
    await toPlace(before);
    await fill(before, 'street', 'Uzun Sokak');
    const form = await reload(before);
    const line = textOf(form, '[part="draft"]');
    const text = described(form);
    get(form, '[type="submit"]').click();
    const street = await eventually(() => query(form, '[name="street"]'));
    expect([text, line.startsWith('Taslağınız duruyor.'), 'value' in street && street.value]).to.deep.equal([
      'Sokağımızda büyük bir çukur var.',
      true,
      'Uzun Sokak',
    ]);
  });

  it('stands there before the municipality has answered', async () => {
    playBackend();
    const before = await open();
    await fillSubject(before);
    before.remove();
    playBackend({ onLoad: () => problem('unavailable') });
    const form = place();
    await eventually(() => query(form, 'mimer-text-area')?.shadowRoot?.querySelector('textarea'));
    expect(described(form)).to.equal('Sokağımızda büyük bir çukur var.');
  });

  it('holds nothing of who asks', async () => {
    playBackend();
    const form = await open();
    await toCheck(form);
    const kept = stored();
    expect(kept).to.contain('Sokağımızda');
    for (const canary of ['Ayşe', 'Yılmaz', '0530', '530', 'Hunat Mah. No: 12', 'sms', 'notice'])
      expect(kept, canary).not.to.contain(canary);
  });

  it('goes when the request was sent', async () => {
    playBackend();
    const form = await open();
    await sendAll(form);
    expect(stored()).to.equal('{}{}');
  });

  it('goes when the form is reset', async () => {
    playBackend();
    const before = await open();
    await fillSubject(before);
    const form = await reload(before);
    form.reset();
    await settled(form);
    expect([stored(), query(form, '[part="draft"]')]).to.deep.equal(['{}{}', undefined]);
  });

  it('goes, with what was typed, when the citizen deletes it', async () => {
    playBackend();
    const before = await open();
    await toPlace(before);
    const form = await reload(before);
    get(form, '[part="draft"] button').click();
    await settled(form);
    await settled(form);
    expect([
      stored(),
      described(form),
      query(form, '[part="draft"]'),
      focused(form)?.textContent,
      textOf(form, '[role="status"]'),
    ]).to.deep.equal(['{}{}', '', undefined, heading(form), 'Taslak silindi.']);
  });

  it('goes once a sensitive subject is chosen', async () => {
    playBackend();
    const form = await open();
    await fillSubject(form);
    const before = stored();
    await fill(form, 'service', 'Hasta nakil');
    expect([before.includes('Sokağımızda'), stored()]).to.deep.equal([true, '{}{}']);
  });

  it('is not kept where the page does not want it', async () => {
    playBackend();
    const form = await open({ draft: 'off' });
    await fillSubject(form);
    expect(stored()).to.equal('{}{}');
  });

  it('belongs to one form where forms have ids', async () => {
    playBackend();
    const before = await open({ id: 'one' });
    await fillSubject(before);
    const other = await reload(before, { id: 'two' });
    const emptiness = described(other);
    const form = await reload(other, { id: 'one' });
    expect([emptiness, described(form)]).to.deep.equal(['', 'Sokağımızda büyük bir çukur var.']);
  });

  it('that somebody else wrote is ignored', async () => {
    playBackend();
    for (const hostile of ['{', '"x"', '{"version":1,"savedAt":1e99,"answers":{"description":{}}}']) {
      sessionStorage.setItem('mimer-draft https://mimer.test/ornek/v1', hostile);
      const form = await open();
      expect([described(form), query(form, '[part="draft"]')]).to.deep.equal(['', undefined]);
      form.remove();
    }
  });

  for (const [title, storage] of Object.entries<() => Storage>({
    forbidden: () => {
      throw new DOMException('No.', 'SecurityError');
    },
    full: () =>
      new Proxy(localStorage, {
        get: () => () => {
          throw new DOMException('Full.', 'QuotaExceededError');
        },
      }),
  })) {
    it(`is done without where the storage is ${title}`, async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? {};
      Object.defineProperty(window, 'sessionStorage', { configurable: true, get: storage });
      try {
        const { arrivals } = playBackend();
        const form = await open();
        await sendAll(form);
        expect([arrivals.length, heading(form)]).to.deep.equal([1, 'Başvurunuz alındı']);
      } finally {
        Object.defineProperty(window, 'sessionStorage', own);
      }
    });
  }
});
