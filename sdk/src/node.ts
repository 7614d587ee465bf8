import { openAsBlob } from 'node:fs';

const types: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  webp: 'image/webp',
};

/**
 * A file of this machine to upload, read as it is sent and not before. For Node.
 *
 * @param path - Its last part is the file's name.
 * @param type - The media type. @default by the name's ending
 * @throws TypeError where the ending says nothing and no type is given; what Node throws where the file can't be read.
 * @example
 * const photo = await fileFromPath('./photos/çukur.jpg');
 * const { id } = await mimer.attachments.upload(photo);
 */
export const fileFromPath = async (path: string | URL, type?: string): Promise<File> => {
  const text = typeof path === 'string' ? path : decodeURIComponent(path.pathname);
  const name = text.split(/[\\/]/).at(-1) ?? '';
  const known = type ?? types[name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (known === undefined) throw new TypeError(`The media type of “${name}” is not known; give it.`);
  return new File([await openAsBlob(path, { type: known })], name, { type: known });
};
