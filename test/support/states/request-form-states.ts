import type { Locator } from 'playwright-core';
import { complete, place, subject } from './answers.ts';
import { never, open, openAt, problem, state, submit } from './open-form.ts';
import type { State } from './state.ts';

/** What appeared below the fields is announced once the keys rest. */
const newcomerTold = (form: Locator) =>
  form.locator('p[role="status"]', { hasText: /: / }).first().waitFor({ state: 'attached' });

/** Everything the form shows, in the order in which a citizen meets it. */
export const requestFormStates: readonly State[] = [
  state('opening', async stage => {
    await stage.answer('GET', /\/v1\/(services)?$/, never);
    const form = await stage.place('mimer-request-form');
    await form.locator('mimer-text-area').waitFor();
  }),
  state('unavailable', async stage => {
    await stage.answer('GET', /\/v1\/(services)?$/, route => route.fulfill(problem(403, 'forbidden')));
    const form = await stage.place('mimer-request-form');
    await form.locator('#failure').waitFor();
  }),
  state('subject-empty', open),
  state('subject-suggestions', async stage =>
    newcomerTold(await open(stage, { description: 'Büyük bir çukur ve bozuk kaldırım var.' })),
  ),
  state('subject-list', async stage => {
    const form = await open(stage);
    await form.getByRole('combobox').click();
    await form.getByRole('option').first().waitFor();
    // The number of results is announced once the keys rest.
    await form.locator('mimer-combobox [role="status"]', { hasText: /./ }).waitFor({ state: 'attached' });
  }),
  state('subject-filled', stage => open(stage, subject)),
  state('subject-many-questions', stage =>
    open(stage, { ...subject, service: 'TEM-05', 'attribute:days': ['mon'] }),
  ),
  state('subject-errors', async stage => {
    const form = await open(stage);
    await submit(form);
    await form.locator('#summary').waitFor();
  }),
  state('subject-redirect', async stage =>
    newcomerTold(await open(stage, { ...subject, service: 'DIS-01' })),
  ),
  state('subject-sensitive', stage => open(stage, { ...subject, service: 'SOS-01' })),
  state('place-empty', stage => openAt(stage, 'place', subject)),
  state('place-filled', stage => openAt(stage, 'place', { ...subject, ...place })),
  state('place-errors', async stage => {
    const form = await openAt(stage, 'place', subject);
    await submit(form);
    await form.locator('#summary').waitFor();
  }),
  state('you-full', stage => openAt(stage, 'you', { ...subject, ...place })),
  state('you-contact', stage =>
    openAt(stage, 'you', { ...subject, ...place, kind: 'suggestion', channel: 'none' }),
  ),
  state('you-full-with-id', stage =>
    openAt(stage, 'you', { ...subject, service: 'GEN-03', kind: 'information', channel: 'email' }),
  ),
  state('you-anonymous', stage =>
    openAt(stage, 'you', { ...subject, ...place, kind: 'report', anonymous: true }),
  ),
  state('you-hidden-identity', stage =>
    openAt(stage, 'you', { ...subject, ...place, service: 'IMR-01', channel: 'phone' }),
  ),
  state('you-sensitive', stage => openAt(stage, 'you', { ...subject, service: 'SOS-01', channel: 'post' })),
  state('you-errors', async stage => {
    const form = await openAt(stage, 'you', { ...subject, ...place, channel: 'sms', phone: '0352 222 89' });
    await submit(form);
    await form.locator('#summary').waitFor();
  }),
  state('check', stage => openAt(stage, 'check', complete)),
  state('check-sending', async stage => {
    await stage.answer('POST', /\/requests$/, never);
    const form = await openAt(stage, 'check', complete);
    await submit(form);
    await form.locator('[type="submit"][aria-disabled]').waitFor();
  }),
  state('check-unknown', async stage => {
    // Answered with what nobody understands, since the SDK is patient with a line that is dead.
    await stage.answer('POST', /\/requests$/, route =>
      route.fulfill({ contentType: 'text/html', body: '<p>' }),
    );
    const form = await openAt(stage, 'check', complete);
    await submit(form);
    await form.locator('#failure').waitFor();
  }),
  state('check-refused', async stage => {
    await stage.answer('POST', /\/requests$/, route => route.fulfill(problem(403, 'forbidden')));
    const form = await openAt(stage, 'check', complete);
    await submit(form);
    await form.locator('#failure').waitFor();
  }),
  state('receipt', async stage => {
    const form = await openAt(stage, 'check', complete);
    await submit(form);
    await form.locator('[part="receipt"]').waitFor();
  }),
];
