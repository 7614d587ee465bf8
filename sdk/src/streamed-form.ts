import type { UploadProgress } from './upload-by-xhr.ts';

/** Progress that is told less often is none. */
const largestPiece = 65_536;

/** Bytes that come one after the other, as many as they may be. */
export type ByteStream = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

interface StreamedFile {
  readonly source: Blob | ByteStream;
  readonly name: string;
  readonly type: string;
  readonly onProgress: ((progress: UploadProgress) => void) | undefined;
}

/**
 * The form of one file as a stream, for a `fetch` that sends one: nothing is held in memory, and progress is told as the file is taken.
 */
export const streamedForm = ({
  source,
  name,
  type,
  onProgress,
}: StreamedFile): { readonly body: ReadableStream<Uint8Array>; readonly contentType: string } => {
  const boundary = `mimer-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const head = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${escaped(name)}"\r\n` +
      `Content-Type: ${escaped(type)}\r\n\r\n`,
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  let total = source instanceof Blob ? head.length + source.size + tail.length : Infinity;
  let sent = 0;
  const pieces = piecesOf(source, head, tail);
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async controller => {
        const { done, value } = await pieces.next();
        // What was asked for before has left by now.
        if (done === true) total = sent;
        if (sent > 0) onProgress?.({ sent, total });
        if (done === true) return controller.close();
        sent += value.length;
        controller.enqueue(value);
      },
      cancel: async () => {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
};

/** All of a stream, for a `fetch` that takes none. */
export const collected = async (source: ByteStream, type: string): Promise<Blob> => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of chunksOf(source)) parts.push(new Uint8Array(part));
  return new Blob(parts, { type });
};

async function* piecesOf(
  source: Blob | ByteStream,
  head: Uint8Array,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield head;
  for await (const chunk of chunksOf(source instanceof Blob ? source.stream() : source))
    for (let at = 0; at < chunk.length; at += largestPiece) yield chunk.subarray(at, at + largestPiece);
  yield tail;
}

// Not every browser can iterate a ReadableStream.
async function* chunksOf(source: ByteStream): AsyncGenerator<Uint8Array, void, undefined> {
  if (!(source instanceof ReadableStream)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** As forms of browsers write it. */
const escaped = (text: string): string =>
  text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
