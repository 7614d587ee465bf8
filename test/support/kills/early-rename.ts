import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// Imported before a server, this makes it acknowledge what it has not written yet.

const { rename } = fs;
const late = 400;

fs.rename = (...names) => {
  setTimeout(() => void rename(...names).catch(() => undefined), late);
  return Promise.resolve();
};
syncBuiltinESMExports();
