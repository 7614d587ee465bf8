import { expect } from '@esm-bundle/chai';
import {
  broadcast,
  createOutbox,
  indexedDbStore,
  isOutboxUnavailableError,
  leaseLock,
  webLock,
  type OutboxItem,
  type OutboxLock,
  type OutboxSender,
  type OutboxStore,
} from '@melikgazi/mimer-sdk/outbox';
import { countingBackend, submission } from '../../support/counting-backend.ts';
import { storesBlobs } from '../support/engine.ts';
import { eventually } from '../support/eventually.ts';

let made = 0;
let name = '';

beforeEach(() => {
  name = `outbox-test-${(made += 1)}-${Math.random()}`;
});

afterEach(() => {
  indexedDB.deleteDatabase(name);
  for (const frame of document.querySelectorAll('iframe')) frame.remove();
});

const tick = () => new Promise(resolve => setTimeout(resolve, Math.random() * 3));

/** A backend that takes its time, so that two tabs can get in each other's way. */
const slow = (send: OutboxSender): OutboxSender => ({
  ...send,
  create: async (...given) => {
    await tick();
    const receipt = await send.create(...given);
    await tick();
    return receipt;
  },
});

/** The lock of another page of this origin. */
const lockOfFrame = (): OutboxLock => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const locks = frame.contentWindow?.navigator.locks;
  if (locks === undefined) throw new Error('A frame has no locks.');
  return webLock(name, locks);
};

const tab = (send: OutboxSender, lock?: (store: OutboxStore) => OutboxLock) => {
  const store = indexedDbStore(name);
  return createOutbox({ store, send, ...(lock && { lock: lock(store) }) });
};

const photo = { name: 'a.jpg', blob: new Blob(['çukur'], { type: 'image/jpeg' }) };

/** The photo of the one item there is, read anew. */
const keptFile = async () => {
  const [item] = await tab(countingBackend().send).items();
  const blob = item?.files[0]?.blob;
  return [await blob?.text(), blob?.type];
};

/** What any script of the origin could do to the database. */
const within = async (work: (items: IDBObjectStore) => { readonly result: unknown }): Promise<unknown> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('The database could not be opened.'));
  });
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('items', 'readwrite');
    const request = work(transaction.objectStore('items'));
    transaction.oncomplete = () => (database.close(), resolve(request.result));
    transaction.onabort = () => reject(new Error('It could not be done.'));
  });
};

const isDone = (items: readonly OutboxItem[]) =>
  items.length > 0 && items.every(({ state }) => state === 'sent');

const sendFromTwo = async (lockOf: () => (store: OutboxStore) => OutboxLock) => {
  const backend = countingBackend();
  const send = slow(backend.send);
  const tabs = [tab(send, lockOf()), tab(send, lockOf())];
  const [first] = tabs;
  if (first === undefined) throw new Error('no tab');
  for (let number = 0; number < 20; number += 1)
    await first.add({ request: submission(number), files: [{ name: 'a.jpg', blob: new Blob(['a']) }] });
  let left = true;
  await Promise.all(
    tabs.map(async each => {
      while (left) {
        await each.flush();
        left = !isDone(await each.items());
        await tick();
      }
    }),
  );
  return backend;
};

