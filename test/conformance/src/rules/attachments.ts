import { attachmentSchema, trackedRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf, type Answer } from '../answer.ts';
import {
  exampleFile,
  formOf,
  solvedHeader,
  upload,
  uploadForm,
  type UploadedFile,
} from '../attachments/upload.ts';
import { askAsCitizen } from '../citizen-calls.ts';
import { expectProblem, expectStatus, expectThat, read } from '../expect.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { draft, newToken, post, submit, track } from '../submission/submit.ts';
import { wrongCode } from './wrong-code.ts';

const section = '§3';
const needs = { capabilities: ['attachments'], writes: 'any' } as const satisfies Rule['needs'];

/** The random part of an id says as much as 128 bits: 22 letters of base64url, or 32 of hexadecimal. */
const isLongEnough = (id: string): boolean => id.length >= (/^[0-9a-f-]+$/i.test(id) ? 32 : 22);

const expectSafeBytes = (
  answer: Answer,
  { mediaType, bytes }: { mediaType: string; bytes: number },
): void => {
  expectStatus(answer, 200);
  const wanted: readonly (readonly [string, RegExp])[] = [
    ['Content-Disposition', /^attachment\b/i],
    ['X-Content-Type-Options', /^nosniff$/i],
    ['Content-Security-Policy', /(^|;)\s*sandbox\b/i],
    ['Content-Type', new RegExp(`^${mediaType.replaceAll(/[.+*]/g, '\\$&')}\\b`, 'i')],
    ['Cache-Control', /\bno-store\b|\bprivate\b/i],
  ];
  for (const [name, pattern] of wanted) {
    const value = answer.headers.get(name);
    expectThat(
      value !== null && pattern.test(value),
      `${name} like ${pattern.source}`,
      `${lineOf(answer)} answered ${value ?? 'without it'}`,
    );
  }
  expectThat(
    answer.bytes.length === bytes,
    `the ${bytes} bytes of the file`,
    `there were ${answer.bytes.length}`,
  );
};

const expectRefused = (answer: Answer): void => {
  const isRefused = answer.status >= 400 && answer.status < 500;
  expectThat(isRefused, 'a refusal', cameOf(answer));
};

