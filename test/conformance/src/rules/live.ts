import { doneAsCitizen } from '../citizen-calls.ts';
import type { Context } from '../context.ts';
import { openCase } from '../desk/case.ts';
import { expectProblem, expectThat } from '../expect.ts';
import { openStream, type Stream } from '../live/open-stream.ts';
import { NotRun } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { newToken, submit, track } from '../submission/submit.ts';
import { wrongCode } from './wrong-code.ts';

const section = '§3';
const needs = { capabilities: ['live'], writes: 'any' } as const satisfies Rule['needs'];

/** How many may follow one request at once. */
const most = 3;

const following = async (
  context: Context,
  receipt: Parameters<typeof openStream>[1],
  work: (stream: Stream) => Promise<void>,
  lastId?: string,
): Promise<void> => {
  const stream = await openStream(context, receipt, lastId);
  try {
    await work(stream);
  } finally {
    await stream.close();
  }
};

/** Changes a request as its citizen, in a way that the backend offers. */
const change = async (context: Context, receipt: Parameters<typeof openStream>[1]): Promise<void> => {
  if (context.offers('replies')) await doneAsCitizen(context, receipt, 'reply');
  else if (context.offers('withdrawal')) await doneAsCitizen(context, receipt, 'withdraw');
  else throw new NotRun('the backend names no call of a citizen’s that changes a request');
};

export const liveRules: readonly Rule[] = [
  {
    id: 'live/first-event',
    section,
    title: 'GET /requests/{reference}/live is a text/event-stream, whose first event is the request as it is',
    needs,
    run: async context => {
      const { receipt } = await submit(context);
      await following(context, receipt, async stream => {
        const caching = stream.headers.get('Cache-Control') ?? 'absent';
        expectThat(/\bno-store\b/.test(caching), 'Cache-Control: no-store', `it was ${caching}`);
        const { tracked } = await stream.next();
        const now = await track(context, receipt);
        expectThat(
          tracked.reference === receipt.reference && tracked.updatedAt === now.updatedAt,
          'the request as it is',
          'the event showed another state',
        );
      });
    },
  },
  {
    id: 'live/change',
    section,
    title: 'After a change another event shows it',
    needs,
    run: async context => {
      const { receipt } = await submit(context);
      await following(context, receipt, async stream => {
        const before = (await stream.next()).tracked.timeline.length;
        await change(context, receipt);
        const after = (await stream.next()).tracked.timeline.length;
        expectThat(after > before, 'one more event of the request', `there were ${before} and are ${after}`);
      });
    },
  },
  {
    id: 'live/desk-change',
    section,
    title: 'What the desk does is shown live, what is internal never',
    needs: { ...needs, capabilities: ['live', 'desk'], scopes: ['desk:read', 'desk:write'] },
    run: async context => {
      const opened = await openCase(context);
      const [secret, text] = [`Conformance-${newToken()}`, `Conformance-${newToken()}`];
      await following(context, opened.receipt, async stream => {
        await stream.next();
        await opened.does(
          { type: 'comment', text: secret, public: false },
          { type: 'comment', text, public: true },
        );
        let told: string;
        do {
          told = JSON.stringify((await stream.next()).tracked);
          expectThat(!told.includes(secret), 'nothing internal', 'an event showed it');
        } while (!told.includes(text));
      });
    },
  },
  {
    id: 'live/resumes',
    section,
    title: 'With Last-Event-ID of the newest event, the next one is the next change',
    needs,
    run: async context => {
      const { receipt } = await submit(context);
      let lastId: string | undefined;
      let known = 0;
      await following(context, receipt, async stream => {
        const { id, tracked } = await stream.next();
        [lastId, known] = [id, tracked.timeline.length];
      });
      expectThat(lastId !== undefined && lastId !== '', 'an id in every event', 'there was none');
      const goOn = async (stream: Stream) => {
        await change(context, receipt);
        const { id, tracked } = await stream.next();
        expectThat(tracked.timeline.length > known, 'the change at once', 'the old state came again');
        expectThat(id !== lastId, 'another id for another state', 'it was the same');
      };
      await following(context, receipt, goOn, lastId);
    },
  },
  {
    id: 'live/credentials',
    section,
    title: 'A request is not followed without its code: 401, nor with a wrong one: 404',
    needs,
    run: async context => {
      const { reference, trackingCode } = (await submit(context)).receipt;
      const path = `/requests/${reference}/live`;
      expectProblem(await context.send({ path }), 'unauthenticated');
      expectProblem(await context.send({ path, bearer: wrongCode(trackingCode) }), 'not_found');
    },
  },
  {
    id: 'live/at-most-three',
    section,
    title: 'Three may follow a request at once, a fourth may not, and who hangs up makes room',
    needs,
    run: async context => {
      const { receipt } = await submit(context);
      const streams: Stream[] = [];
      try {
        for (let count = 0; count < most; count += 1) {
          const stream = await openStream(context, receipt);
          streams.push(stream);
          await stream.next();
        }
        const path = `/requests/${receipt.reference}/live`;
        const fourth = await context.send.open({ path, bearer: receipt.trackingCode });
        await fourth.body?.cancel();
        expectThat(fourth.status === 429, '429 for a fourth', `it was answered ${fourth.status}`);
        await streams.shift()?.close();
        await expectRoom(context, receipt);
      } finally {
        for (const stream of streams) await stream.close();
      }
    },
  },
];

const tries = 40;

/** A backend notices a caller that hung up when it can, so that room comes a little later. */
const expectRoom = async (context: Context, receipt: Parameters<typeof openStream>[1]): Promise<void> => {
  for (let count = 1; ; count += 1)
    try {
      await following(context, receipt, async stream => void (await stream.next()));
      return;
    } catch (error) {
      if (count === tries) throw error;
      await new Promise(resolve => setTimeout(resolve, 50 * count));
    }
};