describe('an outbox in IndexedDB', () => {
  it('of two pages with Web Locks sends twenty requests with one post each', async () => {
    const { posts, stored } = await sendFromTwo(() => {
      const lock = lockOfFrame();
      return () => lock;
    });
    expect([posts.length, stored().length]).to.deep.equal([20, 20]);
  });

  it('of two tabs without Web Locks does so by a right that runs out', async () => {
    const { posts, stored } = await sendFromTwo(
      () => store => leaseLock(store, { holder: `${Math.random()}`, now: Date.now }),
    );
    expect([posts.length, stored().length]).to.deep.equal([20, 20]);
  });

  it('lets only one page send at a time', async () => {
    const backend = countingBackend();
    const gate = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const first = tab(
      {
        ...backend.send,
        create: async (...given) => {
          began.resolve();
          await gate.promise;
          return backend.send.create(...given);
        },
      },
      () => lockOfFrame(),
    );
    const second = tab(backend.send, () => lockOfFrame());
    await first.add({ request: submission() });
    const flushed = first.flush();
    await began.promise;
    const other = await second.flush();
    gate.resolve();
    expect([other, await flushed, backend.posts.length]).to.deep.equal([false, true, 1]);
  });

  it('is taken over when the page that was sending is gone', async () => {
    const backend = countingBackend();
    const began = Promise.withResolvers<void>();
    const dying = tab(
      {
        ...backend.send,
        create: (body, { idempotencyKey = '' }) => {
          backend.accept(idempotencyKey, body);
          began.resolve();
          return new Promise(() => undefined);
        },
      },
      () => lockOfFrame(),
    );
    await dying.add({ request: submission() });
    void dying.flush();
    await began.promise;
    document.querySelector('iframe')?.remove();
    const next = tab(backend.send);
    // The browser lets go of what a page held once the page is gone, a moment later.
    while (!(await next.flush())) await tick();
    expect(backend.stored().length).to.equal(1);
  });

  it('keeps files as they are', async () => {
    await tab(countingBackend().send).add({ request: submission(), files: [photo] });
    expect(await keptFile()).to.deep.equal(['çukur', 'image/jpeg']);
  });

  it('keeps their bytes, also after they were tried to be sent: not every window takes a Blob', async () => {
    const { send } = countingBackend({ trouble: call => (call === 'create' ? 'lost' : undefined) });
    const outbox = tab(send);
    await outbox.add({ request: submission(), files: [photo] });
    await outbox.flush();
    const kept = await within(items => items.getAll());
    const bytes = new TextEncoder().encode('çukur').buffer;
    expect(kept)
      .to.have.nested.property('[0].files')
      .that.deep.equals([{ name: 'a.jpg', blob: { type: 'image/jpeg', bytes }, attachmentId: 'file-1' }]);
    expect(await keptFile()).to.deep.equal(['çukur', 'image/jpeg']);
  });

  it('sends what an earlier version left here as a Blob', async () => {
    const backend = countingBackend();
    const outbox = tab(backend.send);
    const item = await outbox.add({ request: submission() });
    // Where no Blob can be stored, none was left.
    if (await storesBlobs()) await within(items => items.put({ ...item, files: [photo] }));
    await outbox.flush();
    expect(backend.posts.map(({ body }) => body.attachments)).to.deep.equal([
      (await storesBlobs()) ? ['file-1'] : undefined,
    ]);
  });

  it('promises nothing for a file that was taken away', async () => {
    const gone = new Blob(['a']);
    gone.arrayBuffer = () => Promise.reject(new DOMException('Gone.', 'NotFoundError'));
    const outbox = tab(countingBackend().send);
    const refused: unknown = await outbox
      .add({ request: submission(), files: [{ name: 'a.pdf', blob: gone }] })
      .catch((reason: unknown) => reason);
    expect([isOutboxUnavailableError(refused), await outbox.items()]).to.deep.equal([true, []]);
  });

  it('tells other tabs', async () => {
    const send = countingBackend().send;
    const heard: number[] = [];
    const store = indexedDbStore(name);
    const stop = createOutbox({ store, send, channel: broadcast(name) }).subscribe(items =>
      heard.push(items.length),
    );
    await tab(send).add({ request: submission() });
    await eventually(() => heard.includes(1));
    stop();
    expect(heard.at(-1)).to.equal(1);
  });

  it('goes on when the database was deleted under it', async () => {
    const outbox = tab(countingBackend().send);
    await outbox.add({ request: submission(1) });
    await new Promise(resolve => {
      const deleted = indexedDB.deleteDatabase(name);
      deleted.onsuccess = resolve;
    });
    await outbox.add({ request: submission(2) });
    expect((await outbox.items()).map(({ request }) => request?.description)).to.deep.equal(['Çukur 2']);
  });

  it('leaves alone what another script wrote into it', async () => {
    const backend = countingBackend();
    const outbox = tab(backend.send);
    await outbox.add({ request: submission() });
    await within(items => items.put({ id: 'a' }));
    await within(items => items.put({ id: 'b', version: 1, state: 'waiting', request: { kind: {} } }));
    await outbox.flush();
    expect([(await outbox.items()).length, backend.posts.length]).to.deep.equal([1, 1]);
  });

  for (const [title, error, isFull] of [
    ['there is none', new DOMException('No.', 'SecurityError'), false],
    ['there is no room', new DOMException('Full.', 'QuotaExceededError'), true],
  ] as const) {
    it(`promises nothing where ${title}`, async () => {
      const open = indexedDB.open.bind(indexedDB);
      Object.defineProperty(indexedDB, 'open', {
        configurable: true,
        value: () => {
          throw error;
        },
      });
      try {
        const refused: unknown = await tab(countingBackend().send)
          .add({ request: submission() })
          .catch((reason: unknown) => reason);
        expect(isOutboxUnavailableError(refused) && refused.isFull).to.equal(isFull);
      } finally {
        Object.defineProperty(indexedDB, 'open', { configurable: true, value: open });
      }
    });
  }

  it('is unavailable while a newer version has the database', async () => {
    await new Promise<void>(resolve => {
      const newer = indexedDB.open(name, 2);
      newer.onsuccess = () => (newer.result.close(), resolve());
    });
    const refused: unknown = await tab(countingBackend().send)
      .items()
      .catch((reason: unknown) => reason);
    expect(isOutboxUnavailableError(refused)).to.equal(true);
  });
});