export const attachmentRules: readonly Rule[] = [
  {
    id: 'attachments/upload',
    section,
    title: 'A file is taken with 201 and gets an id of 128 random bits',
    needs,
    run: async context => {
      const file = exampleFile(context);
      const attachment = read(await uploadForm(context, formOf(file)), 201, attachmentSchema);
      const other = read(await uploadForm(context, formOf(file)), 201, attachmentSchema);
      expectThat(
        isLongEnough(attachment.id),
        'an id of 128 bits',
        `it has ${attachment.id.length} characters`,
      );
      expectThat(attachment.id !== other.id, 'another id for another file', 'both got one');
      expectThat(attachment.name === file.name, `the name ${file.name}`, `it was ${attachment.name}`);
    },
  },
  {
    id: 'attachments/shown',
    section,
    title: 'A file that a submission claims is shown with the request',
    needs,
    run: async context => {
      const { id } = await upload(context);
      const { receipt } = await submit(context, { attachments: [id] });
      const { attachments } = await track(context, receipt);
      expectThat(
        attachments.length === 1 && attachments[0]?.id === id,
        'the file',
        `there are ${attachments.length} others`,
      );
    },
  },
  {
    id: 'attachments/claimed-once',
    section,
    title: 'The first claim wins: a second one answers 422 unknown_attachment',
    needs,
    run: async context => {
      const { id } = await upload(context);
      await submit(context, { attachments: [id] });
      expectProblem(await post(context, { ...draft(context), attachments: [id] }), 'unknown_attachment');
    },
  },
  {
    id: 'attachments/parallel-claims',
    section,
    title: 'Of many submissions at once that claim one file, one is taken',
    needs,
    run: async context => {
      const { id } = await upload(context);
      const answers = await Promise.all(
        Array.from({ length: Math.min(context.parallel, 20) }, () =>
          post(context, { ...draft(context), attachments: [id] }),
        ),
      );
      const taken = answers.filter(({ status }) => status === 201).length;
      expectThat(taken === 1, 'one to be taken', `${taken} of ${answers.length} were`);
      for (const answer of answers) if (answer.status !== 201) expectProblem(answer, 'unknown_attachment');
    },
  },
  {
    id: 'attachments/refused-claims-nothing',
    section,
    title: 'A submission that is refused claims no file',
    needs,
    run: async context => {
      const { id } = await upload(context);
      const body = { ...draft(context), attachments: [id] };
      expectProblem(await post(context, { ...body, kind: 'conformance-unknown' }), 'invalid');
      expectStatus(await post(context, body), 201);
    },
  },
  {
    id: 'attachments/unknown',
    section,
    title: 'A file that nobody uploaded answers 422 unknown_attachment',
    needs,
    run: async context => {
      const attachments = [crypto.randomUUID()];
      expectProblem(await post(context, { ...draft(context), attachments }), 'unknown_attachment');
    },
  },
  {
    id: 'attachments/bytes',
    section,
    title: 'The bytes come as an attachment, with nosniff and a sandbox, so that no file becomes a page',
    needs,
    run: async context => {
      const attachment = await upload(context);
      const { receipt } = await submit(context, { attachments: [attachment.id] });
      const path = `/requests/${receipt.reference}/attachments/${attachment.id}`;
      expectSafeBytes(await context.send({ path, bearer: receipt.trackingCode }), attachment);
    },
  },
  {
    id: 'attachments/desk-bytes',
    section,
    title: 'The desk gets the same bytes in the same way',
    needs: { ...needs, capabilities: ['attachments', 'desk'], scopes: ['desk:read'] },
    run: async context => {
      const attachment = await upload(context);
      const { receipt } = await submit(context, { attachments: [attachment.id] });
      const path = `/desk/requests/${receipt.reference}/attachments/${attachment.id}`;
      expectSafeBytes(await context.send({ path, bearer: context.apiKey }), attachment);
    },
  },
  {
    id: 'attachments/only-with-code',
    section,
    title: 'A file is read with the code of its own request alone',
    needs,
    run: async context => {
      const { id } = await upload(context);
      const { receipt } = await submit(context, { attachments: [id] });
      const { receipt: other } = await submit(context);
      const path = (reference: string) => `/requests/${reference}/attachments/${id}`;
      const { reference, trackingCode } = receipt;
      expectProblem(await context.send({ path: path(reference) }), 'unauthenticated');
      const cases = [
        [reference, wrongCode(trackingCode)],
        [reference, other.trackingCode],
        [other.reference, other.trackingCode],
      ] as const;
      for (const [of, bearer] of cases)
        expectProblem(await context.send({ path: path(of), bearer }), 'not_found');
    },
  },
  {
    id: 'attachments/one-file',
    section,
    title: 'An upload is one file: none and two are refused',
    needs,
    run: async context => {
      const file = exampleFile(context);
      expectRefused(await uploadForm(context, formOf(file, file)));
      expectRefused(await uploadForm(context, formOf()));
    },
  },
  {
    id: 'attachments/media-type',
    section,
    title: 'What is no multipart/form-data, and a file of a type that is not taken, is refused',
    needs,
    run: async context => {
      const json = { method: 'POST', path: '/attachments', bearer: context.apiKey, json: {} };
      expectProblem(await context.send(json), 'unsupported_media_type');
      const page: UploadedFile = {
        name: 'conformance.html',
        type: 'text/html',
        bytes: new TextEncoder().encode('<!doctype html><script>alert(1)</script>'),
      };
      expectRefused(await uploadForm(context, formOf(page)));
      // Called a picture, it stays what it is.
      expectRefused(await uploadForm(context, formOf({ ...page, name: 'x.png', type: 'image/png' })));
    },
  },
  {
    id: 'attachments/too-large',
    section,
    title: 'A file above maxBytes answers 413 too_large',
    needs,
    run: async context => {
      const { maxBytes = 0 } = context.jurisdiction.attachments ?? {};
      if (maxBytes > 32_000_000) throw new NotRun(`files may have ${maxBytes} bytes; the kit sends no more`);
      const file = exampleFile(context);
      const bytes = new Uint8Array(maxBytes + 1);
      bytes.set(file.bytes);
      expectProblem(await uploadForm(context, formOf({ ...file, bytes })), 'too_large');
    },
  },
  {
    id: 'attachments/hostile-name',
    section,
    title: 'A file’s name is no path: what it is shown as has no folder and no control character',
    needs,
    run: async context => {
      const file = exampleFile(context);
      const name = `..\\..\\${newToken()}\u202e/../x.${file.name.split('.')[1] ?? ''}`;
      const answer = await uploadForm(context, formOf({ ...file, name }));
      if (answer.status >= 400 && answer.status < 500) return;
      const shown = read(answer, 201, attachmentSchema).name;
      expectThat(!/[/\\\u0000-\u001f\u202a-\u202e]/.test(shown), 'a name without a path', 'it kept one');
    },
  },
  {
    id: 'attachments/own-challenge',
    section,
    title: 'Without a key, each file brings a solved challenge of its own',
    needs: { capabilities: ['attachments', 'challenge'], writes: 'anonymous' },
    run: async context => {
      const form = () => formOf(exampleFile(context));
      const failed = { parameter: 'Mimer-Challenge' };
      const unpaid = await uploadForm(context, form(), { as: 'anyone', challenge: 'none' });
      expectProblem(unpaid, 'challenge_failed', failed);
      const challenge = await solvedHeader(context);
      expectStatus(await uploadForm(context, form(), { as: 'anyone', challenge }), 201);
      const again = await uploadForm(context, form(), { as: 'anyone', challenge });
      expectProblem(again, 'challenge_failed', failed);
      const garbage = await uploadForm(context, form(), { as: 'anyone', challenge: 'conformance' });
      expectProblem(garbage, 'challenge_failed', failed);
    },
  },
  {
    id: 'attachments/reply',
    section,
    title: 'With a tracking code and Mimer-Reference a file is uploaded, and a reply claims it',
    needs: { ...needs, capabilities: ['attachments', 'replies'] },
    run: async context => {
      const { receipt } = await submit(context);
      const { id } = await upload(context, {
        as: 'anyone',
        bearer: receipt.trackingCode,
        headers: { 'Mimer-Reference': receipt.reference },
      });
      const body = { text: 'Conformance test, with a file.', attachments: [id] };
      const tracked = read(
        await askAsCitizen(context, receipt, 'reply', { body }),
        201,
        trackedRequestSchema,
      );
      const event = tracked.timeline.find(({ type }) => type === 'replied');
      expectThat(
        event?.attachments?.some(file => file.id === id) === true,
        'the file in the reply',
        'it is not there',
      );
      const path = `/requests/${receipt.reference}/attachments/${id}`;
      expectStatus(await context.send({ path, bearer: receipt.trackingCode }), 200);
      expectProblem(await askAsCitizen(context, receipt, 'reply', { body }), 'unknown_attachment');
    },
  },
  {
    id: 'attachments/reply-wrong-code',
    section,
    title: 'An upload with a wrong code for Mimer-Reference answers 404 not_found',
    needs: { ...needs, capabilities: ['attachments', 'replies'] },
    run: async context => {
      const { receipt } = await submit(context);
      const answer = await uploadForm(context, formOf(exampleFile(context)), {
        as: 'anyone',
        bearer: wrongCode(receipt.trackingCode),
        headers: { 'Mimer-Reference': receipt.reference },
      });
      expectProblem(answer, 'not_found');
    },
  },
];
