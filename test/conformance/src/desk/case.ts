import {
  deskRequestSchema,
  type Action,
  type DeskRequest,
  type NewRequest,
  type Receipt,
} from '@melikgazi/mimer-sdk/contract';
import type { Answer } from '../answer.ts';
import type { Context } from '../context.ts';
import { read } from '../expect.ts';
import { prepare } from '../outcome.ts';
import type { Choice } from '../submission/choice.ts';
import { submit } from '../submission/submit.ts';

/** A request of the kit's own, from the desk's side. */
export interface Case {
  readonly receipt: Receipt;
  readonly body: NewRequest;
  readonly idempotencyKey: string;
  readonly readAnswer: () => Promise<Answer>;
  /** Reads it; other rules are about whether that works. */
  readonly read: () => Promise<DeskRequest>;
  /** Acts on `version`; without one, without If-Match. */
  readonly act: (
    action: object,
    version: number | string | undefined,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Acts on the version as it is now. */
  readonly actNow: (action: object) => Promise<Answer>;
  /** Does what other rules are about. */
  readonly does: (...actions: readonly Action[]) => Promise<DeskRequest>;
}

/** The desk's side of a request that was submitted. */
export const caseOf = (
  context: Context,
  { receipt, body, idempotencyKey }: Pick<Case, 'receipt' | 'body' | 'idempotencyKey'>,
): Case => {
  const { send, apiKey: bearer } = context;
  const path = `/desk/requests/${receipt.reference}`;
  const readAnswer = () => send({ path, bearer });
  const readCase = () =>
    prepare('reading a request at the desk (a key that is bound to a unit sees only that unit’s)', async () =>
      read(await readAnswer(), 200, deskRequestSchema),
    );
  const act: Case['act'] = (action, version, headers = {}) =>
    send({
      method: 'POST',
      path: `${path}/actions`,
      bearer,
      headers: { ...(version !== undefined && { 'If-Match': `"${version}"` }), ...headers },
      json: action,
    });
  const actNow: Case['actNow'] = async action => act(action, (await readCase()).version);
  return {
    receipt,
    body,
    idempotencyKey,
    readAnswer,
    read: readCase,
    act,
    actNow,
    does: async (...actions) => {
      for (const action of actions)
        await prepare(`the action ${action.type}`, async () =>
          read(await actNow(action), 200, deskRequestSchema),
        );
      return readCase();
    },
  };
};

/** Submits a request and opens it at the desk. */
export const openCase = async (
  context: Context,
  more: Partial<NewRequest> = {},
  choice?: Choice,
): Promise<Case> => caseOf(context, await submit(context, more, choice === undefined ? {} : { choice }));
