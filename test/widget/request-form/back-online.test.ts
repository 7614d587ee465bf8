import { expect } from '@esm-bundle/chai';
import { http, HttpResponse } from 'msw';
import { answerWith, playBackend } from '../support/backend.ts';
import { listenToConsole } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';
import { place, query } from './support/form.ts';

// A file of its own: code that has arrived once is never asked for again.
describe('a form whose code did not arrive', () => {
  it('is there once the network is back', async () => {
    playBackend();
    listenToConsole('error');
    let isOffline = true;
    answerWith(http.get('*/form-view.*', () => (isOffline ? HttpResponse.error() : undefined)));
    const form = place({}, 'Telefon: 153');
    let failures = 0;
    form.addEventListener('mimer-error', () => (failures += 1));
    await eventually(() => failures === 1);
    const before = query(form, '[type="submit"]');
    isOffline = false;
    window.dispatchEvent(new Event('online'));
    await eventually(() => query(form, '[type="submit"]'));
    expect([before, failures]).to.deep.equal([undefined, 1]);
  });
});
