import { actionSchema, deskQuerySchema, type Action } from '../../contract/index.ts';
import { act, type Deed } from '../../domain/act.ts';
import { attachmentsOf } from '../../domain/attachments.ts';
import { dayIn } from '../../domain/calendar.ts';
import { idempotencyKeyOf, versionOf } from '../../domain/call-headers.ts';
import { sensitiveServices } from '../../domain/confidential.ts';
import { listRows } from '../../domain/desk-list.ts';
import { deskRow } from '../../domain/desk-row.ts';
import { erase, closingOf, StillOpenError } from '../../domain/erase.ts';
import { mergeErrors } from '../../domain/merge.ts';
import { parseBody, parseQuery } from '../../domain/parse.ts';
import { invalid, ProblemError } from '../../domain/problem-error.ts';
import type { StoredRequest } from '../../domain/stored-request.ts';
import { deskView } from '../../domain/views.ts';
import { deskRequestFor, maySeeConfidential } from '../desk-request.ts';
import { privately, type Answer } from '../http/answer.ts';
import type { CallContext, Handler } from '../http/call-context.ts';
import { eventOf, markOf, type Mark } from '../once.ts';
import { viewerOf } from '../view.ts';

export const listDeskRequests: Handler = context => {
  const { caller, core } = context;
  const { data, now, store } = core;
  const query = parseQuery(deskQuerySchema, context.query);
  const { unit = query.unit, test } = caller.as === 'client' ? caller : { test: false };
  const { timeZone } = data.profile;
  const page = listRows(store.all().map(deskRow), {
    query: { ...query, ...(unit !== undefined && { unit }), test: test || query.test === true },
    today: dayIn(timeZone, now().toISOString()),
    timeZone,
    sensitive: maySeeConfidential(context),
    sensitiveServices: sensitiveServices(data),
  });
  return privately(page);
};

const answerWith = (
  request: StoredRequest,
  context: CallContext,
  headers: Record<string, string> = {},
): Answer =>
  privately(deskView(request, { ...viewerOf(context), sensitive: maySeeConfidential(context) }), {
    ETag: `"${request.version}"`,
    ...headers,
  });

export const getDeskRequest: Handler = context => answerWith(deskRequestFor(context), context);

export const actOnRequest: Handler = async context => {
  const { core, caller, request, body } = context;
  const version = versionOf(request.headers.get('If-Match') ?? '');
  const action = parseBody(actionSchema, body);
  const header = request.headers.get('Idempotency-Key');
  const key = header === null ? undefined : idempotencyKeyOf(header);
  const { reference } = deskRequestFor(context);
  const mark =
    key === undefined ? undefined : markOf({ caller, scope: ['actOnRequest', reference], key }, body);
  const attempt = () => acted(context, { reference, version, action, mark });
  // Two requests that were merged into each other at once would both be closed, and neither ever answered.
  const isReplay = await (action.type === 'merge' ? core.inTurn(attempt) : attempt());
  return answerWith(deskRequestFor(context), context, isReplay ? { 'Idempotency-Replayed': 'true' } : {});
};

interface Attempt {
  readonly reference: string;
  readonly version: number;
  readonly action: Action;
  readonly mark: Mark | undefined;
}

/** Does an action; whether it was done already. */
const acted = async (
  context: CallContext,
  { reference, version, action, mark }: Attempt,
): Promise<boolean> => {
  const { core, caller } = context;
  const { store, files, random } = core;
  const stored = deskRequestFor(context);
  if (eventOf(stored, mark) !== undefined) return true;
  assertVersion(stored, version);
  const deed: Omit<Deed, 'files'> = {
    data: core.data,
    now: core.now().toISOString(),
    newId: random.uuid,
    mark,
    by: caller.as === 'client' ? caller.client : '',
    sensitive: maySeeConfidential(context),
    drawTracking: () => ({ salt: random.hex(16), secretId: '' }),
  };
  // What is refused is refused before any file or other request is looked for.
  act(stored, action, { ...deed, files: [] });
  if (action.type === 'merge') await assertMergeable(stored, action.into, context);
  const claimed = files.waiting(action.type === 'resolve' ? (action.attachments ?? []) : []);
  const after = store.update(reference, current => {
    assertVersion(current, version);
    return act(current, action, { ...deed, files: claimed });
  });
  files.claim(claimed.map(({ id }) => id));
  files.remove(droppedFiles(stored, after));
  return false;
};

const assertVersion = (request: StoredRequest, version: number): void => {
  if (request.version !== version)
    throw new ProblemError('stale', `The request is at version ${request.version} by now.`);
};

const assertMergeable = async (
  request: StoredRequest,
  into: string,
  { core, caller }: CallContext,
): Promise<void> => {
  const unit = caller.as === 'client' ? caller.unit : undefined;
  const find = (reference: string) => Promise.resolve(core.store.find(reference));
  const errors = await mergeErrors(request, { into, unit, find });
  if (errors.length > 0) throw invalid(errors);
};

const droppedFiles = (before: StoredRequest, after: StoredRequest): string[] => {
  const kept = new Set(attachmentsOf(after).map(({ id }) => id));
  return attachmentsOf(before).flatMap(({ id }) => (kept.has(id) ? [] : [id]));
};

export const exportPersonalData: Handler = context => {
  const request = deskRequestFor(context);
  return privately(deskView(request, { ...viewerOf(context), sensitive: true }), {
    'Content-Disposition': `attachment; filename="${request.reference}.json"`,
  });
};

export const erasePersonalData: Handler = context => {
  const { data, now, random, store, files } = context.core;
  const request = deskRequestFor(context);
  if (request.erasedOn === undefined) {
    if (closingOf(request) === undefined) throw new StillOpenError();
    files.remove(attachmentsOf(request).map(({ id }) => id));
    const erasure = { data, at: now().toISOString(), newId: random.uuid, actor: 'staff' } as const;
    store.update(request.reference, stored => erase({ ...stored, version: stored.version + 1 }, erasure));
  }
  return { status: 204, headers: { 'Cache-Control': 'private, no-store' } };
};
