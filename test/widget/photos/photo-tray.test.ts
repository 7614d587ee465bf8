import { expect } from '@esm-bundle/chai';
import { PhotoTray, type TrayOptions } from '../../../widget/src/photos/photo-tray.ts';
import type { ReadyFile, RefusedFile } from '../../../widget/src/photos/prepare-photo.ts';
import { eventually } from '../support/eventually.ts';

/** An upload that the test answers. */
interface Pending {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
  readonly arrive: (id: string) => void;
  readonly fail: (code: string) => void;
}

const ready = (file: File): ReadyFile => ({
  blob: file,
  name: file.name,
  bytesBefore: file.size,
  width: 1,
  height: 1,
});

const setUp = (more: Partial<TrayOptions> = {}) => {
  const pending: Pending[] = [];
  const urls = new Set<string>();
  const network = new EventTarget();
  let made = 0;
  const tray = new PhotoTray({
    maxCount: 5,
    prepare: file => Promise.resolve(ready(file)),
    upload: (_, { name, signal, onProgress }) =>
      new Promise((resolve, reject) => {
        pending.push({
          name,
          signal,
          progress: share => onProgress({ sent: share * 100, total: 100 }),
          arrive: id => resolve({ id }),
          fail: code => reject(new Error(code)),
        });
      }),
    failureOf: error => (error instanceof Error ? error.message : ''),
    previews: {
      create: () => {
        made += 1;
        urls.add(`blob:${made}`);
        return `blob:${made}`;
      },
      revoke: url => urls.delete(url),
    },
    network,
    ...more,
  });
  const upload = (index: number) => eventually(() => pending[index]);
  return { tray, pending, urls, network, upload };
};

const files = (...names: string[]) => names.map(name => new File([name], name, { type: 'image/jpeg' }));
const states = (tray: PhotoTray) => tray.items.map(({ name, state }) => `${name} ${state}`);

