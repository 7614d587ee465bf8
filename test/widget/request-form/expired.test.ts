import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { problem, receipt } from '../../support/fake-backend.ts';
import type { RequestForm } from '../../../widget/src/index.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { playBackend } from '../support/backend.ts';
import { stopClock } from '../support/element.ts';
import { eventually } from '../support/eventually.ts';
import { get, heading, query, settled, textOf } from './support/form.ts';
import { attempted, described, openImpatient, press, queue, store } from './support/waiting.ts';

const line = '[part="waiting"].setAside';

const today = '2026-11-26T09:00:00+03:00';
const aMonthLater = '2026-12-27T09:00:00+03:00';

/** A request whose attempts nobody answered, on a visit a month later; and how it was kept. */
const comeBackLate = async (answers: Parameters<typeof playBackend>[0] = {}) => {
  const turnTo = stopClock(today);
  const form = await queue();
  await attempted();
  form.remove();
  const [kept] = await store().list();
  turnTo(aMonthLater);
  const { arrivals } = playBackend(answers);
  const late = await openImpatient();
  await eventually(() => query(late, line));
  return { form: late, arrivals, kept };
};

const openIt = async (form: RequestForm): Promise<void> => {
  await press(form, 'Formda aç');
  await eventually(() => query(form, '[part="answers"]'));
  await settled(form);
};

describe('a request that has waited for more than thirty days', () => {
  it('is not sent by itself any more, and says so with what can be done', async () => {
    const { form, arrivals } = await comeBackLate();
    await expectAccessible(form);
    const buttons = [...get(form, line).querySelectorAll('button')].map(({ textContent }) =>
      textContent.trim(),
    );
    expect([textOf(form, '[part="waiting-title"]'), buttons, arrivals.length]).to.deep.equal([
      'Başvurunuz 30 günden uzun süredir bekliyor. Artık kendiliğinden gönderilmeyecek.',
      ['Formda aç', 'Bu cihazdan sil'],
      0,
    ]);
  });

  it('says so on its own screen as well, where it is still open', async () => {
    const turnTo = stopClock(today);
    const form = await queue();
    await attempted();
    turnTo(aMonthLater);
    const { arrivals } = playBackend();
    await press(form, 'Şimdi dene');
    await eventually(() => heading(form).includes('30 günden uzun süredir'));
    await expectAccessible(form);
    expect([
      textOf(form, '[part="waiting-state"]'),
      textOf(form, '[role="status"]').includes('Artık kendiliğinden gönderilmeyecek'),
      textOf(form, '[part="buttons"]').includes('Şimdi dene'),
      arrivals.length,
    ]).to.deep.equal(['Artık kendiliğinden gönderilmiyor', true, false, 0]);
  });

  it('goes out under its own key when it is opened in the form and sent, and leaves the device', async () => {
    const { form, arrivals, kept } = await comeBackLate();
    await openIt(form);
    get(form, '[type="submit"]').click();
    await eventually(() => query(form, '[part="receipt"]'));
    await eventually(() => query(form, '[part="waiting"]') === undefined);
    expect(kept).to.deep.include({ idempotencyKey: arrivals[0]?.key });
    expect([arrivals.length, (await store().list()).length]).to.deep.equal([1, 0]);
  });

  it('shows its receipt when it is opened and had arrived after all', async () => {
    const asked: (string | null)[] = [];
    const { form, arrivals, kept } = await comeBackLate({
      jurisdiction: { capabilities: ['receipt'] },
      onFindReceipt: key => (asked.push(key), HttpResponse.json(receipt)),
    });
    await press(form, 'Formda aç');
    await eventually(() => query(form, '[part="receipt"]'));
    await eventually(() => query(form, '[part="waiting"]') === undefined);
    expect(kept).to.deep.include({ idempotencyKey: asked[0] });
    expect([arrivals.length, (await store().list()).length]).to.deep.equal([0, 0]);
  });

  it('is deleted after a question, and nothing of it is left', async () => {
    const { form } = await comeBackLate();
    await press(form, 'Bu cihazdan sil');
    await press(form, 'Evet, sil');
    await eventually(() => query(form, line) === undefined);
    await eventually(() => localStorage.length === 0);
    expect([await store().list(), described(form)]).to.deep.equal([[], '']);
  });
});

describe('a request that was refused after an attempt that nobody answered', () => {
  it('keeps its key when it is opened in the form', async () => {
    const form = await queue();
    await attempted();
    playBackend({ onCreate: () => problem('forbidden') });
    await press(form, 'Şimdi dene');
    await eventually(() => heading(form) === 'Bekleyen başvurunuz gönderilemedi.');
    const [kept] = await store().list();
    await openIt(form);
    const { arrivals } = playBackend();
    get(form, '[type="submit"]').click();
    await eventually(() => query(form, '[part="receipt"]'));
    expect(kept).to.deep.include({ idempotencyKey: arrivals[0]?.key });
  });
});
