import { expect } from '@esm-bundle/chai';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { control, errorOf, next, place, query, settled } from './support/form.ts';

const hasLoaded = (file: string) =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes(file));

// Alone in its file: the rest of the form is only late where no other test has loaded it yet.
describe('what is typed before the rest of the form has loaded', () => {
  it('is kept', async () => {
    playBackend();
    const form = place();
    await eventually(() => query(form, 'mimer-text-area')?.shadowRoot?.querySelector('textarea'));
    const area = control(form, 'description');
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('no textarea');
    area.value = 'Çukur';
    area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const early = !hasLoaded('/form-view.ts');
    await eventually(() => query(form, '[type="submit"]'));
    await settled(form);
    await next(form);
    // Not only shown, but known: what is missing is more of it.
    const known = errorOf(form, 'description').includes('çok kısa');
    expect([early, area.isConnected, area.value, known]).to.deep.equal([true, true, 'Çukur', true]);
  });
});
