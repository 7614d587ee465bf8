import { expect } from '@esm-bundle/chai';
import { http, HttpResponse } from 'msw';
import { expectAccessible } from '../../fields/support/axe.ts';
import { answerWith } from '../../support/backend.ts';
import { eventually } from '../../support/eventually.ts';
import { button, inField, placeField, type, words } from './support/point-field.ts';
import { mapTiles } from './support/tiles.ts';

// Alone in its file: what a page has loaded once, it does not ask for again.
describe('a map whose code does not come', () => {
  it('says so, and loses nothing', async () => {
    answerWith(http.get('*/place/map-view.ts', () => HttpResponse.error()));
    const field = await placeField({ mapTiles, value: '38.72,35.5,20' });
    button(field, 'open-map').click();
    await field.updateComplete;
    const trouble = () =>
      inField(field, 'mimer-point-map')?.shadowRoot?.querySelector('[part="trouble"]')?.textContent.trim();
    await eventually(() => trouble() === words.map.failed);
    const before = field.value;
    await type(field, '38.7199, 35.5057', 'insertFromPaste');
    await expectAccessible(field);
    expect([before, field.value]).to.deep.equal(['38.72,35.5,20', '38.7199, 35.5057']);
  });
});
