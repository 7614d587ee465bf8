import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { aroundFileHandles, isCall } from './file-calls.ts';

// Imported before a server, this kills its process right before one chosen call that changes the disk.

let left = Number(process.env['MIMER_KILL_AT']);

const around = (call: (...args: never[]) => Promise<unknown>) =>
  function (this: unknown, ...args: never[]): Promise<unknown> {
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return Reflect.apply(call, this, args);
  };

for (const name of ['open', 'rename', 'unlink', 'mkdir', 'link']) {
  const call: unknown = Reflect.get(fs, name);
  if (isCall(call)) Reflect.set(fs, name, around(call));
}
await aroundFileHandles(around);
syncBuiltinESMExports();
