import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

// Imported before a server, this makes it acknowledge requests that it has not written yet: whatever kills it is in time.

const { rename } = fs;
const late = 60_000;

fs.rename = (from, to) => {
  if (!String(to).includes(`${sep}requests${sep}`)) return rename(from, to);
  setTimeout(() => void rename(from, to).catch(() => undefined), late).unref();
  return Promise.resolve();
};
syncBuiltinESMExports();
