import { expect } from '@esm-bundle/chai';
import { hides } from '../../../widget/src/launcher/give-way.ts';
import { playBackend } from '../support/backend.ts';
import { inside, show } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';

const rect = (left: number, top: number, width: number, height: number) =>
  new DOMRect(left, top, width, height);

describe('a launcher in the corner', () => {
  for (const [title, focused, hidden] of [
    ['what is beneath it', rect(820, 760, 100, 30), true],
    ['what is partly beneath it', rect(700, 740, 120, 30), true],
    ['not what is beside it', rect(600, 760, 199, 30), false],
    ['not what is above it', rect(820, 700, 100, 49), false],
    ['not what fills the screen', rect(0, 0, 1000, 800), false],
  ] as const) {
    it(`hides ${title}`, () => {
      expect(hides(rect(800, 750, 180, 40), focused, 800)).to.equal(hidden);
    });
  }

  it('is at the end of the lower edge, in either direction', async () => {
    playBackend();
    const launcher = await show('mimer-launcher', { position: 'corner' });
    const button = inside(launcher, '[part~="trigger"]');
    const { right, bottom } = button.getBoundingClientRect();
    document.body.dir = 'rtl';
    const { left } = button.getBoundingClientRect();
    document.body.removeAttribute('dir');
    const distances = [document.documentElement.clientWidth - right, innerHeight - bottom, left];
    // Firefox counts in sixtieths of a pixel.
    expect(distances.map(pixels => Math.round(pixels * 60) / 60)).to.deep.equal([16, 16, 16]);
    // What is beside the button is the page's to press.
    const [host, own] = [launcher.getBoundingClientRect(), button.getBoundingClientRect()];
    expect([host.width, host.height]).to.deep.equal([own.width, own.height]);
  });

  it('gives way to what has the focus beneath it, and comes back', async () => {
    playBackend();
    const launcher = await show('mimer-launcher', { position: 'corner' });
    const beneath = document.createElement('input');
    beneath.style.cssText = 'position: fixed; inset-block-end: 20px; inset-inline-end: 20px';
    const elsewhere = document.createElement('input');
    elsewhere.style.cssText = 'position: fixed; inset-block-start: 0; inset-inline-start: 0';
    document.body.append(beneath, elsewhere);
    const button = inside(launcher, '[part~="trigger"]');
    const isThere = () => getComputedStyle(button).pointerEvents !== 'none';
    try {
      beneath.focus();
      await eventually(() => !isThere());
      elsewhere.focus();
      await eventually(isThere);
    } finally {
      beneath.remove();
      elsewhere.remove();
    }
  });

  it('is there for who comes to it by the keyboard', async () => {
    playBackend();
    const launcher = await show('mimer-launcher', { position: 'corner' });
    const button = inside(launcher, '[part~="trigger"]');
    button.focus();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(getComputedStyle(button).pointerEvents).to.equal('auto');
  });
});
