import { expect } from '@esm-bundle/chai';
import { expectAccessible } from '../../fields/support/axe.ts';
import { button, inField, placeField, said, type, words } from './support/point-field.ts';

describe('the field for a point', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
      document.body.style.colorScheme = theme;
      for (const properties of [
        {},
        { value: '38.7199,35.5057,640' },
        { value: '41.01,28.97' },
        { value: 'orası', error: 'Koordinatlar anlaşılamadı.' },
      ])
        await expectAccessible(await placeField({ mapTiles: '/{z}/{x}/{y}', ...properties }));
      document.body.removeAttribute('style');
    });
  }

  it('offers no map where the page names no pictures', async () => {
    const found = await Promise.all(
      ['', 'https://tiles.test/', '/{z}/{x}.png', '/{z}/{x}/{y}.png'].map(async mapTiles =>
        inField(await placeField({ mapTiles }), '#open-map'),
      ),
    );
    expect(found.map(map => map !== undefined)).to.deep.equal([false, false, false, true]);
  });

  it('shows a point with its accuracy', async () => {
    const field = await placeField({ value: '38.7199,35.5057,18' });
    expect(said(field)).to.equal('Konum eklendi 38.71990, 35.50570 yaklaşık 20 m doğrulukla');
  });

  it('warns softly about a point outside the district', async () => {
    const field = await placeField({ value: '41.01,28.97' });
    expect(said(field)).to.include(words.outside('Melikgazi Belediyesi'));
  });

  it('does not warn where nothing is known of the district', async () => {
    const field = await placeField({ value: '41.01,28.97', district: { name: 'Örnek' } });
    expect(said(field)).to.equal('Konum eklendi 41.01000, 28.97000');
  });

  it('says when a point is not exact', async () => {
    const [coarse, fine] = [
      await placeField({ value: '38.7199,35.5057,201' }),
      await placeField({ value: '38.7199,35.5057,200' }),
    ];
    expect([
      said(coarse).includes(words.inaccurateWithoutMap),
      said(fine).includes('kesin değil'),
    ]).to.deep.equal([true, false]);
  });

  it('waits with the result until the coordinates are typed', async () => {
    const field = await placeField();
    const input = await type(field, '38.7199, 3');
    const during = said(field);
    await type(field, '38.7199, 35.5057');
    input.dispatchEvent(new Event('change'));
    await field.updateComplete;
    expect([during, said(field), field.value]).to.deep.equal([
      '',
      'Konum eklendi 38.71990, 35.50570',
      '38.7199, 35.5057',
    ]);
  });

  it('shows at once what was pasted', async () => {
    const field = await placeField();
    await type(field, 'https://maps.google.com/?q=38.7199,35.5057', 'insertFromPaste');
    expect(said(field)).to.equal('Konum eklendi 38.71990, 35.50570');
  });

  it('keeps what is typed as it is', async () => {
    const field = await placeField();
    const input = await type(field, '38,7199 35,5');
    input.dispatchEvent(new Event('change'));
    await field.updateComplete;
    expect([input.value, field.value]).to.deep.equal(['38,7199 35,5', '38,7199 35,5']);
  });

  it('is emptied by one button, and the focus stays in it', async () => {
    const field = await placeField({ value: '38.7199,35.5057' });
    const told: string[] = [];
    field.addEventListener('input', () => told.push(field.value));
    button(field, 'remove').focus();
    button(field, 'remove').click();
    await field.updateComplete;
    expect([told, said(field), field.shadowRoot?.activeElement?.id]).to.deep.equal([
      [''],
      words.removed,
      'locate',
    ]);
  });

  it('unfolds the coordinates for an error and takes the focus there', async () => {
    const field = await placeField({ value: 'orası', error: 'Koordinatlar anlaşılamadı.' });
    field.focus();
    const { activeElement } = field.shadowRoot ?? {};
    expect([activeElement?.id, activeElement?.getAttribute('aria-describedby')]).to.deep.equal([
      'control',
      'coordinates-hint error',
    ]);
  });

  it('takes the focus to its first button without an error', async () => {
    const field = await placeField();
    field.focus();
    expect(field.shadowRoot?.activeElement?.id).to.equal('locate');
  });

  it('takes part in its form', async () => {
    const field = await placeField({ value: '38.7199,35.5057' });
    const form = field.closest('form');
    expect(form && new FormData(form).get('point')).to.equal('38.7199,35.5057');
  });
});
