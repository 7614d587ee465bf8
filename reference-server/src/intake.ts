import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  newRequestSchema,
  type Attachment,
  type NewRequest,
  type Receipt,
} from '@melikgazi/mimer-sdk/contract';
import { referenceOf } from '@melikgazi/mimer-sdk/reference';
import {
  type Accepted,
  checkSubmission,
  dayIn,
  ErasedError,
  invalid,
  parseBody,
  ProblemError,
  receiptView,
  receive,
  type StoredRequest,
  type Uniques,
} from '@melikgazi/mimer-sdk/domain';
import type { Endpoint } from './parts.ts';
import { trackingCodeOf } from './requests/tracking-code.ts';
import type { Caller } from './state.ts';
import { ConflictError, type Draft } from './store/store.ts';
import {
  externalMarks,
  idempotencyKeys,
  idempotencyMarks,
  idempotencyMarksOf,
  isSameContent,
  type Mark,
} from './submission-marks.ts';

/** One attempt to submit; `body` is as it came, parsed but not yet checked. */
export interface Attempt {
  readonly caller: Caller;
  readonly idempotencyKey: string;
  readonly body: object;
}

/** The receipt, and by which key the submission was known already, where it was. */
export interface Outcome {
  readonly receipt: Receipt;
  readonly replayedBy: 'idempotency' | 'external' | undefined;
}

/**
 * Takes a submission in exactly once. What was submitted before is known by its key before anything else is looked
 * at, so that a retry after a lost answer succeeds even when its challenge has expired since.
 */
export const takeIn = async (attempt: Attempt, endpoint: Endpoint): Promise<Outcome> => {
  const { store, attachments, data, secrets } = endpoint;
  const { caller } = attempt;
  const marks = idempotencyMarks(secrets, { ...attempt, jurisdiction: data.profile.id });
  const known = await store.findByIdempotencyKey(marks.map(({ key }) => key));
  if (known !== undefined) return replay(known, 'idempotency', marks, endpoint);

  const body = parseBody(newRequestSchema, attempt.body);
  const { externalId } = body;
  const numbered =
    externalId === undefined || caller.as !== 'client'
      ? []
      : externalMarks(secrets, { caller, source: body.source ?? 'other', externalId, body: attempt.body });
  const numberedBefore = numbered[0] && (await store.findByExternalKey(numbered[0].key));
  if (numberedBefore !== undefined) {
    const outcome = replay(numberedBefore, 'external', numbered, endpoint);
    await rememberKey(numberedBefore.reference, marks[0], endpoint);
    return outcome;
  }

  const accepted = await check(body, caller, endpoint);
  const nonce = caller.as === 'anyone' ? body.challenge?.challenge.parameters.nonce.toLowerCase() : undefined;
  const [idempotency] = marks;
  const [external] = numbered;
  const uniques: Uniques = {
    ...(idempotency !== undefined && { idempotency }),
    ...(external !== undefined && { external }),
    ...(nonce !== undefined && { nonce }),
  };
  const insert = (files: readonly Attachment[]) =>
    store.insert(draft(body, { accepted, uniques, caller, files }, endpoint));
  const { request, replayed } = await attachments
    .claim(body.attachments ?? [], insert)
    .catch(async (error: unknown) => {
      // The same submission, tried twice at once, may have claimed its files since its keys were looked for.
      const stored = await store.findByIdempotencyKey(marks.map(({ key }) => key));
      if (stored === undefined || !isSameContent(idempotencyMarksOf(stored.uniques), marks)) throw error;
      return { request: stored, replayed: true };
    });
  const replayedBy = request.uniques.idempotency?.key === idempotency?.key ? 'idempotency' : 'external';
  return { receipt: receiptOf(request, endpoint), replayedBy: replayed ? replayedBy : undefined };
};

