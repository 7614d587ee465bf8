import { expect } from '@esm-bundle/chai';
import { playBackend } from '../support/backend.ts';
import { open, toPlace } from './support/form.ts';

// That it really goes back and forth is seen in `test/e2e/history.test.ts`: here the tests' own page would go.
describe('the browser’s history', () => {
  it('is the page’s own where nothing else is said, and keeps what the page stored with its entry', async () => {
    playBackend();
    history.replaceState({ page: 7 }, '');
    const plain = await open();
    await toPlace(plain);
    expect(history.state).to.deep.equal({ page: 7 });
    plain.remove();
    await open({ history: true });
    expect(history.state).to.deep.equal({ page: 7, mimerStep: 'subject' });
  });
});
