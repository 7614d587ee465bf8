import { expect } from '@esm-bundle/chai';
import { eventually } from '../../support/eventually.ts';
import { forbidDevice, makeInsecure, playDevice } from './support/geolocation.ts';
import { button, inField, placeField, said, words } from './support/point-field.ts';

const here = { latitude: 38.719_900_4, longitude: 35.5057, accuracy: 18.4 };

describe('the device’s own place', () => {
  it('is asked for only when its button is pressed, exactly and not for ever', async () => {
    const { asked } = playDevice(here);
    const field = await placeField();
    const before = asked.length;
    button(field, 'locate').click();
    await eventually(() => field.value !== '');
    expect([before, asked]).to.deep.equal([
      0,
      [{ enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 }],
    ]);
  });

  it('becomes the answer, rounded', async () => {
    playDevice(here);
    const field = await placeField();
    const told: string[] = [];
    for (const name of ['input', 'change'])
      field.addEventListener(name, () => told.push(`${name} ${field.value}`));
    button(field, 'locate').click();
    await eventually(() => told.length === 2);
    await field.updateComplete;
    expect([told, said(field)]).to.deep.equal([
      ['input 38.7199,35.5057,18', 'change 38.7199,35.5057,18'],
      'Konum eklendi 38.71990, 35.50570 yaklaşık 20 m doğrulukla',
    ]);
  });

  for (const [title, prepare, refusal] of [
    ['denied', () => playDevice({ code: 1 }), words.refused.denied],
    ['unavailable', () => playDevice({ code: 2 }), words.refused.unavailable],
    ['too slow', () => playDevice({ code: 3 }), words.refused.timeout],
    ['blocked by the page’s policy', () => void (playDevice(here), forbidDevice()), words.refused.blocked],
    ['not for insecure pages', () => void (playDevice(here), makeInsecure()), words.refused.insecure],
  ] as const) {
    it(`that is ${title} is answered in words, and the focus stays`, async () => {
      prepare();
      const field = await placeField();
      button(field, 'locate').focus();
      button(field, 'locate').click();
      await eventually(() => said(field) === refusal);
      expect([
        field.value,
        field.shadowRoot?.activeElement?.id,
        button(field, 'locate').ariaDisabled,
      ]).to.deep.equal(['', 'locate', null]);
    });
  }

  it('asks nobody where the page must not', async () => {
    const { asked } = playDevice(here);
    forbidDevice();
    const field = await placeField();
    button(field, 'locate').click();
    await eventually(() => said(field) === words.refused.blocked);
    expect(asked.length).to.equal(0);
  });

  it('is searched for once, however often the button is pressed', async () => {
    const { asked } = playDevice('silence');
    const field = await placeField();
    for (let presses = 0; presses < 3; presses += 1) button(field, 'locate').click();
    await field.updateComplete;
    expect([asked.length, said(field), button(field, 'locate').ariaDisabled]).to.deep.equal([
      1,
      words.locating,
      'true',
    ]);
  });

  it('can be given up, and a late answer changes nothing', async () => {
    const device = playDevice('silence');
    const field = await placeField();
    button(field, 'locate').click();
    await field.updateComplete;
    button(field, 'cancel').focus();
    button(field, 'cancel').click();
    device.answerLate(here);
    await field.updateComplete;
    await field.updateComplete;
    expect([field.value, said(field), field.shadowRoot?.activeElement?.id]).to.deep.equal([
      '',
      words.cancelled,
      'locate',
    ]);
  });

  it('is of no interest once the field has left the page', async () => {
    const device = playDevice('silence');
    const field = await placeField();
    const told: Event[] = [];
    field.addEventListener('input', event => told.push(event));
    button(field, 'locate').click();
    await field.updateComplete;
    const { parentElement } = field;
    field.remove();
    device.answerLate(here);
    parentElement?.append(field);
    await field.updateComplete;
    expect([told.length, field.value, inField(field, '#cancel')]).to.deep.equal([0, '', undefined]);
  });

  it('leaves the focus in the field when it comes while “cancel” has it', async () => {
    const device = playDevice('silence');
    const field = await placeField();
    button(field, 'locate').click();
    await field.updateComplete;
    button(field, 'cancel').focus();
    device.answerLate(here);
    await eventually(() => field.value !== '');
    await field.updateComplete;
    expect(field.shadowRoot?.activeElement?.id).to.equal('locate');
  });
});
