import { receiptSchema } from '@melikgazi/mimer-sdk/contract';
import { scopes } from '@melikgazi/mimer-sdk/contract';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as z from 'zod/mini';
import { nodeFileSystem } from '../../reference-server/src/store/lowdb/node-file-system.ts';
import { UnavailableError } from '../../reference-server/src/store/store.ts';
import { writeCrashReport } from '../support/crash-report.ts';
import { actAtDesk, eraseAtDesk, readAtDesk } from '../support/desk-calls.ts';
import { faultKinds, forEveryFault, isFull, type FaultKind } from '../support/every-fault.ts';
import { failingFileSystem } from '../support/failing-file-system.ts';
import { overriding } from '../support/overriding.ts';
import { assertProblem } from '../support/problem.ts';
import { bearer, startServer, tip, type ServerOptions } from '../support/server.ts';
import { postFile, smallJpeg, smallPdf, upload } from '../support/uploads.ts';

const kinds: readonly FaultKind[] =
  process.env['MIMER_LONG'] === undefined
    ? [
        { code: 'ENOSPC', lasts: 'for good', when: 'before' },
        { code: 'EDQUOT', lasts: 'once', when: 'after' },
        { code: 'EIO', lasts: 'once', when: 'after' },
        { code: 'EMFILE', lasts: 'for good', when: 'before' },
        { code: 'EROFS', lasts: 'once', when: 'before' },
      ]
    : faultKinds;

/** What a full or read-only disk refuses. */
const writes = [
  'createFile',
  'openToAppend',
  'write',
  'sync',
  'syncFile',
  'rename',
  'makeFolder',
  'syncFolder',
];

/** A server on a real disk that fails when it is told to. */
const startOnFailingDisk = async (t: TestContext, options: ServerOptions = {}, only?: readonly string[]) => {
  const { fileSystem, arm, repair } = failingFileSystem(nodeFileSystem, only);
  const server = await startServer(t, { fileSystem, ...options });
  return { server, arm, repair, key: await server.key(scopes) };
};
type OnFailingDisk = Awaited<ReturnType<typeof startOnFailingDisk>>;

/** A call that is made again after the disk was repaired, and what must hold then. */
interface Attempt {
  readonly call: () => Promise<Response>;
  /** @param acknowledged - The answer, where the call succeeded. */
  readonly verify: (acknowledged: Response | undefined) => Promise<void>;
}

const submission =
  (attachments: (on: OnFailingDisk) => Promise<readonly string[]> = () => Promise.resolve([])) =>
  async (on: OnFailingDisk): Promise<Attempt> => {
    const { server, key } = on;
    const body = { ...tip, attachments: await attachments(on) };
    const headers = { ...bearer(key), 'Idempotency-Key': crypto.randomUUID() };
    const call = () => server.post('/requests', body, headers);
    const receiptOf = async (response: Response) => z.parse(receiptSchema, await response.json());
    return {
      call,
      verify: async acknowledged => {
        const receipt = await receiptOf(await call());
        if (acknowledged !== undefined) assert.deepEqual(await receiptOf(acknowledged), receipt);
        const { attachments: files } = await readAtDesk(server, key, receipt.reference);
        assert.equal(files.length, body.attachments.length);
      },
    };
  };

const uploading =
  (part: { name: string; type: string; content: Uint8Array }) =>
  ({ server, key }: OnFailingDisk): Promise<Attempt> => {
    const call = () => postFile(server, part, bearer(key));
    return Promise.resolve({
      call,
      verify: async acknowledged => assert.equal((acknowledged ?? (await call())).status, 201),
    });
  };

const acting = async ({ server, key }: OnFailingDisk): Promise<Attempt> => {
  const { reference } = await server.submit(key);
  const { version } = await readAtDesk(server, key, reference);
  const headers = { ...bearer(key), 'If-Match': `"${version}"`, 'Idempotency-Key': crypto.randomUUID() };
  const action = { type: 'comment', text: 'Seen.', public: false };
  const call = () => server.post(`/desk/requests/${reference}/actions`, action, headers);
  return {
    call,
    verify: async () => {
      assert.equal((await call()).status, 200);
      const { timeline } = await readAtDesk(server, key, reference);
      assert.equal(timeline.filter(({ text }) => text === 'Seen.').length, 1);
    },
  };
};

