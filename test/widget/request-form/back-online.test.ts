import { expect } from '@esm-bundle/chai';
import { http, HttpResponse } from 'msw';
import { answerWith, playBackend } from '../support/backend.ts';
import { listenToConsole } from '../support/element.ts';
import { asksForCodeAgain } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';
import { gate } from '../support/photo-field.ts';
import { fill, place, query, textOf } from './support/form.ts';

// A file of its own: code that has arrived once is never asked for again.
describe('a form whose code did not arrive', () => {
  it('is there once the network is back, where the browser asks for it again', async () => {
    playBackend();
    listenToConsole('error');
    let isOffline = true;
    const { open: ask, opened: asked } = gate();
    answerWith(
      http.get('*/form-view.*', async () => {
        await asked;
        return isOffline ? HttpResponse.error() : undefined;
      }),
    );
    const form = place({}, 'Telefon: 153');
    let failures = 0;
    form.addEventListener('mimer-error', () => (failures += 1));
    await eventually(() => query(form, '[name="description"]'));
    await fill(form, 'description', 'Çukur var');
    ask();
    await eventually(() => failures === 1);
    await form.updateComplete;
    const before = [query(form, '[type="submit"]'), textOf(form, '[part="line"]')];
    isOffline = false;
    window.dispatchEvent(new Event('online'));
    const sentence = 'Formun devamı yüklenemedi. İnternet bağlantınızı kontrol edip sayfayı yenileyiniz.';
    if (await asksForCodeAgain()) {
      await eventually(() => query(form, '[type="submit"]'));
      expect([before, failures, textOf(form, '[role="status"]')]).to.deep.equal([
        [undefined, sentence],
        1,
        '',
      ]);
    } else {
      await eventually(() => failures === 2);
      await form.updateComplete;
      expect([before, textOf(form, '[part="line"]'), textOf(form, '[role="status"]')]).to.deep.equal([
        [undefined, sentence],
        sentence,
        sentence,
      ]);
      // What was typed is there after the reload.
      expect(sessionStorage.length).to.equal(1);
    }
  });
});