/** A key that was answered through the caller's own number is as good as the first one from then on. */
const rememberKey = async (reference: string, mark: Mark | undefined, { store }: Endpoint): Promise<void> => {
  if (mark === undefined) return;
  await store.update(reference, undefined, stored => {
    const known = idempotencyMarksOf(stored.uniques).some(other => other?.key === mark.key);
    const alsoIdempotency = [...(stored.uniques.alsoIdempotency ?? []), mark];
    return known ? stored : { ...stored, uniques: { ...stored.uniques, alsoIdempotency } };
  });
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The receipt of a submission that somebody made without an API key and whose answer was lost. Anyone may ask, and the
 * receipt opens the request; so only keys that nobody can guess find one: UUIDs.
 *
 * @throws {@link ErasedError} where its personal data was erased since.
 */
export const findReceipt = async (
  idempotencyKey: string,
  endpoint: Endpoint,
): Promise<Receipt | undefined> => {
  const { store, data, secrets } = endpoint;
  if (!uuid.test(idempotencyKey)) return undefined;
  const caller: Caller = { as: 'anyone' };
  const keys = idempotencyKeys(secrets, { caller, jurisdiction: data.profile.id, idempotencyKey });
  const request = await store.findByIdempotencyKey(keys);
  return request && receiptOf(request, endpoint);
};

const check = async (body: NewRequest, caller: Caller, endpoint: Endpoint): Promise<Accepted> => {
  const { data, clock, challenges } = endpoint;
  const withKey = caller.as === 'client';
  const checked = checkSubmission(body, { data, withKey, now: clock().toISOString() });
  // A citizen hears what is wrong before the proof of work is looked at: theirs is not spent by a refusal.
  if ('errors' in checked) throw invalid(checked.errors);
  if (!withKey && (body.challenge === undefined || !(await challenges.verify(body.challenge)))) {
    const code = body.challenge === undefined ? 'required' : 'invalid';
    throw new ProblemError(
      'challenge_failed',
      'The challenge is missing, wrong or expired; fetch a new one.',
      {
        errors: [{ pointer: '/challenge', code }],
      },
    );
  }
  return checked.accepted;
};

interface Submission {
  readonly accepted: Accepted;
  readonly uniques: Uniques;
  readonly caller: Caller;
  readonly files: readonly Attachment[];
}

const draft = (
  body: NewRequest,
  { accepted, uniques, caller, files: attachments }: Submission,
  { data, secrets, clock }: Endpoint,
): Draft => {
  const now = clock().toISOString();
  const year = Number(dayIn(data.profile.timeZone, now).slice(0, 4));
  const tracking = { salt: randomBytes(16).toString('hex'), secretId: secrets.mint.id };
  const client = caller.as === 'client' ? { name: caller.client, test: caller.test } : undefined;
  return {
    uniques,
    attachments: attachments.map(({ id }) => id),
    drawReference: () => referenceOf(year, randomInt(10_000_000)),
    build: reference =>
      receive(reference, body, {
        data,
        accepted,
        now,
        newId: randomUUID,
        tracking,
        uniques,
        client,
        attachments,
      }),
  };
};

const replay = (
  request: StoredRequest,
  replayedBy: 'idempotency' | 'external',
  marks: readonly Mark[],
  endpoint: Endpoint,
): Outcome => {
  if (request.erasedOn !== undefined) throw new ErasedError();
  const stored = replayedBy === 'external' ? [request.uniques.external] : idempotencyMarksOf(request.uniques);
  if (!isSameContent(stored, marks)) throw new ConflictError(replayedBy);
  return { receipt: receiptOf(request, endpoint), replayedBy };
};

/**
 * The receipt of a stored request, the same as when it was submitted, also where its tracking code was renewed since.
 *
 * @throws {@link ErasedError} where there is only a tombstone left.
 */
export const receiptOf = (request: StoredRequest, { data, secrets, trackingPage }: Endpoint): Receipt => {
  if (request.erasedOn !== undefined) throw new ErasedError();
  const { first = request.tracking } = request.tracking;
  const secret = secrets.byId(first.secretId);
  if (secret === undefined)
    throw new Error(
      'The secret that this request’s tracking code was made with is no longer in MIMER_SECRET.',
    );
  const trackingCode = trackingCodeOf(secret.key, {
    jurisdiction: data.profile.id,
    reference: request.reference,
    salt: first.salt,
  });
  return receiptView(request, { data, trackingCode, trackingPage });
};
