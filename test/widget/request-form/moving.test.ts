import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import {
  choose,
  control,
  field,
  fill,
  focused,
  get,
  heading,
  next,
  open,
  query,
  settled,
  textOf,
  toCheck,
  toPlace,
  toYou,
} from './support/form.ts';

describe('moving through the form', () => {
  it('gives the focus to the heading of the new step', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    expect([focused(form)?.textContent, textOf(form, '[part="progress"]')]).to.deep.equal([
      'Neresi?',
      'Adım 2 / 4',
    ]);
  });

  it('tells the page of each step', async () => {
    playBackend();
    const form = await open();
    const steps: string[] = [];
    form.addEventListener('mimer-step', event => steps.push(event.detail.step));
    await toCheck(form);
    expect(steps).to.deep.equal(['place', 'you', 'check']);
  });

  it('says the step politely', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    expect(textOf(form, '[role="status"]')).to.equal('Adım 2 / 4: Neresi?');
  });

  it('goes back without losing anything', async () => {
    playBackend();
    const form = await open();
    await toPlace(form);
    get(form, '[part="button secondary"]').click();
    await settled(form);
    expect(Reflect.get(field(form, 'description'), 'value')).to.equal('Sokağımızda büyük bir çukur var.');
  });

  it('goes from the check to a question and back', async () => {
    playBackend();
    const form = await open();
    await toCheck(form);
    const rows = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('[part="answer"]') ?? [])];
    rows
      .find(row => row.textContent.includes('Cadde veya sokak'))
      ?.querySelector('button')
      ?.click();
    await settled(form);
    const reached = focused(form)?.getAttribute('name');
    await fill(form, 'street', 'Uzun Sokak');
    await next(form);
    expect([reached, heading(form), textOf(form, '[part="questions"]').includes('Uzun Sokak')]).to.deep.equal(
      ['street', 'Kontrol ediniz ve gönderiniz', true],
    );
  });

  it('names its question to who hears the button', async () => {
    playBackend();
    const form = await open();
    await toCheck(form);
    expect(textOf(form, '[part="change"]')).to.equal('Değiştir: Ne oldu? Ne istiyorsunuz?');
  });

  it('works by keyboard alone', async () => {
    const { arrivals } = playBackend();
    const form = await open();
    const type = async (text: string) => {
      await sendKeys({ type: text });
      await sendKeys({ press: 'Tab' });
    };
    control(form, 'description').focus();
    await type('Sokakta büyük bir çukur var.');
    await sendKeys({ type: 'cukur' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await settled(form);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await eventually(() => query(form, '[name="street"]'));
    await settled(form);
    await sendKeys({ press: 'Tab' });
    await type('Hunat');
    await sendKeys({ press: 'Enter' });
    await eventually(() => query(form, '[name="givenName"]'));
    expect([arrivals.length, heading(form)]).to.deep.equal([0, 'İletişim bilgileriniz']);
  });
});

describe('the subject', () => {
  it('is suggested from the words of the description', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'description', 'Kaldırım taşları kırık, geçemiyoruz.');
    get(form, '[part="suggestion"]').click();
    await settled(form);
    expect([Reflect.get(field(form, 'service'), 'value'), focused(form)?.getAttribute('name')]).to.deep.equal(
      ['YOL-02', 'service'],
    );
  });

  it('of another institution shows whom to call', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'service', 'Su kesintisi');
    const link = get(form, '[part="redirect"] a').getAttribute('href');
    expect([link, query(form, '[type="submit"]')]).to.deep.equal(['tel:185', undefined]);
  });

  it('of another institution can be applied for all the same', async () => {
    playBackend();
    const form = await open();
    await fill(form, 'service', 'Su kesintisi');
    get(form, '[part="redirect"] button').click();
    await settled(form);
    expect([
      query(form, '[name="kind"]') !== undefined,
      query(form, '[type="submit"]') !== undefined,
    ]).to.deep.equal([true, true]);
  });

  it('warns where it is sensitive', async () => {
    playBackend();
    const form = await open({ service: 'SOS-02' });
    expect(textOf(form, '[part="caution"]')).to.contain('hassas');
  });

  it('is asked about for a second time with the service’s own notice', async () => {
    playBackend();
    const form = await open({
      service: 'SOS-02',
      prefill: { description: 'Hastaneye gitmek için araç istiyorum.' },
    });
    await choose(form, 'kind', 'complaint');
    await next(form);
    await eventually(() => query(form, '[name="notice:health"]'));
    expect(query(form, '[name="notice:general"]')).not.to.equal(undefined);
  });
});

describe('the person', () => {
  const asReporter = async () => {
    playBackend();
    const form = await open({
      service: 'IMR-01',
      prefill: { description: 'Yan apartmana izinsiz kat çıkılıyor.', street: 'Uzun Sokak' },
    });
    await next(form);
    await eventually(() => query(form, '[name="street"]'));
    await next(form);
    await settled(form);
    return form;
  };

  it('is asked for no name once anonymity is chosen', async () => {
    const form = await asReporter();
    await choose(form, 'anonymous');
    expect(['givenName', 'channel', 'phone'].map(name => query(form, `[name="${name}"]`))).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is hidden from the unit where the service suggests it', async () => {
    const form = await asReporter();
    expect(Reflect.get(field(form, 'hideIdentity'), 'value')).to.equal(true);
  });

  it('is asked for what the chosen channel needs, once', async () => {
    playBackend();
    const form = await open();
    await toYou(form);
    await choose(form, 'channel', 'email');
    expect([query(form, '[name="phone"]'), query(form, '[name="email"]')?.localName]).to.deep.equal([
      undefined,
      'mimer-text-field',
    ]);
  });

  for (const [name, token] of [
    ['givenName', 'given-name'],
    ['familyName', 'family-name'],
    ['phone', 'tel'],
    ['address', 'street-address'],
  ] as const) {
    it(`lets the browser fill in ${token}`, async () => {
      playBackend();
      const form = await open();
      await toYou(form);
      await choose(form, 'channel', 'sms');
      expect(control(form, name).getAttribute('autocomplete')).to.equal(token);
    });
  }
});
