// What the build tells: what telephones fetch, and the hash of each file.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes after brotli at its best, as a municipality's server can send them. */
export const brotli = code =>
  brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Prints every file with its size. */
export const printSizes = () => ({
  name: 'print-sizes',
  writeBundle({ dir }, bundle) {
    for (const { fileName, type } of Object.values(bundle)) {
      if (type === 'chunk')
        console.log(
          `${String(brotli(readFileSync(`${dir}/${fileName}`))).padStart(7)} B brotli  ${fileName}`,
        );
    }
  },
});

/** Writes `integrity.json`: for each script its hash as `integrity` attributes and import maps take it. */
export const writeIntegrity = () => ({
  name: 'write-integrity',
  writeBundle({ dir }) {
    const files = readdirSync(dir, { recursive: true })
      .map(name => String(name).replaceAll('\\', '/'))
      .filter(name => name.endsWith('.js'))
      .sort();
    const hash = name =>
      createHash('sha384')
        .update(readFileSync(`${dir}/${name}`))
        .digest('base64');
    const table = Object.fromEntries(files.map(name => [name, `sha384-${hash(name)}`]));
    writeFileSync(`${dir}/integrity.json`, `${JSON.stringify(table, null, 2)}\n`);
  },
});
