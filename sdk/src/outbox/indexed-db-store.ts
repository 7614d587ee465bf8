import { OutboxUnavailableError } from './outbox-error.ts';
import type { OutboxStore } from './outbox-store.ts';
import { fromStored, readBytes, toStored, type KnownBytes } from './stored-files.ts';

const itemsName = 'items';
const leaseName = 'lease';

/** The browser's own, by the names of what it throws: no room, or a connection that was closed under us. */
const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const unavailable = (cause: unknown): OutboxUnavailableError =>
  new OutboxUnavailableError('This device keeps no outbox.', {
    cause,
    isFull: isNamed(cause, 'QuotaExceededError'),
  });

/**
 * An outbox in IndexedDB, shared by all tabs of an origin.
 *
 * Another tab may delete the database, the browser may close it, a private window may have none: then the next call opens it anew,
 * or throws `OutboxUnavailableError`.
 *
 * @param name - The database's; one for each backend.
 * @example
 * const outbox = createOutbox({ store: indexedDbStore('mimer-outbox'), send: senderOf(() => Promise.resolve(mimer)) });
 * console.log(await outbox.items());
 */
export const indexedDbStore = (name: string): OutboxStore => {
  let opened: Promise<IDBDatabase> | undefined;

  const open = (): Promise<IDBDatabase> => {
    opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(itemsName, { keyPath: 'id' });
        request.result.createObjectStore(leaseName);
      };
      request.onblocked = () => reject(new Error('Another tab keeps the database from being opened.'));
      request.onerror = () => reject(request.error ?? new Error('The database could not be opened.'));
      request.onsuccess = () => {
        const database = request.result;
        // Whoever wants to delete or upgrade it does not wait for us.
        database.onversionchange = () => close(database);
        database.onclose = () => close(database);
        resolve(database);
      };
    }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };

  const close = (database: IDBDatabase): void => {
    opened = undefined;
    database.close();
  };

  /** One transaction; `work` gets its store and leaves what is to be answered by calling `answer`. */
  const transact = async <Result>(
    storeName: string,
    mode: IDBTransactionMode,
    initial: Result,
    work: (store: IDBObjectStore, answer: (result: Result) => void) => void,
  ): Promise<Result> => {
    const once = async (): Promise<Result> => {
      const database = await open();
      return new Promise<Result>((resolve, reject) => {
        const transaction = database.transaction(storeName, mode, { durability: 'strict' });
        let result = initial;
        transaction.oncomplete = () => resolve(result);
        transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'));
        work(transaction.objectStore(storeName), value => (result = value));
      });
    };
    try {
      // A connection that was closed under us is opened anew, once.
      return await once().catch((error: unknown) => {
        if (!isNamed(error, 'InvalidStateError')) throw error;
        opened = undefined;
        return once();
      });
    } catch (error) {
      throw unavailable(error);
    }
  };

  return {
    name,
    list: () =>
      transact<readonly unknown[]>(itemsName, 'readonly', [], (store, answer) => {
        const all = store.getAll();
        all.onsuccess = () => answer(all.result.map(entry => fromStored(entry)));
      }),
    add: async item => {
      // A file may have been taken away since it was chosen.
      const known = await readBytes(item.files).catch((error: unknown) => {
        throw unavailable(error);
      });
      await transact(itemsName, 'readwrite', undefined, store => void store.add(toStored(item, known)));
    },
    update: (id, change) =>
      transact(itemsName, 'readwrite', undefined, store => {
        const found = store.get(id);
        found.onsuccess = () => {
          const known: KnownBytes = new Map();
          const changed = found.result === undefined ? undefined : change(fromStored(found.result, known));
          if (changed !== undefined) store.put(toStored(changed, known));
        };
      }),
    remove: id => transact(itemsName, 'readwrite', undefined, store => void store.delete(id)),
    clear: () => transact(itemsName, 'readwrite', undefined, store => void store.clear()),
    claim: (holder, now, until) =>
      transact(leaseName, 'readwrite', false, (store, answer) => {
        const found = store.get(leaseName);
        found.onsuccess = () => {
          if (!isFree(found.result, holder, now)) return;
          store.put({ holder, until }, leaseName);
          answer(true);
        };
      }),
    release: holder =>
      transact(leaseName, 'readwrite', undefined, store => {
        const found = store.get(leaseName);
        found.onsuccess = () => {
          if (isFree(found.result, holder, -Infinity)) store.delete(leaseName);
        };
      }),
  };
};

/** Whether the right to send can be had: nobody has it, `holder` has it already, or it is over. What is no right is none. */
const isFree = (lease: unknown, holder: string, now: number): boolean => {
  if (typeof lease !== 'object' || lease === null || !('holder' in lease && 'until' in lease)) return true;
  return lease.holder === holder || typeof lease.until !== 'number' || lease.until <= now;
};
