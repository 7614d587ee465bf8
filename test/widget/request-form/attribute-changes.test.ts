import { createMimer } from '@melikgazi/mimer-sdk';
import { expect } from '@esm-bundle/chai';
import { delay, HttpResponse } from 'msw';
import { endpoint, receipt } from '../../support/fake-backend.ts';
import type { StepEvent } from '../../../widget/src/events.ts';
import { storageScope } from '../../../widget/src/request-form/storage-scope.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import {
  control,
  fill,
  get,
  heading,
  open,
  place,
  query,
  sendAll,
  settled,
  textOf,
  toCheck,
} from './support/form.ts';

const elsewhere = 'https://mimer.test/baska/v1';

describe('a page that changes a form’s attributes', () => {
  it('in the middle of sending changes the words and not the request', async () => {
    const { arrivals } = playBackend({
      onCreate: async () => {
        await delay(200);
        return undefined;
      },
    });
    const form = await open();
    await toCheck(form);
    get(form, '[type="submit"]').click();
    form.lang = 'en';
    await eventually(() => query(form, '[part="receipt"]'));
    expect(arrivals.length).to.equal(1);
    expect(textOf(form, '[part="reference"]')).to.equal(receipt.reference);
  });

  it('after a lost answer keeps the key, so that the request stays one', async () => {
    let isLost = true;
    const { arrivals } = playBackend({ onCreate: () => (isLost ? HttpResponse.error() : undefined) });
    const form = await open();
    await toCheck(form);
    get(form, '[type="submit"]').click();
    await eventually(() => query(form, '[part="failure"]'));
    isLost = false;
    form.lang = 'en';
    await settled(form);
    get(form, '[type="submit"]').click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect(new Set(arrivals.map(({ key }) => key)).size).to.equal(1);
  });

  it('to another language leaves the citizen on the step', async () => {
    playBackend();
    const form = await open();
    await toCheck(form);
    const steps: string[] = [];
    form.addEventListener('mimer-step', ({ detail }) => steps.push(detail.step));
    const before = heading(form);
    form.lang = 'en';
    await eventually(() => heading(form) !== before && query(form, '[part="section"]'));
    expect(steps).to.deep.equal(['check']);
  });

  it('begins with the step that was asked for before it was ready, once those before it are answered', async () => {
    playBackend();
    const answers = {
      description: 'Sokağımızda büyük bir çukur var.',
      service: 'YOL-01',
      kind: 'complaint',
      'attribute:blocked': 'false',
    };
    const begun = async (prefill: object) => {
      const form = place({ prefill });
      form.goTo('place');
      const event = new Promise<StepEvent>(resolve => form.addEventListener('mimer-step', resolve));
      const { step } = (await event).detail;
      form.remove();
      return step;
    };
    expect([await begun({}), await begun(answers)]).to.deep.equal(['subject', 'place']);
  });

  it('never takes a receipt away', async () => {
    playBackend();
    const form = await open();
    await sendAll(form);
    form.lang = 'en';
    form.endpoint = `${form.endpoint}/`;
    await settled(form);
    expect(textOf(form, '[part="reference"]')).to.equal(receipt.reference);
    await eventually(() => /received/i.test(heading(form)));
  });

  it('sends the next request in the language that came while a receipt was shown', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    await sendAll(form);
    form.lang = 'en';
    await eventually(() => /received/i.test(heading(form)));
    [...(form.shadowRoot?.querySelectorAll<HTMLElement>('[part~="receipt"] button') ?? [])].at(-1)?.click();
    await eventually(() => query(form, '[type="submit"]'));
    await sendAll(form);
    expect(arrivals.map(({ body }) => body.reply.locale)).to.deep.equal(['tr', 'en']);
  });

  it('keeps the draft under the name of the backend that the form has now', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'description', 'Çukur');
    form.endpoint = elsewhere;
    form.client = createMimer({ endpoint });
    await eventually(() => sessionStorage.getItem(`mimer-draft ${elsewhere}`));
    await fill(form, 'description', 'Çukur var');
    expect([
      Object.keys(sessionStorage),
      sessionStorage.getItem(`mimer-draft ${elsewhere}`)?.includes('Çukur var'),
    ]).to.deep.equal([[`mimer-draft ${elsewhere}`], true]);
  });

  it('with other texts alone stays on its step', async () => {
    playBackend();
    const form = await open();
    await toCheck(form);
    const before = heading(form);
    form.messages = {};
    await settled(form);
    expect(heading(form)).to.equal(before);
  });

  it('chooses a service that the citizen may change again', async () => {
    playBackend();
    const form = await open();
    form.service = 'YOL-01';
    await settled(form);
    const chosen = control(form, 'service');
    expect(chosen instanceof HTMLInputElement && chosen.value).to.equal('Çukur / yol bozukluğu');
  });

  it('can’t go to a step that the request does not have', async () => {
    playBackend();
    const form = await open();
    const steps: string[] = [];
    form.addEventListener('mimer-step', ({ detail }) => steps.push(detail.step));
    const goTo: unknown = Reflect.get(form, 'goTo');
    if (typeof goTo !== 'function') throw new Error('goTo is a method.');
    for (const step of ['receipt', 'nope', 'check']) Reflect.apply(goTo, form, [step]);
    await settled(form);
    expect(steps).to.deep.equal([]);
    expect(textOf(form, '[part="progress"]')).to.contain('1');
  });
});

describe('forms with clients of the page’s own', () => {
  it('share nothing where they have ids or endpoints', () => {
    const scopes = [
      ['', true, 'one'],
      ['', true, 'two'],
      [endpoint, true, ''],
      [elsewhere, true, ''],
    ] as const;
    expect(new Set(scopes.map(([url, isOwn, id]) => storageScope(url, isOwn, id))).size).to.equal(4);
    expect(storageScope(`${endpoint}/`, true, 'one')).to.equal(storageScope(endpoint, false, ''));
  });
});

describe('a long word', () => {
  it('never makes the page wider', async () => {
    playBackend();
    const form = await open();
    form.style.inlineSize = '280px';
    await fill(form, 'description', 'W'.repeat(300));
    expect(control(form, 'description').getBoundingClientRect().width).to.be.at.most(280);
    expect(form.scrollWidth).to.be.at.most(280);
  });
});
