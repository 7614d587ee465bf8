import {
  receiptSchema,
  type NewRequest,
  type Receipt,
  type TrackedRequest,
  trackedRequestSchema,
} from '@melikgazi/mimer-sdk/contract';
import type { Answer, Sent } from '../answer.ts';
import { submitterOf, type Context, type Submitter } from '../context.ts';
import { read } from '../expect.ts';
import { NotRun, prepare } from '../outcome.ts';
import { choicesOf, type Choice } from './choice.ts';
import { validSubmission } from './valid-submission.ts';

/** A submission that was taken. */
export interface Submitted {
  readonly body: NewRequest;
  readonly idempotencyKey: string;
  readonly receipt: Receipt;
  readonly answer: Answer;
}

/** Some letters and digits that stand nowhere else. */
export const newToken = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** The choice with the fewest needs that is `fit`. @throws NotRun where there is none; `what` says of what. */
export const choose = (
  { jurisdiction, services }: Context,
  fit: (choice: Choice) => boolean = () => true,
  what = 'that the municipality is in charge of',
): Choice => {
  const choice = choicesOf(jurisdiction, services).find(fit);
  if (choice === undefined) throw new NotRun(`the backend has no kind and service ${what}`);
  return choice;
};

/** A valid submission in words that stand nowhere else. */
export const draft = (context: Context, choice = choose(context)): NewRequest =>
  validSubmission(choice, context, newToken());

/** How a body is sent. */
export interface Posting {
  /** @default the key where it may, else anyone */
  readonly as?: Submitter;
  /** @default a new one */
  readonly idempotencyKey?: string;
  /** `'none'`: without. @default a new one where the backend wants one and nobody has a key */
  readonly challenge?: 'none' | NewRequest['challenge'];
}

/** A body as it goes out, with a solved challenge where it takes one; sent again, it is a retry. */
export const submissionOf = async (
  context: Context,
  body: object,
  { as = defaultSubmitter(context), idempotencyKey = crypto.randomUUID(), challenge }: Posting = {},
): Promise<Sent> => {
  const wanted = as === 'anyone' && context.offers('challenge');
  const solved = challenge ?? (wanted ? await prepare('a challenge', context.send.solve) : 'none');
  return {
    method: 'POST',
    path: '/requests',
    bearer: as === 'key' ? context.apiKey : undefined,
    headers: { 'Idempotency-Key': idempotencyKey },
    json: solved === 'none' ? body : { ...body, challenge: solved },
  };
};

/** Posts a body as it is, but with a solved challenge where it takes one. */
export const post = async (context: Context, body: object, posting?: Posting): Promise<Answer> =>
  context.send(await submissionOf(context, body, posting));

const defaultSubmitter = (context: Context): Submitter => {
  const submitter = submitterOf(context);
  if (submitter === undefined) throw new NotRun('no requests may be made');
  return submitter;
};

/** Submits a valid request, changed by `more`; other rules are about whether that works. */
export const submit = async (
  context: Context,
  more: Partial<NewRequest> = {},
  { as, choice }: { readonly as?: Submitter; readonly choice?: Choice } = {},
): Promise<Submitted> =>
  prepare('submitting a request', async () => {
    const body = { ...draft(context, choice), ...more };
    const idempotencyKey = crypto.randomUUID();
    const answer = await post(context, body, { idempotencyKey, ...(as !== undefined && { as }) });
    return { body, idempotencyKey, answer, receipt: read(answer, 201, receiptSchema) };
  });

/** Asks for a request as its citizen does. */
export const trackAnswer = (
  context: Context,
  { reference, trackingCode }: Pick<Receipt, 'reference' | 'trackingCode'>,
  headers: Record<string, string> = {},
): Promise<Answer> => context.send({ path: `/requests/${reference}`, bearer: trackingCode, headers });

/** Reads a request as its citizen does. */
export const track = async (context: Context, receipt: Receipt): Promise<TrackedRequest> =>
  read(await trackAnswer(context, receipt), 200, trackedRequestSchema);
