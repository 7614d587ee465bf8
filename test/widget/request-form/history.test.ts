import { expect } from '@esm-bundle/chai';
import type { RequestForm } from '../../../widget/src/index.ts';
import { playBackend } from '../support/backend.ts';
import { fill, heading, open, sendAll, settled, toPlace, toYou } from './support/form.ts';

/** Presses the browser's button, and waits until the browser has done what it does. */
const go = async (delta: number, form: RequestForm): Promise<string> => {
  const moved = new Promise(resolve => addEventListener('popstate', resolve, { once: true }));
  history.go(delta);
  await moved;
  await settled(form);
  return heading(form);
};

describe('the browser’s Back button', () => {
  // Whatever goes wrong, going back stays on the tests' page.
  beforeEach(() => {
    for (let entry = 0; entry < 3; entry += 1) history.pushState(null, '');
  });

  it('moves between the steps where the page wants that, and Forward back again', async () => {
    playBackend();
    const url = location.href;
    const form = await open({ history: true });
    await toYou(form);
    const seen = [await go(-1, form), await go(-1, form), await go(2, form)];
    expect(seen).to.deep.equal(['Neresi?', 'Başvurunuzun konusu', 'İletişim bilgileriniz']);
    expect(location.href).to.equal(url);
  });

  it('leads no further than what is answered', async () => {
    playBackend();
    const form = await open({ history: true });
    await toPlace(form);
    await go(-1, form);
    await fill(form, 'description', '');
    expect(await go(1, form)).to.equal('Başvurunuzun konusu');
  });

  it('does not lead back into a request that was sent', async () => {
    playBackend();
    const form = await open({ history: true });
    await sendAll(form);
    expect(await go(-1, form)).to.equal('Başvurunuz alındı');
  });

  it('is the page’s own where nothing else is said, and keeps what the page stored with its entry', async () => {
    playBackend();
    history.replaceState({ page: 7 }, '');
    const entries = history.length;
    const plain = await open();
    await toPlace(plain);
    expect(history.length).to.equal(entries);
    plain.remove();
    await open({ history: true });
    expect(history.state).to.deep.equal({ page: 7, mimerStep: 'subject' });
  });
});
