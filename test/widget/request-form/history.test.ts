import { expect } from '@esm-bundle/chai';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { fill, heading, open, sendAll, settled, toPlace, toYou } from './support/form.ts';

const wait = () => new Promise(resolve => setTimeout(resolve, 50));

describe('the browser’s Back button', () => {
  it('moves between the steps where the page wants that, and Forward back again', async () => {
    playBackend();
    const url = location.href;
    const form = await open({ history: true });
    await toYou(form);
    history.back();
    await eventually(() => heading(form) === 'Neresi?');
    history.back();
    await eventually(() => heading(form) === 'Başvurunuzun konusu');
    history.go(2);
    await eventually(() => heading(form) === 'İletişim bilgileriniz');
    expect(location.href).to.equal(url);
  });

  it('leads no further than what is answered', async () => {
    playBackend();
    const form = await open({ history: true });
    await toPlace(form);
    history.back();
    await eventually(() => heading(form) === 'Başvurunuzun konusu');
    await fill(form, 'description', '');
    history.forward();
    await wait();
    await settled(form);
    expect(heading(form)).to.equal('Başvurunuzun konusu');
  });

  it('does not lead back into a request that was sent', async () => {
    playBackend();
    const form = await open({ history: true });
    await sendAll(form);
    history.back();
    await wait();
    await settled(form);
    expect(heading(form)).to.equal('Başvurunuz alındı');
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
