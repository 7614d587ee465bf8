import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import {
  choose,
  fill,
  next,
  open,
  place,
  query,
  sendAll,
  settled,
  toCheck,
  toPlace,
  toYou,
} from './support/form.ts';
import { problem } from '../../support/fake-backend.ts';
import { eventually } from '../support/eventually.ts';
import type { RequestForm } from '../../../widget/src/index.ts';

const steps: Record<string, (form: RequestForm) => Promise<void>> = {
  'the empty subject': settled,
  'the subject with errors': next,
  'the subject with suggestions and questions': async form => {
    await fill(form, 'description', 'Büyük bir çukur ve bozuk kaldırım var.');
    await fill(form, 'service', 'Kaldırım bozukluğu');
  },
  'another institution’s subject': form => fill(form, 'service', 'Su kesintisi'),
  'the place with errors': async form => {
    await toPlace(form);
    await next(form);
  },
  'the person with errors': async form => {
    await toYou(form);
    await choose(form, 'channel', 'email');
    await next(form);
  },
  'the check': toCheck,
  'the receipt': sendAll,
};

afterEach(() => document.body.removeAttribute('style'));

describe('the form is accessible on', () => {
  for (const lang of ['tr', 'en', 'ar', 'fa']) {
    for (const theme of ['light', 'dark'] as const) {
      for (const [title, reach] of Object.entries(steps)) {
        it(`${title}, ${lang}, ${theme}`, async () => {
          playBackend();
          document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
          const form = await open({ lang, theme });
          await reach(form);
          await settled(form);
          await expectAccessible(form);
        });
      }
    }
  }

  it('a failure to load', async () => {
    playBackend({ onLoad: () => problem('forbidden') });
    const form = place({}, '0352 252 13 33');
    await eventually(() => query(form, '#failure'));
    await expectAccessible(form);
  });

  it('a failure to send', async () => {
    playBackend({ onCreate: () => problem('forbidden') });
    const form = await open();
    await sendAll(form);
    await expectAccessible(form);
  });
});
