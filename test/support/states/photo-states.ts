import type { Locator } from 'playwright-core';
import { redAndBlue, photoFrom, smallPdf } from '../uploads.ts';
import { complete, subject } from './answers.ts';
import { goTo, never, open, problem, state, submit } from './open-form.ts';
import type { State } from './state.ts';

/** A file as a browser's dialogue gives it. */
interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const photo = { mimeType: 'image/jpeg', buffer: await redAndBlue(600, 400).jpeg().toBuffer() };
const withPlace = { ...photo, buffer: await photoFrom(redAndBlue(600, 400), 6).jpeg().toBuffer() };
const document = { name: 'dilekçe.pdf', mimeType: 'application/pdf', buffer: smallPdf };
const [first, second] = [
  { ...photo, name: 'IMG_2041.jpg' },
  { ...photo, name: 'WhatsApp Görsel 2026-11-24 saat 14.02.31_6f0c2a.jpg' },
];

const choose = (form: Locator, ...files: readonly Chosen[]) =>
  form.locator('mimer-photo-field input').setInputFiles([...files]);

/** Until each file has come to its end. */
const settled = (form: Locator, ...ends: readonly string[]) =>
  Promise.all(ends.map(end => form.locator(`[part="photo-state"].${end}`).first().waitFor()));

const uploads = /\/attachments$/;

/** What becomes of photos, wherever the form shows them. */
export const photoStates: readonly State[] = [
  state('photos-uploading', async stage => {
    await stage.answer('POST', uploads, never);
    const form = await open(stage, subject);
    await choose(form, first, second);
    await form.locator('[part="photo-progress"]').nth(1).waitFor();
  }),
  state('photos-uploaded', async stage => {
    const form = await open(stage, subject);
    await choose(form, first, second, document);
    await form.locator('[part="photo-state"].uploaded').nth(2).waitFor();
  }),
  state('photos-failed', async stage => {
    await stage.answer('POST', uploads, route => route.fulfill(problem(507, 'storage_full')));
    const form = await open(stage, subject);
    await choose(form, first, second);
    await form.locator('[part="photo-state"].failed').nth(1).waitFor();
  }),
  state('photos-refused', async stage => {
    const form = await open(stage, subject);
    await choose(
      form,
      first,
      {
        name: 'IMG_2042.HEIC',
        mimeType: 'image/heic',
        buffer: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1'),
      },
      { name: 'ses kaydı.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3 nothing to see') },
      { name: 'boş.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
    );
    await settled(form, 'uploaded', 'refused');
    await form.locator('[part="photo-state"].refused').nth(2).waitFor();
  }),
  state('photos-place-offered', async stage => {
    const form = await open(stage, subject);
    await choose(form, { ...withPlace, name: first.name });
    await settled(form, 'uploaded');
    await submit(form);
    await form.locator('[part="photo-place"]').waitFor();
  }),
  state('photos-check', async stage => {
    const form = await open(stage, complete);
    await choose(form, first, second, document);
    await form.locator('[part="photo-state"].uploaded').nth(2).waitFor();
    await goTo(form, 'check');
    await form.locator('[part="thumbnail"]').nth(1).waitFor();
  }),
  state('photos-check-waiting', async stage => {
    await stage.answer('POST', uploads, never);
    const form = await open(stage, complete);
    await choose(form, first);
    await form.locator('[part="photo-progress"]').waitFor();
    await goTo(form, 'check');
    await submit(form);
    await form.locator('[type="submit"][aria-disabled]').waitFor();
  }),
  state('photos-check-incomplete', async stage => {
    await stage.answer('POST', uploads, route => route.fulfill(problem(507, 'storage_full')));
    const form = await open(stage, complete);
    await choose(form, first);
    await settled(form, 'failed');
    await goTo(form, 'check');
    await form.locator('#photos-incomplete').waitFor();
  }),
];
