import { expect } from '@esm-bundle/chai';
import { HttpResponse } from 'msw';
import { problem } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { photo } from '../photos/support/pictures.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { focused, get, heading, next, query, settled, textOf } from './support/form.ts';
import { addPhotos, gate, goOn, isSent, jurisdiction, openWithPhotos, photosAre } from './support/photos.ts';
import type { RequestForm } from '../../../widget/src/index.ts';

const submitText = (form: RequestForm) => textOf(form, '[type="submit"]');

describe('photos on their way', () => {
  it('are uploaded while the citizen goes on, and waited for in words', async () => {
    const { open: arrive, opened } = gate();
    const { arrivals, files } = playBackend({ jurisdiction, onUpload: () => opened.then(() => undefined) });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, '…');
    await goOn(form);
    get(form, '[type="submit"]').click();
    await eventually(() => submitText(form).startsWith('Fotoğraflar yükleniyor, %'));
    get(form, '[type="submit"]').click();
    await settled(form);
    expect([arrivals.length, get(form, '[type="submit"]').getAttribute('aria-disabled')]).to.deep.equal([
      0,
      'true',
    ]);
    await expectAccessible(form);
    arrive();
    await eventually(() => isSent(form));
    expect(arrivals.map(({ body }) => body.attachments)).to.deep.equal([[files[0]?.id]]);
  });

  it('are no longer waited for once the citizen goes back', async () => {
    const { open: arrive, opened } = gate();
    const { arrivals, files } = playBackend({ jurisdiction, onUpload: () => opened.then(() => undefined) });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await goOn(form);
    get(form, '[type="submit"]').click();
    await eventually(() => submitText(form).startsWith('Fotoğraflar'));
    get(form, '[part="button secondary"]').click();
    await settled(form);
    arrive();
    await eventually(() => heading(form) === 'İletişim bilgileriniz');
    await next(form);
    expect([submitText(form), arrivals.length]).to.deep.equal(['Başvuruyu gönder', 0]);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body.attachments).to.deep.equal([files[0]?.id]);
  });

  it('that failed while they were waited for stop the request once, and can be left out', async () => {
    const { open: arrive, opened } = gate();
    const { arrivals } = playBackend({
      jurisdiction,
      onUpload: () => opened.then(() => problem('internal')),
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, '…');
    await goOn(form);
    get(form, '[type="submit"]').click();
    await eventually(() => submitText(form).startsWith('Fotoğraflar'));
    arrive();
    await eventually(() => focused(form)?.id === 'photos-incomplete');
    expect(textOf(form, '#photos-incomplete')).to.contain('1 dosya yüklenemedi');
    expect(arrivals.length).to.equal(0);
    await expectAccessible(form);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body).to.not.have.property('attachments');
  });

  it('that failed are tried again from the check', async () => {
    const { arrivals, files } = playBackend({
      jurisdiction,
      onUpload: (_, count) => (count === 1 ? HttpResponse.error() : undefined),
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'bağlantı yok');
    await goOn(form);
    get(form, '#photos-incomplete button').click();
    await eventually(() => query(form, '[part="thumbnail"]'));
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body.attachments).to.deep.equal([files[1]?.id]);
  });

  it('that failed without a network are tried again by themselves', async () => {
    playBackend({ jurisdiction, onUpload: (_, count) => (count === 1 ? HttpResponse.error() : undefined) });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'bağlantı yok');
    window.dispatchEvent(new Event('online'));
    await photosAre(form, 'Yüklendi');
  });

  it('that the municipality no longer knows are uploaded again, and the request goes with them', async () => {
    const { arrivals, files } = playBackend({
      jurisdiction,
      onCreate: (_, count) =>
        count === 1
          ? problem('unknown_attachment', [{ pointer: '/attachments/0', code: 'unknown_value' }])
          : undefined,
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    await goOn(form);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals.map(({ body }) => body.attachments)).to.deep.equal([[files[0]?.id], [files[1]?.id]]);
    expect(query(form, '[part="receipt"] [part="caution"]')).to.equal(undefined);
  });

  it('that can’t be uploaded again are said to be missing, at their question', async () => {
    const { arrivals } = playBackend({
      jurisdiction,
      onUpload: (_, count) => (count === 1 ? undefined : problem('internal')),
      onCreate: (_, count) =>
        count === 1
          ? problem('unknown_attachment', [{ pointer: '/attachments/0', code: 'unknown_value' }])
          : undefined,
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    await goOn(form);
    await next(form);
    await eventually(() => query(form, '#summary'));
    expect(textOf(form, '#summary')).to.contain('Fotoğraflardan biri artık sunucuda yok');
    await next(form);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[1]?.body).to.not.have.property('attachments');
  });
});
