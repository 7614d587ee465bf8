import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { PhotoField } from '../../../widget/src/fields/index.ts';
import { photos } from '../../../widget/src/locales/tr/photos.ts';
import { PhotoTray, type TrayOptions } from '../../../widget/src/photos/photo-tray.ts';
import { preparePhoto } from '../../../widget/src/photos/prepare-photo.ts';
import { fieldSuite } from '../../support/field-suite.ts';
import { fileOf, heic, photo } from '../photos/support/pictures.ts';
import { eventually } from '../support/eventually.ts';
import { expectAccessible } from './support/axe.ts';
import { messages } from './support/messages.ts';
import { inside, inputOf, mount } from './support/mount.ts';

if (!customElements.get('mimer-photo-field')) customElements.define('mimer-photo-field', PhotoField);

const create = () => Object.assign(new PhotoField(), { label: 'Konu', name: 'topic' });

fieldSuite<readonly string[]>({
  tag: 'mimer-photo-field',
  create,
  filled: ['a1', 'b2'],
  empty: [],
  entries: { filled: ['a1', 'b2'], empty: [] },
  attribute: ['value', '["a1","b2"]'],
  kept: '["a1","b2"]',
  labelled: 'fieldset',
});

type Answer = (id: string | Error) => void;

const limits = { maxBytes: 10_000_000, types: ['image/jpeg', 'application/pdf'] };

const ready = async (more: Partial<TrayOptions> = {}) => {
  const answers: Answer[] = [];
  const progresses: ((share: number) => void)[] = [];
  const tray = new PhotoTray({
    maxCount: 3,
    prepare: file => preparePhoto(file, limits),
    upload: (_, { onProgress }) =>
      new Promise((resolve, reject) => {
        progresses.push(share => onProgress({ sent: share, total: 1 }));
        answers.push(id => (typeof id === 'string' ? resolve({ id }) : reject(id)));
      }),
    failureOf: error => (error instanceof Error ? error.message : ''),
    previews: { create: blob => URL.createObjectURL(blob), revoke: url => URL.revokeObjectURL(url) },
    ...more,
  });
  const field = Object.assign(create(), { tray, messages, words: photos.field, maxCount: 3 });
  const form = mount(field);
  await field.updateComplete;
  const answer = async (index: number, id: string | Error) => {
    (await eventually(() => answers[index]))(id);
    await new Promise(resolve => setTimeout(resolve));
    await field.updateComplete;
  };
  const progress = async (index: number, share: number) => {
    (await eventually(() => progresses[index]))(share);
    await field.updateComplete;
  };
  return { field, form, tray, answer, progress };
};

/** Chooses files as the browser's dialogue does. */
const choose = async (field: PhotoField, ...files: File[]) => {
  const input = inputOf(field);
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await field.updateComplete;
};

