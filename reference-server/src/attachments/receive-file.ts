import { Busboy } from '@fastify/busboy';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileSystem } from '../store/lowdb/file-system.ts';
import { invalid, ProblemError } from '@melikgazi/mimer-sdk/domain';

/** The part of the form that holds the file; there is no other. */
const partName = 'file';

/** More than the boundaries and headers of one part take. */
const mostAround = 64 * 1024;

/** A file as it came. */
export interface ReceivedFile {
  /** As its sender named it; `''` where nobody did. */
  readonly name: string;
  /** What its sender says it is, where they say anything. */
  readonly declaredType: string | undefined;
  readonly bytes: number;
}

/**
 * Writes the one file of a form to `path` while it comes in. When it fails, what was written by then stays for the
 * caller to delete.
 *
 * @param maxBytes - Of the file; no more are written.
 * @throws ProblemError `too_large`, `malformed` for what is no form or ends too soon, `invalid` for a form without the
 * part `file` or with another one.
 */
export const receiveFile = async (
  request: IncomingMessage,
  { path, maxBytes, fileSystem }: { path: string; maxBytes: number; fileSystem: FileSystem },
): Promise<ReceivedFile> => {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + mostAround) throw tooLarge(maxBytes);
  const parser = parserFor(request, maxBytes);
  // Failures come by events, in any order; the first one is told.
  const failure = new AbortController();
  const fail = (error: unknown) => failure.abort(error);
  let received: Promise<ReceivedFile> | undefined;

  // Contrary to its types, the parser gives no name where the part has none.
  parser.on('file', (field, stream, name: string | undefined, _encoding, type) => {
    if (field !== partName) fail(refused('required'));
    stream.on('limit', () => fail(tooLarge(maxBytes)));
    received = written(stream, { path, fileSystem, signal: failure.signal }).then(bytes => ({
      name: name ?? '',
      // The parser says this also where the part says nothing.
      declaredType: type === 'text/plain' ? undefined : type,
      bytes,
    }));
    received.catch(fail);
  });
  parser.on('filesLimit', () => fail(refused('too_many')));
  parser.on('fieldsLimit', () => fail(refused('too_many')));
  parser.on('error', cause => fail(malformed(cause)));

  try {
    await feed(parser, request, { maxBytes, signal: failure.signal });
    const file = await received;
    failure.signal.throwIfAborted();
    if (file === undefined) throw refused('required');
    return file;
  } catch (error) {
    fail(error);
    await received?.catch(() => undefined);
    // The rest of the body is read and dropped: a sender that is still sending would not read the answer.
    request.resume();
    throw failure.signal.reason;
  }
};

const parserFor = (request: IncomingMessage, maxBytes: number) => {
  try {
    return new Busboy({
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      isPartAFile: (field, _type, name) => field === partName || name !== undefined,
      limits: { files: 1, fields: 0, fileSize: maxBytes, headerPairs: 20, headerSize: 8 * 1024 },
    });
  } catch (cause) {
    throw malformed(cause);
  }
};

/** Not a pipe: what the parser throws while it is fed must end this request and not the process. */
const feed = async (
  parser: Writable,
  request: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<void> => {
  let bytes = 0;
  let isFinished = false;
  // It may be while it is still fed, where something follows the form's last boundary.
  parser.once('finish', () => {
    isFinished = true;
  });
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      signal.throwIfAborted();
      if (!Buffer.isBuffer(chunk)) throw malformed();
      bytes += chunk.length;
      if (bytes > maxBytes + mostAround) throw tooLarge(maxBytes);
      if (!parser.write(chunk)) await once(parser, 'drain', { signal });
    }
    parser.end();
    if (!isFinished) await once(parser, 'finish', { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ProblemError ? error : malformed(error);
  }
};

const written = async (
  stream: Readable,
  { path, fileSystem, signal }: { path: string; fileSystem: FileSystem; signal: AbortSignal },
): Promise<number> => {
  let bytes = 0;
  const write = async (chunks: AsyncIterable<unknown>): Promise<void> => {
    const file = await fileSystem.createFile(path);
    try {
      for await (const chunk of chunks) {
        if (!Buffer.isBuffer(chunk)) throw malformed();
        await file.write(chunk);
        bytes += chunk.length;
      }
    } finally {
      await file.close();
    }
  };
  await pipeline(stream, write, { signal });
  return bytes;
};

const tooLarge = (maxBytes: number) =>
  new ProblemError('too_large', `The file is larger than ${maxBytes} bytes.`);

const malformed = (cause?: unknown) =>
  new ProblemError('malformed', 'The body is not a whole multipart/form-data form.', { cause });

const refused = (code: 'required' | 'too_many') => invalid([{ pointer: '/file', code }]);
