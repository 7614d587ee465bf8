import { expect } from '@esm-bundle/chai';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { playBackend } from '../support/backend.ts';
import { allInside, heard, inside, place, show, shown, showsFallback, words } from '../support/element.ts';
import { itEmulating } from '../support/emulated-media.ts';
import { eventually } from '../support/eventually.ts';
import { closed, dialogOf, focused, openLauncher, within } from './support.ts';

const trigger = '[part~="trigger"]';

describe('<mimer-launcher>', () => {
  it('has a button with the words of the locale, or the page’s', async () => {
    playBackend();
    const launcher = await show('mimer-launcher');
    const own = words(inside(launcher, trigger));
    launcher.label = 'Bize yazın';
    await launcher.updateComplete;
    expect([own, words(inside(launcher, trigger))]).to.deep.equal(['Başvuru ve iletişim', 'Bize yazın']);
  });

  it('opens a modal dialog, with the focus on its title', async () => {
    playBackend();
    const launcher = await openLauncher();
    expect([dialogOf(launcher).matches(':modal'), focused()?.id]).to.deep.equal([true, 'title']);
    expect(words(inside(launcher, '#title'))).to.equal('Size nasıl yardımcı olabiliriz?');
  });

  for (const [way, close] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    [
      'the close button',
      async () => {
        await sendKeys({ press: 'Tab' });
        await sendKeys({ press: 'Enter' });
      },
    ],
  ] as const) {
    it(`closes with ${way}, and the focus returns to the button`, async () => {
      playBackend();
      const launcher = await show('mimer-launcher');
      inside(launcher, trigger).focus();
      await sendKeys({ press: 'Enter' });
      await eventually(() => dialogOf(launcher).open && focused()?.id === 'title');
      await close();
      await closed(launcher);
      expect(focused()).to.equal(inside(launcher, trigger));
    });
  }

  it('closes only an open list with Escape, and the dialog with the next', async () => {
    playBackend();
    const launcher = await openLauncher();
    const combobox = await within(launcher, 'form', 'mimer-combobox');
    combobox.focus();
    await sendKeys({ type: 'cukur' });
    await eventually(() => combobox.shadowRoot?.querySelector('[aria-expanded="true"]'));
    await sendKeys({ press: 'Escape' });
    await eventually(() => combobox.shadowRoot?.querySelector('[aria-expanded="false"]'));
    expect(dialogOf(launcher).open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await closed(launcher);
  });

  it('tells the page that it opens and closes', async () => {
    playBackend();
    const launcher = await show('mimer-launcher');
    const events = heard(launcher, 'mimer-open', 'mimer-close');
    launcher.open();
    await eventually(() => events.length === 1);
    launcher.close();
    await eventually(() => events.length === 2);
    expect(events).to.deep.equal(['mimer-open {}', 'mimer-close {}']);
  });

  it('opens the section that the page wants, also before the button works', async () => {
    playBackend();
    const launcher = place('mimer-launcher');
    launcher.open('contacts');
    await shown(launcher);
    await eventually(() => dialogOf(launcher).open);
    expect(words(inside(launcher, '[aria-selected="true"]'))).to.equal('İletişim');
  });

  it('does not open what was closed before it could', async () => {
    playBackend();
    const launcher = place('mimer-launcher');
    launcher.open();
    launcher.close();
    await shown(launcher);
    await launcher.updateComplete;
    expect(dialogOf(launcher).open).to.equal(false);
  });

  it('keeps the page from scrolling while it is open', async () => {
    playBackend();
    const { style } = document.documentElement;
    style.overflow = 'clip';
    const launcher = await openLauncher();
    const meanwhile = style.overflow;
    launcher.close();
    await closed(launcher);
    await eventually(() => style.overflow !== 'hidden');
    expect([meanwhile, style.overflow]).to.deep.equal(['hidden', 'clip']);
    style.overflow = '';
  });

  it('lets the page go when it is taken off it, and comes back closed', async () => {
    playBackend();
    const launcher = await openLauncher();
    launcher.remove();
    const { overflow } = document.documentElement.style;
    document.body.append(launcher);
    await launcher.updateComplete;
    expect([overflow, dialogOf(launcher).open]).to.deep.equal(['', false]);
    inside(launcher, trigger).click();
    await eventually(() => dialogOf(launcher).matches(':modal'));
  });

  it('shows its fallback until it works', async () => {
    playBackend();
    const never = () => new Promise<never>(() => undefined);
    const held = document.createElement('div');
    held.lang = 'xx';
    document.body.append(held);
    const launcher = place(
      'mimer-launcher',
      { lang: '', endpoint: 'https://mimer.test/never' },
      'Başvuru sayfası',
    );
    Object.assign(launcher, { client: { jurisdiction: { get: never } } });
    held.append(launcher);
    await launcher.updateComplete;
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(showsFallback(launcher)).to.equal(true);
    held.remove();
  });

  it('is in the language of the page, and stays open when it changes', async () => {
    playBackend();
    const launcher = await openLauncher();
    const textArea = await within(launcher, 'form', 'mimer-text-area');
    launcher.lang = 'en';
    await eventually(() => words(inside(launcher, '#title')) === 'How can we help?');
    expect([dialogOf(launcher).open, textArea.isConnected]).to.deep.equal([true, true]);
  });

  it('stands twice on a page', async () => {
    playBackend();
    const [one, other] = [await show('mimer-launcher'), await openLauncher({ lang: 'en' })];
    expect([dialogOf(one).open, dialogOf(other).open]).to.deep.equal([false, true]);
    expect(words(inside(other, '#title'))).to.equal('How can we help?');
  });

  itEmulating('is not printed while it is closed', async () => {
    playBackend();
    const launcher = await show('mimer-launcher');
    await emulateMedia({ media: 'print' });
    try {
      expect(allInside(launcher, 'button, dialog').filter(part => part.checkVisibility())).to.deep.equal([]);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