describe('a tray of photos', () => {
  it('uploads what is added at once, two at a time, in its order', async () => {
    const { tray, pending, upload } = setUp();
    tray.add(files('a', 'b', 'c'));
    expect(states(tray)).to.deep.equal(['a preparing', 'b preparing', 'c preparing']);
    await upload(1);
    await eventually(() => tray.items.every(({ state }) => state === 'uploading'));
    expect(pending.map(({ name }) => name)).to.deep.equal(['a', 'b']);
    pending[1]?.arrive('B');
    (await upload(2)).arrive('C');
    pending[0]?.arrive('A');
    await tray.settled();
    expect([tray.ids, states(tray)]).to.deep.equal([
      ['A', 'B', 'C'],
      ['a uploaded', 'b uploaded', 'c uploaded'],
    ]);
  });

  it('prepares one after the other', async () => {
    const order: string[] = [];
    const { tray, upload } = setUp({
      prepare: async file => {
        order.push(`${file.name} begins`);
        await new Promise(resolve => setTimeout(resolve));
        order.push(`${file.name} ends`);
        return ready(file);
      },
    });
    tray.add(files('a', 'b'));
    await upload(1);
    expect(order).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('says how far each is, and all of them', async () => {
    const { tray, upload } = setUp();
    tray.add(files('a', 'b'));
    const [first, second] = [await upload(0), await upload(1)];
    first.progress(0.5);
    second.progress(1);
    expect(tray.items.map(({ progress }) => progress)).to.deep.equal([0.5, 1]);
    expect([tray.progress, tray.isBusy]).to.deep.equal([0.75, true]);
    first.arrive('A');
    second.arrive('B');
    await tray.settled();
    expect([tray.progress, tray.isBusy]).to.deep.equal([1, false]);
  });

  it('takes no more than there may be, and the rest once there is room', async () => {
    const { tray, upload } = setUp({ maxCount: 2 });
    tray.add(files('a', 'b', 'c'));
    expect(tray.items[2]).to.deep.include({ state: 'refused', refusal: { refusal: 'too_many' } });
    const [first, , third] = tray.items;
    tray.retry(third?.id ?? '');
    expect(states(tray)).to.deep.equal(['a preparing', 'b preparing', 'c refused']);
    tray.remove(first?.id ?? '');
    tray.retry(third?.id ?? '');
    for (const index of [0, 1]) (await upload(index)).arrive(String(index));
    await tray.settled();
    expect(states(tray)).to.deep.equal(['b uploaded', 'c uploaded']);
  });

  it('forgets what it refused once something else is added', async () => {
    const { tray } = setUp({ prepare: () => Promise.resolve<RefusedFile>({ refusal: 'heic' }) });
    tray.add(files('a'));
    await tray.settled();
    tray.add(files('b'));
    await tray.settled();
    expect(states(tray)).to.deep.equal(['b refused']);
  });

  it('refuses what cannot be prepared for a reason nobody thought of', async () => {
    const { tray } = setUp({ prepare: () => Promise.reject(new Error('?')) });
    tray.add(files('a'));
    await tray.settled();
    expect(tray.items[0]?.refusal).to.deep.equal({ refusal: 'unreadable' });
  });

  it('takes a file back while it is uploaded, and goes on with the next', async () => {
    const { tray, pending, urls, upload } = setUp();
    tray.add(files('a', 'b', 'c'));
    const first = await upload(0);
    await eventually(() => urls.size === 3);
    tray.remove(tray.items[0]?.id ?? '');
    expect([first.signal.aborted, urls.size]).to.deep.equal([true, 2]);
    await upload(2);
    first.arrive('A');
    pending[1]?.arrive('B');
    pending[2]?.arrive('C');
    await tray.settled();
    expect(tray.ids).to.deep.equal(['B', 'C']);
  });

  it('takes a file back while it is prepared', async () => {
    const { tray, pending, urls } = setUp();
    tray.add(files('a'));
    tray.remove(tray.items[0]?.id ?? '');
    await tray.settled();
    await new Promise(resolve => setTimeout(resolve));
    expect([pending.length, urls.size, tray.items.length]).to.deep.equal([0, 0, 0]);
  });

  it('tries again what failed when it is told to', async () => {
    const { tray, upload } = setUp();
    tray.add(files('a'));
    (await upload(0)).fail('internal');
    await tray.settled();
    expect(tray.items[0]).to.include({ state: 'failed', failure: 'internal', progress: 0 });
    tray.retry(tray.items[0]?.id ?? '');
    (await upload(1)).arrive('A');
    await tray.settled();
    expect([tray.ids, tray.items[0]?.failure]).to.deep.equal([['A'], undefined]);
  });

  it('tries again by itself what failed without a network, once that is back, and nothing else', async () => {
    const { tray, pending, network, upload } = setUp();
    tray.add(files('a', 'b'));
    (await upload(0)).fail('connection');
    (await upload(1)).fail('too_large');
    await tray.settled();
    network.dispatchEvent(new Event('online'));
    (await upload(2)).arrive('A');
    await tray.settled();
    expect([states(tray), pending.length]).to.deep.equal([['a uploaded', 'b failed'], 3]);
  });

  it('uploads again what the municipality no longer knows, and nothing else', async () => {
    const { tray, upload } = setUp();
    tray.add(files('a', 'b'));
    (await upload(0)).arrive('A');
    (await upload(1)).fail('internal');
    await tray.settled();
    const renewed = tray.renew();
    expect(tray.ids).to.deep.equal([]);
    (await upload(2)).arrive('A2');
    expect([await renewed, states(tray)]).to.deep.equal([['A2'], ['a uploaded', 'b failed']]);
  });

  it('keeps for an outbox what is there and what is not', async () => {
    const { tray, upload } = setUp({
      prepare: file =>
        Promise.resolve(
          file.name === 'c' ? { refusal: 'heic' } : { ...ready(file), name: `${file.name}.jpg` },
        ),
    });
    tray.add(files('a', 'b', 'c'));
    (await upload(0)).arrive('A');
    (await upload(1)).fail('connection');
    await tray.settled();
    expect(tray.snapshot.map(({ name, attachmentId }) => [name, attachmentId])).to.deep.equal([
      ['a.jpg', 'A'],
      ['b.jpg', undefined],
    ]);
    expect(await tray.snapshot[1]?.blob.text()).to.equal('b');
  });

  it('names each place once', async () => {
    const place = { lat: 38.7, lng: 35.5 };
    const { tray } = setUp({ prepare: file => Promise.resolve({ ...ready(file), place: { ...place } }) });
    tray.add(files('a', 'b'));
    await eventually(() => tray.places.length > 0);
    expect(tray.places).to.deep.equal([place]);
  });

  it('rests and goes on, and holds nothing of the page meanwhile', async () => {
    const { tray, pending, urls, network, upload } = setUp();
    tray.add(files('a', 'b', 'c'));
    const [first, second] = [await upload(0), await upload(1)];
    first.arrive('A');
    await upload(2);
    tray.suspend();
    expect([second.signal.aborted, urls.size, tray.isBusy]).to.deep.equal([true, 0, true]);
    second.fail('connection');
    network.dispatchEvent(new Event('online'));
    await new Promise(resolve => setTimeout(resolve));
    expect(pending.length).to.equal(3);
    tray.resume();
    expect(urls.size).to.equal(3);
    (await upload(3)).arrive('B');
    (await upload(4)).arrive('C');
    await tray.settled();
    expect(tray.ids).to.deep.equal(['A', 'B', 'C']);
  });

  it('lets go of everything in the end', async () => {
    const { tray, urls, network, pending, upload } = setUp();
    let told = 0;
    tray.subscribe(() => (told += 1));
    tray.add(files('a', 'b'));
    (await upload(0)).fail('connection');
    const second = await upload(1);
    const settled = tray.settled();
    tray.dispose();
    await settled;
    told = 0;
    network.dispatchEvent(new Event('online'));
    second.arrive('B');
    await new Promise(resolve => setTimeout(resolve));
    expect([tray.items.length, urls.size, told, pending.length]).to.deep.equal([0, 0, 0, 2]);
  });

  it('gives the same ids until they change', async () => {
    const { tray, upload } = setUp();
    const none = tray.ids;
    tray.add(files('a', 'b'));
    (await upload(0)).progress(0.5);
    expect(tray.ids).to.equal(none);
    (await upload(0)).arrive('A');
    await eventually(() => tray.ids.length > 0);
    const one = tray.ids;
    (await upload(1)).progress(0.5);
    expect(tray.ids).to.equal(one);
  });
});
