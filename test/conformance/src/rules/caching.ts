import { trackedRequestSchema } from '@melikgazi/mimer-sdk/contract';
import { cameOf, lineOf, type Answer } from '../answer.ts';
import { expectStatus, expectThat, read } from '../expect.ts';
import type { Rule } from '../rule.ts';
import { submit, trackAnswer } from '../submission/submit.ts';
import { wrongCode } from './wrong-code.ts';

const section = '§3';

const directivesOf = ({ headers }: Answer): string[] =>
  (headers.get('Cache-Control') ?? '').split(',').map(part => part.trim().toLowerCase());

const tagOf = (answer: Answer): string => {
  const tag = answer.headers.get('ETag');
  expectThat(
    tag !== null && /^(W\/)?"[^"]*"$/.test(tag),
    'an ETag',
    `${lineOf(answer)} answered ${tag ?? 'none'}`,
  );
  return tag;
};

const expectNotModified = (answer: Answer): void => {
  expectStatus(answer, 304);
  expectThat(answer.bytes.length === 0, 'no body with 304', `there were ${answer.bytes.length} bytes`);
};

export const cachingRules: readonly Rule[] = [
  {
    id: 'caching/public-etag',
    section,
    title: 'GET / and GET /services have an ETag and may be kept',
    run: async ({ send }) => {
      for (const path of ['/', '/services']) {
        const answer = expectStatus(await send({ path }), 200);
        tagOf(answer);
        expectThat(
          !directivesOf(answer).some(directive => ['no-store', 'private'].includes(directive)),
          'an answer that caches may keep',
          `${lineOf(answer)} answered Cache-Control: ${answer.headers.get('Cache-Control') ?? ''}`,
        );
      }
    },
  },
  {
    id: 'caching/public-not-modified',
    section,
    title:
      'With If-None-Match, GET / and GET /services answer 304 to who has them already, and 200 to who has not',
    run: async ({ send }) => {
      for (const path of ['/', '/services']) {
        const tag = tagOf(expectStatus(await send({ path }), 200));
        for (const given of [tag, `"something-else", ${tag}`])
          expectNotModified(await send({ path, headers: { 'If-None-Match': given } }));
        expectStatus(await send({ path, headers: { 'If-None-Match': '"something-else"' } }), 200);
      }
    },
  },
  {
    id: 'caching/languages-apart',
    section: '§1',
    title: 'Two languages of a document that differ have two ETags',
    run: async ({ send, jurisdiction: { locales } }) => {
      const answers = await Promise.all(
        locales.map(locale => send({ path: '/', headers: { 'Accept-Language': locale } })),
      );
      for (const one of answers)
        for (const other of answers)
          expectThat(
            one.text === other.text || tagOf(one) !== tagOf(other),
            'an ETag for each language',
            'two languages share one',
          );
    },
  },
  {
    id: 'caching/tracked-private',
    section,
    title: 'GET /requests/{reference} is private, no-store',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const answer = expectStatus(await trackAnswer(context, receipt), 200);
      const directives = directivesOf(answer);
      expectThat(
        directives.includes('private') && directives.includes('no-store'),
        'Cache-Control: private, no-store',
        `it was ${answer.headers.get('Cache-Control') ?? 'absent'}`,
      );
    },
  },
  {
    id: 'caching/tracked-not-modified',
    section,
    title: 'GET /requests/{reference} has an ETag that stays while nothing changes, and answers 304 to it',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const first = await trackAnswer(context, receipt);
      const tag = tagOf(expectStatus(first, 200));
      const second = await trackAnswer(context, receipt);
      expectThat(
        tagOf(second) === tag || second.text !== first.text,
        'the same ETag for the same body',
        'it changed',
      );
      expectNotModified(await trackAnswer(context, receipt, { 'If-None-Match': tagOf(second) }));
      expectStatus(await trackAnswer(context, receipt, { 'If-None-Match': '"something-else"' }), 200);
    },
  },
  {
    id: 'caching/tracked-not-modified-only-with-code',
    section,
    title: 'A right ETag with a wrong code learns nothing',
    needs: { writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const tag = tagOf(expectStatus(await trackAnswer(context, receipt), 200));
      const trackingCode = wrongCode(receipt.trackingCode);
      const answer = await trackAnswer(context, { ...receipt, trackingCode }, { 'If-None-Match': tag });
      expectThat(answer.status === 404, '404', cameOf(answer));
    },
  },
  {
    id: 'caching/tracked-changes',
    section,
    title: 'The ETag of a tracked request changes with its body',
    needs: { capabilities: ['withdrawal'], writes: 'any' },
    run: async context => {
      const { receipt } = await submit(context);
      const before = tagOf(expectStatus(await trackAnswer(context, receipt), 200));
      const withdrawn = await context.send({
        method: 'POST',
        path: `/requests/${receipt.reference}/withdrawal`,
        bearer: receipt.trackingCode,
        headers: { 'Idempotency-Key': crypto.randomUUID() },
        json: {},
      });
      read(withdrawn, 200, trackedRequestSchema);
      const answer = await trackAnswer(context, receipt, { 'If-None-Match': before });
      expectThat(answer.status === 200 && tagOf(answer) !== before, 'another ETag and 200', cameOf(answer));
    },
  },
];
