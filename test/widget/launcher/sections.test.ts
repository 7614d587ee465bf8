import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { sectionsOf } from '../../../widget/src/launcher/sections.ts';
import { playBackend } from '../support/backend.ts';
import { allInside, heard, inside, show, words } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';
import { closed, dialogOf, focused, openLauncher, within } from './support.ts';

const made = (launcher: Element) =>
  allInside(launcher, '[part="panel"] > *').map(({ localName }) => localName);

describe('the sections of a launcher', () => {
  for (const [attribute, sections] of [
    ['', ['form', 'tracker', 'contacts']],
    ['contacts form', ['contacts', 'form']],
    [' tracker\ttracker form ', ['tracker', 'form']],
    ['nonsense', ['form', 'tracker', 'contacts']],
  ] as const) {
    it(`are ${sections.join(', ')} for “${attribute}”`, () => {
      expect(sectionsOf(attribute)).to.deep.equal(sections);
    });
  }

  it('are made when they are first shown', async () => {
    playBackend();
    const launcher = await show('mimer-launcher');
    const before = made(launcher);
    launcher.open();
    await eventually(() => dialogOf(launcher).open);
    const first = made(launcher);
    inside(launcher, '#tab-tracker').click();
    await launcher.updateComplete;
    expect([before, first, made(launcher)]).to.deep.equal([
      [],
      ['mimer-request-form'],
      ['mimer-request-form', 'mimer-status-tracker'],
    ]);
  });

  it('lose nothing that was typed, over another section and over closing', async () => {
    playBackend();
    const launcher = await openLauncher();
    const area = await within(launcher, 'form', 'mimer-text-area');
    area.focus();
    await sendKeys({ type: 'Sokak lambası yanmıyor.' });
    inside(launcher, '#tab-contacts').click();
    await launcher.updateComplete;
    launcher.close();
    await closed(launcher);
    launcher.open('form');
    await eventually(() => dialogOf(launcher).open);
    expect(area.isConnected && area.checkVisibility() && 'value' in area && area.value).to.equal(
      'Sokak lambası yanmıyor.',
    );
  });

  it('are reached by the arrows, Home and End', async () => {
    playBackend();
    const launcher = await openLauncher();
    inside(launcher, '#tab-form').focus();
    const reached: (string | undefined)[] = [];
    for (const press of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'End', 'Home']) {
      await sendKeys({ press });
      await launcher.updateComplete;
      await eventually(() => focused()?.getAttribute('aria-selected') === 'true');
      reached.push(focused()?.id);
    }
    expect(reached).to.deep.equal([
      'tab-tracker',
      'tab-form',
      'tab-contacts',
      'tab-form',
      'tab-contacts',
      'tab-form',
    ]);
  });

  it('are reached the other way round where writing runs from right to left', async () => {
    playBackend();
    const launcher = await openLauncher({ messages: { dir: 'rtl' } });
    inside(launcher, '#tab-form').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await eventually(() => focused()?.id === 'tab-tracker');
  });

  it('have one tab in the order of the Tab key', async () => {
    playBackend();
    const launcher = await openLauncher();
    expect(allInside(launcher, '[role="tab"]').map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
  });

  it('show one panel, named by its tab', async () => {
    playBackend();
    const launcher = await openLauncher();
    inside(launcher, '#tab-contacts').click();
    await launcher.updateComplete;
    const seen = allInside(launcher, '[role="tabpanel"]').filter(panel => panel.checkVisibility());
    expect(seen.map(panel => panel.getAttribute('aria-labelledby'))).to.deep.equal(['tab-contacts']);
  });

  it('have no tabs where there is but one', async () => {
    playBackend();
    const launcher = await openLauncher({ sections: 'tracker' });
    expect([made(launcher), allInside(launcher, '[role]')]).to.deep.equal([['mimer-status-tracker'], []]);
  });

  it('show the first where the page takes away the one that is shown', async () => {
    playBackend();
    const launcher = await openLauncher();
    launcher.sections = 'contacts tracker';
    await launcher.updateComplete;
    expect(words(inside(launcher, '[aria-selected="true"]'))).to.equal('İletişim');
    expect(made(launcher)).to.deep.equal(['mimer-contact-centre']);
  });

  it('are for the launcher’s backend, language, theme and subject', async () => {
    playBackend();
    const launcher = await openLauncher({ lang: 'en', theme: 'dark', service: 'YOL-01', kind: 'complaint' });
    const form = launcher.shadowRoot?.querySelector('mimer-request-form');
    expect([
      form?.endpoint,
      form?.lang,
      form?.theme,
      form?.service,
      form?.kind,
      form?.headingLevel,
    ]).to.deep.equal([launcher.endpoint, 'en', 'dark', 'YOL-01', 'complaint', 3]);
    await within(launcher, 'form', '[name="attribute:blocked"]');
  });

  it('let their events through to the page', async () => {
    playBackend();
    const launcher = await show('mimer-launcher');
    const events = heard(launcher, 'mimer-ready', 'mimer-step');
    launcher.open();
    await eventually(() => events.includes('mimer-ready {}'));
  });
});
