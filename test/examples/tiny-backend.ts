import { join } from 'node:path';
import type { Scope } from '../support/server-process.ts';
import { exampleFile, startProgram } from './program.ts';

/** The backend in Python on a free port, with its database in `folder`. */
export const tinyBackend = (t: Scope, folder: string) =>
  startProgram(t, [
    'python3',
    exampleFile('tiny-backend/tiny_backend.py'),
    '--port',
    '0',
    '--database',
    join(folder, 'tiny.sqlite3'),
  ]);

/** The smallest request that it takes. */
export const report = {
  kind: 'report',
  service: 'pothole',
  description: 'Yolda derin bir çukur var.',
  attributes: { size: 'plate' },
  location: { neighbourhood: 'ÇINAR MAH.' },
  reply: { channel: 'none' as const, locale: 'tr' },
  notices: [{ id: 'general', version: '1' }],
};
