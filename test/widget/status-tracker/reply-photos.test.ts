import { expect } from '@esm-bundle/chai';
import { createMimer } from '@melikgazi/mimer-sdk';
import { http, HttpResponse } from 'msw';
import type { StatusTracker } from '../../../widget/src/index.ts';
import { jurisdiction as municipality } from '../../support/catalogue.ts';
import { endpoint, problem, receipt, type FakeBackendOptions } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { photo } from '../photos/support/pictures.ts';
import { answerWith } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { addPhotos, gate, photoField, photosAre } from '../support/photo-field.ts';
import {
  after,
  answer,
  everything,
  focused,
  get,
  openAction,
  query,
  requestThat,
  said,
  send,
  show,
  textOf,
  type,
} from './support/tracker.ts';

const request = requestThat({ reply: true, rate: true });
const free = { ...everything, capabilities: ['replies', 'rating', 'attachments'] };

const submitText = (tracker: StatusTracker) => textOf(tracker, '[part="action-form"] [type="submit"]');

/** A reply that has its text and asks for photos. */
const openReply = async ({
  client,
  ...options
}: FakeBackendOptions & { client?: StatusTracker['client'] } = {}) => {
  const shown = await show(
    request,
    {
      client,
      onChange: ({ body }) =>
        answer(
          after(request, {
            text: 'Solda.',
            ...(JSON.stringify(body).includes('attachments') && {
              attachments: [{ id: 'a1', name: 'cukur.jpg', mediaType: 'image/jpeg', bytes: 700 }],
            }),
          }),
        ),
    },
    { jurisdiction: free, ...options },
  );
  await openAction(shown.tracker, 'reply');
  await type(shown.tracker, 'text', 'Solda.');
  await eventually(() => photoField(shown.tracker)?.shadowRoot?.querySelector('input'));
  return shown;
};