const erasing = async ({ server, key }: OnFailingDisk): Promise<Attempt> => {
  const photo = await upload(server, pdf, bearer(key));
  const { reference } = await server.submit(key, { attachments: [photo.id] });
  await actAtDesk(server, key, reference, { type: 'resolve', text: 'Done.' });
  const call = () => eraseAtDesk(server, key, reference);
  return {
    call,
    verify: async () => {
      assert.equal((await call()).status, 204);
      assert.ok((await readAtDesk(server, key, reference)).erasedOn);
    },
  };
};

const pdf = { name: 'a.pdf', type: 'application/pdf', content: smallPdf };

const scenarios: readonly [string, (on: OnFailingDisk) => Promise<Attempt>][] = [
  ['a submission', submission()],
  [
    'a submission with a file',
    submission(async ({ server, key }) => [(await upload(server, pdf, bearer(key))).id]),
  ],
  ['an upload', uploading(pdf)],
  ['an upload of a picture', uploading({ name: 'a.jpg', type: 'image/jpeg', content: smallJpeg })],
  ['a desk action', acting],
  ['an erasure', erasing],
];

/** Answers how many calls to the disk were made to fail. */
const failEverywhere = async (
  t: TestContext,
  begin: (on: OnFailingDisk) => Promise<Attempt>,
  options?: ServerOptions,
): Promise<number> => {
  let faults = 0;
  for (const kind of kinds) {
    const isOfWrites = isFull(kind.code) || kind.code === 'EROFS';
    const on = await startOnFailingDisk(t, options, isOfWrites ? writes : undefined);
    faults += await forEveryFault(
      async fault => {
        const { call, verify } = await begin(on);
        on.arm(fault);
        const response = await call();
        const wasMet = on.repair();
        if (!response.ok) {
          await assertProblem(response, isFull(fault.code) ? 'storage_full' : 'unavailable');
          assert.ok(Number(response.headers.get('Retry-After')) > 0);
        }
        await verify(response.ok ? response : undefined);
        return wasMet;
      },
      [kind],
    );
    await on.server.close();
  }
  return faults;
};

for (const [what, begin] of scenarios)
  test(`${what} is refused honestly where the disk fails, and succeeds when it is well again`, async t => {
    const faults = await failEverywhere(t, begin);
    await writeCrashReport(`faults-${what.replaceAll(' ', '-')}`, { scenario: what, faults });
  });

test('reads stay up while nothing can be written', async t => {
  const { server, arm, repair, key } = await startOnFailingDisk(t, {}, writes);
  const file = await upload(server, pdf, bearer(key));
  const receipt = await server.submit(key, { attachments: [file.id] });
  arm({ at: 1, code: 'ENOSPC', lasts: 'for good', when: 'before' });
  await assertProblem(
    await server.post('/requests', tip, { ...bearer(key), 'Idempotency-Key': crypto.randomUUID() }),
    'storage_full',
  );
  const own = `/requests/${receipt.reference}`;
  for (const [path, credential] of [
    ['/services', undefined],
    [own, receipt.trackingCode],
    [`${own}/attachments/${file.id}`, receipt.trackingCode],
    ['/desk/requests', key],
    [`/desk/requests/${receipt.reference}`, key],
  ] as const) {
    const response = await server.call(path, { headers: credential === undefined ? {} : bearer(credential) });
    assert.equal(response.status, 200, path);
  }
  repair();
  await server.submit(key);
});

test('the check notices a server that gives a receipt where nothing could be written', async t => {
  const store: ServerOptions['store'] = real =>
    overriding(real, {
      insert: async draft => {
        try {
          return await real.insert(draft);
        } catch (error) {
          if (!(error instanceof UnavailableError)) throw error;
          return { request: draft.build(draft.drawReference()), replayed: false };
        }
      },
    });
  await assert.rejects(failEverywhere(t, submission(), { store }), { name: 'AssertionError' });
});
