import { expect } from '@esm-bundle/chai';
import { createMimer } from '@melikgazi/mimer-sdk';
import { problem } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import {
  control,
  errorOf,
  field,
  get,
  heading,
  open,
  place,
  query,
  settled,
  textOf,
} from './support/form.ts';

/** A client whose municipality answers when it is told to. */
const slowClient = () => {
  const { jurisdiction, services, challenge, requests } = createMimer({
    endpoint: 'https://mimer.test/ornek/v1',
  });
  const gate = Promise.withResolvers<void>();
  return {
    answer: gate.resolve,
    client: {
      jurisdiction: { get: async () => (await gate.promise, jurisdiction.get()) },
      services,
      challenge,
      requests,
    },
  };
};

describe('the form, when it opens,', () => {
  it('shows what the page put into it until it is ready', async () => {
    playBackend();
    const form = place({}, '0352 252 13 33');
    await form.updateComplete;
    const slot = get(form, 'slot');
    expect(slot instanceof HTMLSlotElement && slot.assignedNodes()[0]?.textContent).to.equal(
      '0352 252 13 33',
    );
  });

  it('lets the description be typed before the municipality has answered', async () => {
    playBackend();
    const { client } = slowClient();
    const form = place({ client });
    const area = await eventually(() => query(form, 'mimer-text-area'));
    expect(area.shadowRoot?.querySelector('textarea')?.disabled).to.equal(false);
  });

  it('keeps what was typed, the field and its focus when the municipality answers', async () => {
    playBackend();
    const { client, answer } = slowClient();
    const form = place({ client });
    await eventually(() => query(form, 'mimer-text-area')?.shadowRoot?.querySelector('textarea'));
    const before = control(form, 'description');
    if (!(before instanceof HTMLTextAreaElement)) throw new Error('no textarea');
    before.focus();
    before.value = 'Çukur ';
    before.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    answer();
    await eventually(() => query(form, 'mimer-combobox'));
    await settled(form);
    expect([
      control(form, 'description') === before,
      before.value,
      form.shadowRoot?.activeElement?.localName,
    ]).to.deep.equal([true, 'Çukur ', 'mimer-text-area']);
  });

  it('says when it is ready', async () => {
    playBackend();
    const heard: string[] = [];
    const note = (event: Event) => heard.push(event.type);
    document.addEventListener('mimer-ready', note);
    await open();
    document.removeEventListener('mimer-ready', note);
    expect(heard).to.deep.equal(['mimer-ready']);
  });

  it('speaks the language of what is around it', async () => {
    playBackend();
    document.body.lang = 'en-GB';
    const form = await open({ lang: '' });
    document.body.removeAttribute('lang');
    expect(heading(form)).to.equal('What your request is about');
  });

  it('speaks the municipality’s language where the page names none that it knows', async () => {
    playBackend({ jurisdiction: { defaultLocale: 'en' } });
    const form = await open({ lang: 'ja' });
    expect(heading(form)).to.equal('What your request is about');
  });

  it('takes the page’s own words', async () => {
    playBackend();
    const form = await open({ messages: { next: 'İleri' } });
    expect(textOf(form, '[type="submit"]')).to.equal('İleri');
  });

  it('starts with the service and the answers that the page knows', async () => {
    playBackend();
    const form = await open({ service: 'YOL-02', prefill: { description: 'Kaldırım' } });
    const shown = [control(form, 'description'), control(form, 'service')];
    expect(shown.map(input => 'value' in input && input.value)).to.deep.equal([
      'Kaldırım',
      'Kaldırım bozukluğu',
    ]);
  });

  it('has its headings on the level the page wants', async () => {
    playBackend();
    const form = await open({ headingLevel: 4 });
    expect(get(form, '[part="heading"]').ariaLevel).to.equal('4');
  });

  it('shows whom to call when the emergency is the municipality’s', async () => {
    playBackend();
    const form = await open();
    expect(get(form, '[part~="emergency"] a').getAttribute('href')).to.equal('tel:112');
  });

  it('shows the page’s own content and another try when loading fails', async () => {
    playBackend({ onLoad: () => problem('forbidden') });
    const form = place({}, '0352 252 13 33');
    await eventually(() => query(form, '#failure'));
    const shown = get(form, 'slot:not([name])');
    expect([
      shown instanceof HTMLSlotElement && shown.assignedNodes().length,
      textOf(form, '[type="submit"]'),
    ]).to.deep.equal([1, 'Tekrar dene']);
  });

  it('asks for nothing that is wrong before a step is sent', async () => {
    playBackend();
    const form = await open();
    field(form, 'description').focus();
    field(form, 'service').focus();
    await settled(form);
    expect(errorOf(form, 'description')).to.equal('');
  });
});