const all = (field: PhotoField, selector: string) => [
  ...(field.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const text = (element: Element | null | undefined) => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
const statesOf = (field: PhotoField) => all(field, '[part="photo-state"]').map(text);
const said = (field: PhotoField) => text(field.shadowRoot?.querySelector('[role="status"]'));
const focusedText = (field: PhotoField) => text(field.shadowRoot?.activeElement);

describe('<mimer-photo-field>', () => {
  it('shows each photo, how large it has become and how far it is', async () => {
    const { field, progress, answer } = await ready();
    const picture = await photo('çukur.jpg');
    await choose(field, picture);
    expect(statesOf(field)).to.deep.equal(['Hazırlanıyor…']);
    await progress(0, 0);
    expect(statesOf(field)).to.deep.equal(['Sırada bekliyor…']);
    await progress(0, 1);
    expect(statesOf(field)).to.deep.equal(['Kaydediliyor…']);
    await progress(0, 0.6);
    expect(statesOf(field)).to.deep.equal(['Yükleniyor, %60']);
    const bar = inside(field, 'progress');
    expect([bar.getAttribute('aria-label'), Reflect.get(bar, 'value')]).to.deep.equal([
      'Yükleniyor: çukur.jpg',
      60,
    ]);
    const preview = inside(field, 'img');
    expect([preview.getAttribute('alt'), preview.getAttribute('src')?.startsWith('blob:')]).to.deep.equal([
      '',
      true,
    ]);
    await answer(0, 'A');
    expect([statesOf(field), all(field, 'progress').length]).to.deep.equal([['Yüklendi'], 0]);
    expect(text(inside(field, '[part="picker-count"]'))).to.equal('1 / 3');
  });

  it('says nothing of it where that is not to be seen', async () => {
    const { field } = await ready({
      prepare: file =>
        Promise.resolve({
          blob: new Blob(['x'.repeat(640 * 1024)]),
          name: file.name,
          bytesBefore: 640 * 1024 + 100,
        }),
    });
    await choose(field, await photo());
    await eventually(() => text(inside(field, '[part="photo-details"]')).startsWith('640 KB'));
    expect(text(inside(field, '[part="photo-details"]'))).to.equal('640 KB');
  });

  it('says how much smaller a photo has become', async () => {
    const { field } = await ready({
      prepare: file =>
        Promise.resolve({
          blob: new Blob(['x'.repeat(640 * 1024)]),
          name: file.name,
          bytesBefore: 4.8 * 1024 ** 2,
        }),
    });
    await choose(field, await photo());
    await eventually(() => text(inside(field, '[part="photo-details"]')) === '640 KB (önce 4,8 MB)');
  });

  it('submits what has arrived, and says so to its owner', async () => {
    const { field, form, answer } = await ready();
    let changes = 0;
    form.addEventListener('change', () => (changes += 1));
    await choose(field, await photo('a.jpg'), await photo('b.jpg'));
    expect(new FormData(form).getAll('topic')).to.deep.equal([]);
    await answer(0, 'A');
    await answer(1, 'B');
    expect([new FormData(form).getAll('topic'), changes]).to.deep.equal([['A', 'B'], 2]);
  });

  it('lets the same file be chosen again', async () => {
    const { field } = await ready();
    await choose(field, await photo());
    expect(inputOf(field).value).to.equal('');
  });

  it('opens camera and gallery alike', async () => {
    const { field } = await ready();
    const input = inputOf(field);
    expect([input.accept, input.multiple, input.hasAttribute('capture')]).to.deep.equal([
      'image/*',
      true,
      false,
    ]);
  });

  it('says in words why a file is not taken', async () => {
    const { field, tray } = await ready();
    await choose(field, heic(), fileOf('Merhaba', 'a.jpg', 'image/jpeg'), fileOf('', 'b.jpg', 'image/jpeg'));
    await tray.settled();
    await field.updateComplete;
    const [first, second, third] = statesOf(field);
    expect(first).to.contain('HEIC');
    expect(second).to.contain('açılamadı');
    expect(third).to.contain('boş');
    expect(said(field)).to.equal('3 dosya eklenemedi.');
  });

  it('says which of too many files were left out', async () => {
    const { field } = await ready();
    await choose(field, ...(await Promise.all(['a', 'b', 'c', 'd', 'e'].map(photo))));
    const states = statesOf(field);
    expect(states.slice(0, 3)).to.deep.equal(['Hazırlanıyor…', 'Hazırlanıyor…', 'Hazırlanıyor…']);
    expect(states.slice(3).every(state => state.includes('dosya sayısı doldu'))).to.equal(true);
    expect(all(field, '[part="photo-retry"]').length).to.equal(0);
    inside(field, '[part="photo-remove"]').click();
    await field.updateComplete;
    expect(all(field, '[part="photo-retry"]').length).to.equal(2);
  });

  it('speaks to screen readers when something was chosen, and when all is done, and not in between', async () => {
    const { field, progress, answer } = await ready();
    await choose(field, await photo('a.jpg'), await photo('b.jpg'));
    expect(said(field)).to.equal('2 dosya seçildi, yükleniyor.');
    await progress(0, 0.5);
    await answer(0, 'A');
    expect(said(field)).to.equal('2 dosya seçildi, yükleniyor.');
    await answer(1, new Error('internal'));
    expect(said(field)).to.equal('1 dosya yüklendi. 1 dosya yüklenemedi.');
  });

  it('keeps the focus near when a file is taken back', async () => {
    const { field, answer } = await ready();
    await choose(field, await photo('a.jpg'), await photo('b.jpg'), await photo('c.jpg'));
    for (const [index, id] of ['A', 'B', 'C'].entries()) await answer(index, id);
    const remove = async (index: number) => {
      const button = all(field, '[part="photo-remove"]')[index];
      button?.focus();
      await sendKeys({ press: 'Enter' });
      await field.updateComplete;
      await field.updateComplete;
    };
    await remove(1);
    expect([focusedText(field), said(field)]).to.deep.equal(['Kaldır: c.jpg', 'Kaldırıldı: b.jpg']);
    await remove(1);
    expect(focusedText(field)).to.equal('Kaldır: a.jpg');
    await remove(0);
    expect(field.shadowRoot?.activeElement?.id).to.equal('control');
    expect(field.value).to.deep.equal([]);
  });

  it('tries again, with the focus on the same file', async () => {
    const { field, answer } = await ready();
    await choose(field, await photo('a.jpg'));
    await answer(0, new Error('connection'));
    expect(statesOf(field)[0]).to.contain('bağlantı yok');
    inside(field, '[part="photo-retry"]').click();
    await field.updateComplete;
    await field.updateComplete;
    expect(focusedText(field)).to.equal('İptal et: a.jpg');
    await answer(1, 'A');
    expect(field.value).to.deep.equal(['A']);
  });

  it('takes what is dropped beside its control, and keeps the page where it is', async () => {
    const { field, tray } = await ready();
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await photo('a.jpg'));
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true, composed: true });
    inside(field, 'legend').dispatchEvent(over);
    expect([over.defaultPrevented, field.matches(':state(dragging)')]).to.deep.equal([true, true]);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true });
    inside(field, 'legend').dispatchEvent(drop);
    expect([drop.defaultPrevented, field.matches(':state(dragging)')]).to.deep.equal([true, false]);
    expect(tray.items.map(({ name }) => name)).to.deep.equal(['a.jpg']);
  });

  it('leaves a dragged text to the page', async () => {
    const { field } = await ready();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'Merhaba');
    const over = new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true });
    field.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(false);
  });

  it('takes what is pasted', async () => {
    const { field, tray } = await ready();
    const clipboardData = new DataTransfer();
    clipboardData.items.add(await photo('a.jpg'));
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox lets nobody but the browser make one with files.
    Object.defineProperty(paste, 'clipboardData', { value: clipboardData });
    field.dispatchEvent(paste);
    expect(paste.defaultPrevented).to.equal(true);
    expect(tray.items.length).to.equal(1);
  });

  it('takes nothing while it is off', async () => {
    const { field, tray } = await ready();
    field.disabled = true;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await photo('a.jpg'));
    field.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    expect(tray.items.length).to.equal(0);
  });

  it('leaves the page and comes back to what has become of its files meanwhile', async () => {
    const { field, form, tray, answer } = await ready();
    await choose(field, await photo('a.jpg'));
    field.remove();
    await answer(0, 'A');
    await tray.settled();
    expect(field.value).to.deep.equal([]);
    form.append(field);
    await field.updateComplete;
    expect([field.value, statesOf(field)]).to.deep.equal([['A'], ['Yüklendi']]);
  });

  it('empties its tray when its form is reset', async () => {
    const { field, form, tray, answer } = await ready();
    await choose(field, await photo('a.jpg'));
    await answer(0, 'A');
    form.reset();
    expect([tray.items.length, field.value]).to.deep.equal([0, []]);
  });

  for (const scheme of ['light', 'dark']) {
    for (const dir of ['ltr', 'rtl']) {
      it(`is accessible in every state, ${scheme}, ${dir}`, async () => {
        const { field, form, tray, progress, answer } = await ready({ maxCount: 5 });
        form.dir = dir;
        form.style.colorScheme = scheme;
        form.style.background = 'Canvas';
        const pdf = fileOf('%PDF-1.4\n%%EOF\n', 'tapu.pdf', 'application/pdf');
        await choose(
          field,
          await photo('a.jpg'),
          await photo('b.jpg'),
          pdf,
          heic(),
          await photo('e.jpg'),
          heic(),
        );
        await expectAccessible(form);
        await answer(0, 'A');
        await answer(1, new Error('connection'));
        await progress(2, 0.4);
        await eventually(() => tray.items.every(({ state }) => state !== 'preparing'));
        await field.updateComplete;
        const shown = new Set(tray.items.map(({ state }) => state));
        expect([...shown].sort()).to.deep.equal(['failed', 'refused', 'uploaded', 'uploading']);
        await expectAccessible(form);
      });
    }
  }

  it('fits a page of 320 pixels with all it shows', async () => {
    const { field, form, answer } = await ready();
    form.style.inlineSize = '288px';
    await choose(field, await photo(`${'uzun'.repeat(30)}.jpg`), heic());
    await answer(0, new Error('connection'));
    expect(field.scrollWidth).to.be.at.most(288);
    for (const button of all(field, 'button'))
      expect(button.getBoundingClientRect().height).to.be.at.least(24);
  });
});
