import {
  newRatingSchema,
  newReopeningSchema,
  newReplyChannelSchema,
  newReplySchema,
  newWithdrawalSchema,
} from '../../contract/index.ts';
import type * as z from 'zod/mini';
import { idempotencyKeyOf } from '../../domain/call-headers.ts';
import {
  changeReplyChannel as doChangeReplyChannel,
  rate,
  reopen,
  reply,
  withdraw,
  type CitizenDeed,
} from '../../domain/citizen-deeds.ts';
import { parseBody } from '../../domain/parse.ts';
import { citizenView } from '../../domain/views.ts';
import { privately, privatelyTagged } from '../http/answer.ts';
import type { CallContext, Handler } from '../http/call-context.ts';
import { eventOf, markOf } from '../once.ts';
import { requestFor } from '../tracking.ts';
import { viewerOf } from '../view.ts';

const requestOf = ({ core, caller, params }: CallContext) =>
  requestFor(params['reference'] ?? '', caller.as === 'citizen' ? caller.code : '', core);

export const trackRequest: Handler = context =>
  privatelyTagged(citizenView(requestOf(context), viewerOf(context)), context.request);

/** Does what a citizen asks, once for each idempotency key. */
const change =
  <Body>(
    schema: z.ZodMiniType<Body>,
    deed: CitizenDeed<Body>,
    filesIn: (body: Body) => readonly string[] = () => [],
  ): Handler =>
  context => {
    const { core, call, caller, request, body: raw } = context;
    const isOnce = call.headers?.some(({ name }) => name === 'Idempotency-Key') === true;
    const key = isOnce ? idempotencyKeyOf(request.headers.get('Idempotency-Key') ?? '') : undefined;
    const body = parseBody(schema, raw);
    const stored = requestOf(context);
    const { reference } = stored;
    const mark = key === undefined ? undefined : markOf({ caller, scope: [call.path, reference], key }, raw);
    const isReplay = eventOf(stored, mark) !== undefined;
    if (!isReplay) {
      const around = { data: core.data, now: core.now().toISOString(), newId: core.random.uuid, mark };
      // What is refused is refused before any file is looked for.
      deed(stored, body, { ...around, files: [] });
      const files = core.files.waiting(filesIn(body));
      core.store.update(reference, current => deed(current, body, { ...around, files }));
      core.files.claim(files.map(({ id }) => id));
    }
    return privately(
      citizenView(core.store.find(reference) ?? stored, viewerOf(context)),
      isReplay ? { 'Idempotency-Replayed': 'true' } : {},
      call.answer.status,
    );
  };

export const replyToRequest = change(newReplySchema, reply, ({ attachments = [] }) => attachments);
export const rateRequest = change(newRatingSchema, rate);
export const reopenRequest = change(newReopeningSchema, reopen);
export const withdrawRequest = change(newWithdrawalSchema, withdraw);
export const changeReplyChannel = change(newReplyChannelSchema, doChangeReplyChannel);
