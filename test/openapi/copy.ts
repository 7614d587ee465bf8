import { openApiDocument } from '@melikgazi/mimer-sdk/openapi';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The copy of the document that is kept for those who make clients from it, and for those who review changes. */
export const copyPath = fileURLToPath(new URL('../../sdk/openapi.json', import.meta.url));

/** What the copy must be: that of this version, at an endpoint that stands for all. */
export const copyText = async (): Promise<string> => {
  const manifest: unknown = JSON.parse(
    await readFile(new URL('../../sdk/package.json', import.meta.url), 'utf8'),
  );
  const isVersioned = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!isVersioned || typeof manifest.version !== 'string') throw new Error('The SDK has no version.');
  const document = openApiDocument(manifest.version, 'https://mimer.example.tr/melikgazi/v1');
  return `${JSON.stringify(document, null, 2)}\n`;
};
