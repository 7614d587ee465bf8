import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import { inside, paint, show } from '../support/element.ts';
import { openLauncher, within } from './support.ts';

const arrived = { form: 'mimer-combobox', tracker: 'form', contacts: '[part="channels"]' } as const;

describe('the launcher is accessible', () => {
  for (const lang of ['tr', 'en']) {
    for (const theme of ['light', 'dark'] as const) {
      for (const position of ['inline', 'corner'] as const) {
        it(`closed, ${position}, ${lang}, ${theme}`, async () => {
          playBackend();
          paint(theme);
          await expectAccessible(await show('mimer-launcher', { lang, theme, position }));
        });
      }

      for (const section of ['form', 'tracker', 'contacts'] as const) {
        it(`open on ${section}, ${lang}, ${theme}`, async () => {
          playBackend();
          paint(theme);
          const launcher = await openLauncher({ lang, theme });
          inside(launcher, `#tab-${section}`).click();
          await launcher.updateComplete;
          await within(launcher, section, arrived[section]);
          // Colours are looked at as they are, not on their way.
          for (const animation of document.getAnimations()) animation.finish();
          await Promise.all(
            inside(launcher, 'dialog')
              .getAnimations()
              .map(({ finished }) => finished),
          );
          await expectAccessible(launcher);
        });
      }
    }
  }
});
