import { challengeHeader } from '@melikgazi/mimer-sdk/challenge';
import { attachmentSchema, type Attachment } from '@melikgazi/mimer-sdk/contract';
import type { Answer } from '../answer.ts';
import { submitterOf, type Context, type Submitter } from '../context.ts';
import { read } from '../expect.ts';
import { NotRun, prepare } from '../outcome.ts';

/** A file as it is uploaded. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const fromBase64 = (text: string) => Uint8Array.from(atob(text), character => character.charCodeAt(0));

// The smallest whole files of each type.
const examples: readonly UploadedFile[] = [
  {
    name: 'conformance.png',
    type: 'image/png',
    bytes: fromBase64(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    ),
  },
  {
    name: 'conformance.pdf',
    type: 'application/pdf',
    bytes: new TextEncoder().encode(
      '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
    ),
  },
  {
    name: 'conformance.txt',
    type: 'text/plain',
    bytes: new TextEncoder().encode('Conformance test, please ignore.'),
  },
];

/** A file that the backend takes. @throws NotRun where the kit has none of its types. */
export const exampleFile = ({ jurisdiction: { attachments } }: Context): UploadedFile => {
  const example = examples.find(({ type }) => attachments?.types.includes(type) === true);
  if (example === undefined) throw new NotRun('the kit has no file of a type that the backend takes');
  return example;
};

/** A form with files, as the contract wants it with one. */
export const formOf = (...files: readonly UploadedFile[]): FormData => {
  const form = new FormData();
  for (const { name, type, bytes } of files) form.append('file', new Blob([bytes], { type }), name);
  return form;
};

/** What an upload carries to be let in. */
export interface Admission {
  /** @default the key where there is one */
  readonly as?: Submitter;
  /** `none`: without. @default a new one where there is no key */
  readonly challenge?: string;
  readonly headers?: Record<string, string>;
  /** A tracking code in place of the key. */
  readonly bearer?: string;
}

/** Uploads a form as it is. */
export const uploadForm = async (
  context: Context,
  body: FormData,
  { as = submitterOf(context) ?? 'anyone', challenge, headers = {}, bearer }: Admission = {},
): Promise<Answer> => {
  const isPaid = as === 'key' || !context.offers('challenge');
  const solved = challenge ?? (isPaid ? 'none' : await solvedHeader(context));
  return context.send({
    method: 'POST',
    path: '/attachments',
    bearer: bearer ?? (as === 'key' ? context.apiKey : undefined),
    headers: { ...(solved !== 'none' && { 'Mimer-Challenge': solved }), ...headers },
    body,
  });
};

/** A new solved challenge as a header carries it. */
export const solvedHeader = (context: Context): Promise<string> =>
  prepare('a challenge', async () => challengeHeader(await context.send.solve()));

/** Uploads a file that the backend takes; other rules are about whether that works. */
export const upload = (context: Context, admission?: Admission): Promise<Attachment> =>
  prepare('uploading a file', async () =>
    read(await uploadForm(context, formOf(exampleFile(context)), admission), 201, attachmentSchema),
  );
