import { fileLock, fileStore } from '@melikgazi/example-file-outbox';
import { createMimer } from '@melikgazi/mimer-sdk';
import { createOutbox, isOpen } from '@melikgazi/mimer-sdk/outbox';
import { setTimeout as delay } from 'node:timers/promises';

// Leaves so many requests in an outbox, unless some are there, and sends until none waits: one process of the tests.
const [folder = '', endpoint = '', apiKey, count = '0'] = process.argv.slice(2);
const mimer = createMimer({ endpoint, apiKey });
const outbox = createOutbox({
  store: fileStore(folder),
  lock: fileLock(folder),
  send: { create: mimer.requests.create },
});
if ((await outbox.items()).length === 0)
  for (let number = 1; number <= Number(count); number += 1)
    await outbox.add({
      request: {
        source: 'petition',
        kind: 'report',
        service: 'GEN-99',
        description: `Dilekçe ${number}`,
        reply: { channel: 'none', locale: 'tr' },
      },
    });
console.log('ready');
while ((await outbox.items()).some(isOpen)) {
  await outbox.flush({ all: true });
  // Another process may be at it.
  await delay(50);
}
