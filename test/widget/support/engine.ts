import { http, HttpResponse } from 'msw';
import { answerWith } from './backend.ts';

// What engines can and cannot do, as they show it themselves when they are asked. What is said of them was seen in Firefox 153 and in
// WebKitGTK 2.50.

/** Only Chromium's protocol lets a test say that a page is printed, or that its reader wants no motion. */
export const emulatesMedia = navigator.userAgent.includes('Chrome');

/** Whether a canvas can be written as WebP; WebKit, Safari's as well, writes PNG in its place. */
export const writesWebp = async (): Promise<boolean> => {
  const canvas = document.createElement('canvas');
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/webp'));
  return blob?.type === 'image/webp';
};

/** Whether IndexedDB takes Blobs: WebKit's not in a private session (webkit.org/b/156347), which one for tests always is. */
export const storesBlobs = async (): Promise<boolean> => {
  const name = `blobs-${Math.random()}`;
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.result.createObjectStore('blobs');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('There is no IndexedDB.'));
  });
  const stored = await new Promise<boolean>(resolve => {
    const transaction = database.transaction('blobs', 'readwrite');
    transaction.objectStore('blobs').add(new Blob(['a']), 'a');
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  database.close();
  indexedDB.deleteDatabase(name);
  return stored;
};

/**
 * Whether a stream can be handed to another context: WebKit's can't, so that its service workers hand answers over once they are
 * whole, and a live one never.
 */
export const transfersStreams = (): boolean => {
  const stream = new ReadableStream();
  try {
    structuredClone(stream, { transfer: [stream] });
    return true;
  } catch {
    return false;
  }
};

/** Whether code that did not arrive is asked for again: Firefox before 155 remembers that it failed (bugzil.la/2055211). */
export const asksForCodeAgain = async (): Promise<boolean> => {
  let isOffline = true;
  const code = () => new HttpResponse('export {};', { headers: { 'Content-Type': 'text/javascript' } });
  answerWith(http.get('*/asked-for-again.js', () => (isOffline ? HttpResponse.error() : code())));
  const url = new URL('/asked-for-again.js', location.href).href;
  const arrives = () =>
    import(url).then(
      () => true,
      () => false,
    );
  await arrives();
  isOffline = false;
  return arrives();
};