describe('photos of a reply', () => {
  it('are accessible, go to the request with its code, and are seen in what happened', async () => {
    const { tracker, changes, files } = await openReply();
    await addPhotos(tracker, await photo());
    await photosAre(tracker, 'Yüklendi');
    await expectAccessible(tracker);
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect([
      changes.map(({ body }) => body),
      files.map(({ reference, authorization, challenge }) => [reference, authorization, challenge]),
    ]).to.deep.equal([
      [{ text: 'Solda.', attachments: [files[0]?.id] }],
      [[receipt.reference, `Bearer ${receipt.trackingCode}`, null]],
    ]);
    expect(textOf(tracker, '#event-new')).to.contain('cukur.jpg');
    await openAction(tracker, 'reply');
    expect(photoField(tracker)?.tray?.items).to.deep.equal([]);
  });

  it('are waited for in words, and the reply goes by itself', async () => {
    const { open: arrive, opened } = gate();
    const { tracker, changes, files } = await openReply({ onUpload: () => opened.then(() => undefined) });
    await addPhotos(tracker, await photo());
    await photosAre(tracker, '…');
    await send(tracker);
    await eventually(() => submitText(tracker).startsWith('Fotoğraflar yükleniyor, %'));
    await send(tracker);
    const button = get(tracker, '[part="action-form"] [type="submit"]');
    expect([changes.length, button.getAttribute('aria-disabled'), said(tracker)]).to.deep.equal([
      0,
      'true',
      'Fotoğraflar yükleniyor; bitince yanıtınız gönderilecek.',
    ]);
    await expectAccessible(tracker);
    arrive();
    await eventually(() => focused(tracker) === 'event-new');
    expect(changes.map(({ body }) => body)).to.deep.equal([{ text: 'Solda.', attachments: [files[0]?.id] }]);
  });

  it('that did not arrive stop the reply once, which keeps its text and can go without', async () => {
    const { tracker, changes } = await openReply({ onUpload: () => problem('internal') });
    await addPhotos(tracker, await photo());
    await photosAre(tracker, 'Yüklenemedi');
    await send(tracker);
    await eventually(() => focused(tracker) === 'photos-incomplete');
    expect([textOf(tracker, '#photos-incomplete'), changes]).to.deep.equal([
      '1 dosya yüklenemedi. Tekrar deneyebilir ya da onsuz gönderebilirsiniz.',
      [],
    ]);
    await expectAccessible(tracker);
    await send(tracker);
    await eventually(() => focused(tracker) === 'event-new');
    expect(changes.map(({ body }) => body)).to.deep.equal([{ text: 'Solda.' }]);
  });

  it('are no longer waited for once the form is closed, and are still there when it is opened again', async () => {
    const { open: arrive, opened } = gate();
    const { tracker, changes } = await openReply({ onUpload: () => opened.then(() => undefined) });
    await addPhotos(tracker, await photo());
    await photosAre(tracker, '…');
    await send(tracker);
    await eventually(() => submitText(tracker).startsWith('Fotoğraflar'));
    get(tracker, '[part="action-form"] [part="button secondary"]').click();
    await eventually(() => focused(tracker) === 'toggle-reply');
    arrive();
    await openAction(tracker, 'reply');
    await photosAre(tracker, 'Yüklendi');
    expect([changes, submitText(tracker)]).to.deep.equal([[], 'Gönder']);
  });

  it('speak another language when the tracker does', async () => {
    const { tracker } = await openReply();
    tracker.lang = 'en';
    await eventually(() => photoField(tracker)?.label === 'Photos');
    expect(submitText(tracker)).to.equal('Send');
  });

  it('keep their words where others do not arrive, without a fuss', async () => {
    const { tracker } = await openReply();
    const rejected: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      rejected.push(event.reason);
    };
    let asked = 0;
    const refuse = () => {
      asked += 1;
      return HttpResponse.error();
    };
    answerWith(http.get('*/locales/ar/form.*', refuse));
    window.addEventListener('unhandledrejection', note);
    tracker.lang = 'ar';
    await eventually(() => asked > 0 && query(tracker, '[part="base"]')?.lang === 'ar');
    await new Promise(resolve => setTimeout(resolve, 300));
    window.removeEventListener('unhandledrejection', note);
    expect([rejected, photoField(tracker)?.label]).to.deep.equal([[], 'Fotoğraflar']);
  });

  it('are let go of when another request is looked for', async () => {
    const { tracker } = await openReply({ onUpload: () => new Promise(() => undefined) });
    await addPhotos(tracker, await photo());
    await photosAre(tracker, '…');
    const tray = photoField(tracker)?.tray;
    get(tracker, '[part~="another"]').click();
    await eventually(() => query(tracker, '[name="reference"]'));
    expect(tray?.items).to.deep.equal([]);
  });

  const without = new Map([
    ['where the backend names none', { ...free, capabilities: ['replies', 'rating'] }],
    ['where the municipality says no limits', { ...free, attachments: undefined }],
  ]);
  for (const [where, place] of without) {
    it(`are not asked for ${where}`, async () => {
      const onLoad = () => HttpResponse.json({ ...municipality, ...place });
      const { tracker } = await show(request, {}, { onLoad });
      await openAction(tracker, 'reply');
      await new Promise(resolve => setTimeout(resolve, 50));
      expect(photoField(tracker)).to.equal(undefined);
    });
  }

  it('bring a proof of work each, where the municipality asks for one', async () => {
    const { jurisdiction: about, requests, attachments, challenge } = createMimer({ endpoint });
    let solved = 0;
    const solve = () => {
      solved += 1;
      return challenge.solve();
    };
    const { tracker, files } = await openReply({
      jurisdiction: everything,
      client: { jurisdiction: about, requests, attachments, challenge: { solve } },
      onUpload: (_, count) => (count === 1 ? problem('challenge_failed') : undefined),
    });
    await addPhotos(tracker, await photo());
    await photosAre(tracker, 'Yüklendi');
    const spent = files.map(({ challenge }) => challenge);
    expect([spent.length, new Set(spent).size, spent.includes(null), solved]).to.deep.equal([2, 2, false, 2]);
  });

  it('are asked for with a reply alone', async () => {
    const { tracker } = await openReply();
    await openAction(tracker, 'rate');
    expect(photoField(tracker)).to.equal(undefined);
  });
});
