import { expect } from '@esm-bundle/chai';
import { createMimer } from '@melikgazi/mimer-sdk';
import { endpoint, problem } from '../../support/fake-backend.ts';
import { expectAccessible } from '../fields/support/axe.ts';
import { asPhotographed, fileOf, noise, photo, picture } from '../photos/support/pictures.ts';
import { playBackend } from '../support/backend.ts';
import { eventually } from '../support/eventually.ts';
import { fill, fillSubject, focused, get, next, open, query, settled, textOf } from './support/form.ts';
import {
  addPhotos,
  gate,
  goOn,
  isSent,
  jurisdiction,
  openWithPhotos,
  photoField,
  photosAre,
} from './support/photos.ts';

describe('photos in the form', () => {
  it('are asked for where the municipality takes files, with how many and how large', async () => {
    playBackend({ jurisdiction });
    const form = await openWithPhotos();
    const hint = photoField(form)?.shadowRoot?.querySelector('#hint')?.textContent ?? '';
    expect(hint).to.contain('En fazla 5 fotoğraf veya PDF, her biri en fazla 10 MB.');
    expect(hint).to.contain('plaka bulunmamasına özen gösteriniz');
    const all = [...(form.shadowRoot?.querySelectorAll('[part="field"]') ?? [])];
    expect(all.at(-1)).to.equal(photoField(form));
  });

  for (const [title, told] of Object.entries({
    'the capability is not named': { ...jurisdiction, capabilities: [] },
    'there are no limits': { capabilities: ['attachments'] },
  })) {
    it(`are not asked for where ${title}`, async () => {
      playBackend({ jurisdiction: told });
      const form = await open();
      await fillSubject(form);
      await goOn(form);
      expect(query(form, '[part="thumbnails"], mimer-photo-field')).to.equal(undefined);
      expect(textOf(form, '[part="questions"]')).to.not.contain('Fotoğraf');
    });
  }

  it('are not asked for where the page’s own client uploads nothing', async () => {
    playBackend({ jurisdiction });
    const { attachments: _, ...client } = createMimer({ endpoint });
    const form = await open({ client });
    await fillSubject(form);
    await goOn(form);
    expect(textOf(form, '[part="questions"]')).to.not.contain('Fotoğraf');
  });

  it('go along with the request, and are shown before it is sent', async () => {
    const { arrivals, files } = playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await addPhotos(form, await photo('a.png'), fileOf('%PDF-1.4\n', 'tapu.pdf', 'application/pdf'));
    await photosAre(form, 'Yüklendi', 'Yüklendi');
    await goOn(form);
    const thumbnail = get(form, '[part="thumbnail"]');
    expect([thumbnail.getAttribute('alt'), textOf(form, '[part="thumbnails"]')]).to.deep.equal([
      'a.jpg',
      'tapu.pdf',
    ]);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body.attachments).to.deep.equal(files.map(({ id }) => id));
    expect(files.map(({ file, challenge }) => [file.name, file.type, challenge])).to.deep.equal([
      ['a.jpg', 'image/jpeg', null],
      ['tapu.pdf', 'application/pdf', null],
    ]);
  });

  it('are optional', async () => {
    const { arrivals } = playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await goOn(form);
    expect(textOf(form, '[part="questions"]')).to.contain('Fotoğraflar Eklenmedi');
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body).to.not.have.property('attachments');
  });

  it('can be changed from the check', async () => {
    playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await goOn(form);
    const change = [...(form.shadowRoot?.querySelectorAll<HTMLElement>('[part="change"]') ?? [])].find(
      button => button.textContent.includes('Fotoğraflar'),
    );
    change?.click();
    await settled(form);
    await eventually(() => focused(form) === photoField(form));
  });

  it('bring a proof of work of their own, each another', async () => {
    const { files } = playBackend({
      jurisdiction: { ...jurisdiction, capabilities: ['attachments', 'challenge'] },
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo('a.jpg'), await photo('b.jpg'));
    await photosAre(form, 'Yüklendi', 'Yüklendi');
    expect(files.every(({ challenge }) => challenge !== null)).to.equal(true);
    expect(new Set(files.map(({ challenge }) => challenge)).size).to.equal(2);
  });

  it('survive the form being moved on its page in the middle of an upload', async () => {
    const { open: arrive, opened } = gate();
    const { files } = playBackend({
      jurisdiction,
      onUpload: (_, count) => (count === 1 ? opened.then(() => undefined) : undefined),
    });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await eventually(() => files.length === 1);
    const section = document.createElement('section');
    document.body.append(section);
    section.append(form);
    await photosAre(form, 'Yüklendi');
    arrive();
    section.replaceWith(form);
  });

  it('survive another language', async () => {
    const { files } = playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    form.lang = 'en';
    await eventually(() =>
      photoField(form)?.shadowRoot?.querySelector('[part="photo-state"]')?.textContent.includes('Uploaded'),
    );
    expect([photoField(form)?.value, files.length]).to.deep.equal([[files[0]?.id], 1]);
  });

  it('go where the backend becomes one that takes none', async () => {
    const { arrivals } = playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    const tray = photoField(form)?.tray;
    const client = createMimer({ endpoint });
    form.client = {
      ...client,
      jurisdiction: {
        get: async () => ({ ...(await client.jurisdiction.get()), attachments: undefined, capabilities: [] }),
      },
    };
    await eventually(() => photoField(form) === undefined && tray?.items.length === 0);
    await settled(form);
    await goOn(form);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body.attachments).to.equal(undefined);
  });

  it('leave no object URL behind, whether sent, reset or taken off the page', async () => {
    const urls = new Set<string>();
    const original = { create: URL.createObjectURL.bind(URL), revoke: URL.revokeObjectURL.bind(URL) };
    URL.createObjectURL = blob => {
      const url = original.create(blob);
      urls.add(url);
      return url;
    };
    URL.revokeObjectURL = url => {
      urls.delete(url);
      original.revoke(url);
    };
    try {
      playBackend({ jurisdiction });
      const form = await openWithPhotos();
      await addPhotos(form, await photo(), await photo('b.jpg'));
      await photosAre(form, 'Yüklendi', 'Yüklendi');
      expect(urls.size).to.equal(2);
      form.remove();
      expect(urls.size).to.equal(0);
      document.body.append(form);
      await eventually(() => urls.size === 2);
      form.reset();
      expect(urls.size).to.equal(0);
      await settled(form);
      await fillSubject(form);
      await addPhotos(form, await photo());
      await photosAre(form, 'Yüklendi');
      await goOn(form);
      await next(form);
      await eventually(() => isSent(form));
      expect(urls.size).to.equal(0);
    } finally {
      Object.assign(URL, { createObjectURL: original.create, revokeObjectURL: original.revoke });
    }
  });

  it('are gone after a reset', async () => {
    const { arrivals } = playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    form.reset();
    await settled(form);
    await fillSubject(form);
    await photosAre(form);
    await goOn(form);
    await next(form);
    await eventually(() => isSent(form));
    expect(arrivals[0]?.body).to.not.have.property('attachments');
  });

  it('let the citizen go on typing while they are prepared', async () => {
    const { open: arrive, opened } = gate();
    playBackend({ jurisdiction, onUpload: () => opened.then(() => undefined) });
    const form = await openWithPhotos();
    const grains = await noise(600, 450);
    const files = ['1', '2', '3', '4', '5'].map(name => fileOf(grains, `${name}.jpg`, 'image/jpeg'));
    const order: string[] = [];
    const tray = photoField(form)?.tray;
    let prepared = 0;
    tray?.subscribe(() => {
      const now = tray.items.filter(({ state }) => state !== 'preparing').length;
      for (; prepared < now; prepared += 1) order.push('photo');
    });
    await addPhotos(form, ...files);
    while (prepared < 5) {
      await fill(form, 'description', `Büyük bir çukur var ${order.length}`);
      order.push('key');
      await new Promise(resolve => setTimeout(resolve));
    }
    // Between any two photos, something could be typed.
    expect(order.join(' ')).to.match(/^(key )+photo( (key )+photo){4}/);
    arrive();
  });

  it('offer their place as the place, which goes along only when it is taken up', async () => {
    playBackend({ jurisdiction });
    const form = await openWithPhotos();
    const bytes = await asPhotographed(await picture(60, 40));
    await addPhotos(form, fileOf(bytes, 'a.jpg', 'image/jpeg'));
    await photosAre(form, 'Yüklendi');
    await next(form);
    const offer = await eventually(() => query(form, '[part="photo-place"]'));
    await expectAccessible(form);
    expect(textOf(form, '[part="photo-place"]')).to.contain('Bu yeri kullan');
    offer.querySelector('button')?.click();
    await settled(form);
    expect(textOf(form, '[part="photo-place"]')).to.contain('başvurunuza eklendi');
    offer.querySelector('button')?.click();
    await settled(form);
    expect(textOf(form, '[part="photo-place"]')).to.contain('Bu yeri kullan');
  });

  it('offer no place where they have none', async () => {
    playBackend({ jurisdiction });
    const form = await openWithPhotos();
    await addPhotos(form, await photo());
    await photosAre(form, 'Yüklendi');
    await next(form);
    await eventually(() => query(form, '[name="street"]'));
    expect(query(form, '[part="photo-place"]')).to.equal(undefined);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`are accessible in the question and on the check, ${theme}`, async () => {
      playBackend({
        jurisdiction,
        onUpload: (_, count) => (count === 2 ? problem('internal') : undefined),
      });
      document.body.style.background = theme === 'dark' ? '#11191e' : '#fff';
      try {
        const form = await openWithPhotos({ theme });
        await addPhotos(form, await photo('a.jpg'), await photo('b.jpg'), fileOf('x', 'c.txt', 'text/plain'));
        await eventually(() => photoField(form)?.tray?.isBusy === false);
        await settled(form);
        await expectAccessible(form);
        await goOn(form);
        await expectAccessible(form);
      } finally {
        document.body.removeAttribute('style');
      }
    });
  }
});
