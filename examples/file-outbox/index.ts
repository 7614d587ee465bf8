export { fileLock } from './file-lock.ts';
export { fileStore } from './file-store.ts';
export { writeDurably } from './write-durably.ts';
