import { newRequestSchema, type NewRequest, type Receipt } from '../../contract/index.ts';
import { dayIn } from '../../domain/calendar.ts';
import { idempotencyKeyOf } from '../../domain/call-headers.ts';
import { checkSubmission, type Accepted } from '../../domain/check-submission.ts';
import { ErasedError } from '../../domain/erase.ts';
import { parseBody } from '../../domain/parse.ts';
import { invalid, ProblemError } from '../../domain/problem-error.ts';
import { receive, type Reception } from '../../domain/receive.ts';
import type { StoredRequest } from '../../domain/stored-request.ts';
import { receiptView } from '../../domain/views.ts';
import { referenceOf } from '../../reference.ts';
import { canonical } from '../canonical.ts';
import { ownerOf, type Caller } from '../caller.ts';
import type { Core } from '../core.ts';
import { privately, type Answer } from '../http/answer.ts';
import type { Handler } from '../http/call-context.ts';
import { assertSame, markOf, marksOf, type Mark } from '../once.ts';
import { saltOf, trackingCodeOf, type Identity } from '../tracking.ts';

export const createRequest: Handler = async ({ core, caller, request, body: raw }) => {
  const key = idempotencyKeyOf(request.headers.get('Idempotency-Key') ?? '');
  const mark = markOf({ caller, scope: ['createRequest'], key }, raw);
  const before = replayOf(mark, core);
  if (before !== undefined) return before;

  const body = parseBody(newRequestSchema, raw);
  const external = externalMark(body, caller, mark);
  const replay = () => replayOf(mark, core) ?? (external && replayOfNumber(external, mark, core));
  const numbered = replay();
  if (numbered !== undefined) return numbered;

  const accepted = await check(body, caller, core);
  // The same submission may have been taken in while the challenge was looked at.
  const meanwhile = replay();
  if (meanwhile !== undefined) return meanwhile;
  const files = core.files.waiting(body.attachments ?? []);
  if (caller.as !== 'client' && body.challenge !== undefined && !core.challenges.spend(body.challenge))
    throw challengeFailed('invalid');
  core.files.claim(files.map(({ id }) => id));
  const uniques = { idempotency: mark, ...(external !== undefined && { external }) };
  const stored = takeIn({ body, accepted, caller, uniques, attachments: files, idempotencyKey: key }, core);
  return privately(receiptOf(stored, core), {}, 201);
};

/** A submission that nothing stands against. */
interface Submission extends Pick<Reception, 'accepted' | 'uniques' | 'attachments'> {
  readonly body: NewRequest;
  readonly caller: Caller;
  readonly idempotencyKey: string;
}

/** Stores an accepted submission under the identity that is given or awaited, or else under one that is drawn. */
export const takeIn = (
  submission: Submission,
  core: Core,
  identity: Partial<Identity> = core.awaited.shift() ?? {},
): StoredRequest => {
  const { body, caller, idempotencyKey, accepted, uniques, attachments } = submission;
  const { data, now, random, store } = core;
  const { reference = drawReference(core), trackingCode } = identity;
  const salt = trackingCode === undefined ? random.hex(16) : saltOf(trackingCode);
  const request = receive(reference, body, {
    data,
    accepted,
    now: now().toISOString(),
    newId: random.uuid,
    tracking: { salt, secretId: '' },
    uniques,
    client: caller.as === 'client' ? { name: caller.client, test: caller.test } : undefined,
    attachments,
  });
  return store.insert(request, { body, idempotencyKey });
};

const drawReference = ({ data, now, random, store }: Core): string => {
  const year = Number(dayIn(data.profile.timeZone, now().toISOString()).slice(0, 4));
  for (;;) {
    const reference = referenceOf(year, random.integer(10_000_000));
    if (store.find(reference) === undefined) return reference;
  }
};

/** The caller's own number is a second key. */
const externalMark = (
  { externalId, source = 'other' }: NewRequest,
  caller: Caller,
  mark: Mark,
): Mark | undefined =>
  externalId === undefined || caller.as !== 'client'
    ? undefined
    : { key: canonical([ownerOf(caller), source, externalId]), content: mark.content };

const replayed = (request: StoredRequest, status: number, core: Core): Answer =>
  privately(receiptOf(request, core), { 'Idempotency-Replayed': 'true' }, status);

const replayOf = (mark: Mark, core: Core): Answer | undefined => {
  const known = core.store.all().find(request => marksOf(request).some(({ key }) => key === mark.key));
  if (known === undefined) return undefined;
  if (known.erasedOn !== undefined) throw new ErasedError();
  assertSame(
    marksOf(known).find(({ key }) => key === mark.key),
    mark,
  );
  return replayed(known, 201, core);
};

const replayOfNumber = (external: Mark, mark: Mark, core: Core): Answer | undefined => {
  const known = core.store.all().find(({ uniques }) => uniques.external?.key === external.key);
  if (known === undefined) return undefined;
  if (known.uniques.external?.content !== external.content)
    throw new ProblemError('duplicate_external_id', 'This externalId came with another content before.');
  // A key that was answered through the caller's own number is as good as the first one from then on.
  const alsoIdempotency = [...(known.uniques.alsoIdempotency ?? []), mark];
  core.store.update(known.reference, stored => ({
    ...stored,
    uniques: { ...stored.uniques, alsoIdempotency },
  }));
  return replayed(known, 200, core);
};

const check = async (body: NewRequest, caller: Caller, core: Core): Promise<Accepted> => {
  const { data, now, challenges, capabilities } = core;
  const withKey = caller.as === 'client';
  const checked = checkSubmission(body, { data, withKey, now: now().toISOString() });
  if ('errors' in checked) throw invalid(checked.errors);
  if (withKey || !capabilities.includes('challenge')) return checked.accepted;
  if (body.challenge === undefined) throw challengeFailed('required');
  if (!(await challenges.verify(body.challenge))) throw challengeFailed('invalid');
  return checked.accepted;
};

const challengeFailed = (code: 'required' | 'invalid'): ProblemError =>
  new ProblemError('challenge_failed', 'The challenge is missing, wrong, expired or was used before.', {
    errors: [{ pointer: '/challenge', code }],
  });

/** The receipt of a stored request, the same as when it was submitted. */
export const receiptOf = (request: StoredRequest, { data, endpoint }: Core): Receipt => {
  if (request.erasedOn !== undefined) throw new ErasedError();
  const { first = request.tracking } = request.tracking;
  return receiptView(request, {
    data,
    trackingCode: trackingCodeOf({ tracking: first }),
    trackingPage: new URL('/', endpoint).href,
  });
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const findReceipt: Handler = ({ core, request }) => {
  const key = idempotencyKeyOf(request.headers.get('Idempotency-Key') ?? '');
  const mark = markOf({ caller: { as: 'anyone' }, scope: ['createRequest'], key }, {});
  const isIt = (stored: StoredRequest) => marksOf(stored).some(other => other.key === mark.key);
  const known = uuid.test(key) ? core.store.all().find(isIt) : undefined;
  if (known === undefined) throw new ProblemError('not_found', 'Nothing was submitted with this key.');
  return privately(receiptOf(known, core));
};
