import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

type Call = (...args: never[]) => Promise<unknown>;

/** The calls on an open file that change what is on the disk, or make it stay there. */
const onFiles = ['write', 'writeFile', 'truncate', 'sync', 'datasync'];

/** Puts `around` between a program and every such call. Node gives no other way to the class of open files. */
export const aroundFileHandles = async (around: (call: Call) => Call): Promise<void> => {
  const file = await open(fileURLToPath(import.meta.url));
  const prototype: unknown = Object.getPrototypeOf(file);
  await file.close();
  if (typeof prototype !== 'object' || prototype === null) throw new Error('Open files have no class.');
  for (const name of onFiles) {
    const call: unknown = Reflect.get(prototype, name);
    if (isCall(call)) Reflect.set(prototype, name, around(call));
  }
};

export const isCall = (value: unknown): value is Call => typeof value === 'function';
