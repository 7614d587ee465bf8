import { expect } from '@esm-bundle/chai';
import { defined } from '../../../widget/src/define.ts';
import { loadMessages } from '../../../widget/src/locales/load-messages.ts';
import type { RequestForm } from '../../../widget/src/index.ts';
import { receipt } from '../../support/fake-backend.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { get, heading, next, open, sendAll, textOf } from '../request-form/support/form.ts';
import { marked } from './support/marked.ts';

/** A whole language as a page may bring it along. */
const german = {
  ...marked({ ...(await loadMessages('form', 'tr')), ...(await loadMessages('tracker', 'tr')) }),
  locale: 'de',
  dates: 'de',
  dir: 'ltr',
};

const locales = ['tr', 'de'];

const base = (form: RequestForm) => get(form, '[part="base"]');

describe('a language that a page brings along', () => {
  it('is the form’s on every step', async () => {
    playBackend({ jurisdiction: { locales } });
    const form = await open({ lang: 'de', messages: german });
    const said = [heading(form), textOf(form, '[part="progress"]')];
    await next(form);
    said.push(textOf(form, '#summary-title'), textOf(form, '[part="summary-link"]'));
    expect(said).to.deep.equal(['steps.subject', 'progress 1 4', 'summary 2', 'required.description']);
    expect([base(form).lang, base(form).dir]).to.deep.equal(['de', 'ltr']);
  });

  it('is the one in which the citizen is answered', async () => {
    const { arrivals } = playBackend({ jurisdiction: { locales } });
    await sendAll(await open({ lang: 'de', messages: german }));
    expect(arrivals[0]?.body.reply.locale).to.equal('de');
  });

  it('writes dates in its own way', async () => {
    playBackend({ jurisdiction: { locales }, now: () => new Date(receipt.receivedAt) });
    const form = await open({ lang: 'de', messages: german });
    await sendAll(form);
    expect(textOf(form, '[part="receipt"]')).to.include('receipt.nextDue 23. Dezember 2026');
  });

  it('leaves the other texts of a page that brings only some in a language there is', async () => {
    playBackend();
    const form = await open({ lang: 'de', messages: { locale: 'de', next: 'Weiter' } });
    expect([textOf(form, '[type="submit"]'), heading(form)]).to.deep.equal(['Weiter', 'Başvurunuzun konusu']);
  });

  it('is the tracker’s too', async () => {
    await defined;
    playBackend();
    const tracker = document.createElement('mimer-status-tracker');
    Object.assign(tracker, { endpoint: 'https://mimer.test/ornek/v1', lang: 'de', messages: german });
    document.body.append(tracker);
    const find = (selector: string) => tracker.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
    await eventually(() => find('form'));
    for (const [name, text] of Object.entries({
      reference: receipt.reference,
      trackingCode: receipt.trackingCode,
    })) {
      const input =
        (await eventually(() => find(`[name="${name}"]`)?.shadowRoot?.querySelector('input'))) ?? undefined;
      if (input === undefined) throw new Error(`No ${name}.`);
      input.value = text;
      input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    await tracker.updateComplete;
    find('[type="submit"]')?.click();
    await eventually(() => find('[part="result"]'));
    const words = tracker.shadowRoot?.textContent ?? '';
    tracker.remove();
    expect(words).to.include('tracker.statuses.forwarded');
    expect(words).to.include('23. Dezember 2026');
    expect(words).not.to.match(/Başvuru|[Yy]our request/);
  });
});
