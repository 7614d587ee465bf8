import type { CallName } from '../../calls.ts';
import type {
  NewRating,
  NewReopening,
  NewReply,
  NewReplyChannel,
  NewWithdrawal,
} from '../../citizen-calls.ts';
import type { TrackedRequest } from '../../tracked-request.ts';
import type { CallExample } from './call-example.ts';
import { attachment, receipt, requests } from './submission.ts';
import { answered, awaiting, byPost, rated, reopened, withdrawn } from './tracking.ts';

/** A stream of events as it goes over the wire. */
const liveEvents = (...requests: readonly TrackedRequest[]): string =>
  requests.map((request, index) => `id: ${index + 1}\ndata: ${JSON.stringify(request)}\n\n`).join('');

/** What citizens, and those who write for them, do. */
export const citizenExamples = {
  createRequest: {
    tag: 'Requests',
    description:
      'The caller makes one `Idempotency-Key` for each intent and keeps it over all tries: the same key and content get the same receipt, however often. With an API key, `source` with `externalId` is a second such key.',
    requests,
    answer: receipt,
  },
  findReceipt: { tag: 'Requests', answer: receipt },
  trackRequest: {
    tag: 'Requests',
    description: 'A wrong reference and a wrong tracking code are refused alike.',
    answer: awaiting,
  },
  watchRequest: {
    tag: 'Requests',
    description:
      'Read with `fetch`, since an `EventSource` can’t send headers. The `data` of each event is a TrackedRequest in one line; a comment comes every 20 seconds, and the stream ends after 15 minutes, when the caller asks again with `Last-Event-ID`. Three at once may follow a request.',
    answer: liveEvents(awaiting, answered),
  },
  replyToRequest: {
    tag: 'Requests',
    requests: {
      answer: {
        summary: 'An answer to a question.',
        value: { text: '14 numaranın önünde.' } satisfies NewReply,
      },
    },
    answer: answered,
  },
  rateRequest: {
    tag: 'Requests',
    requests: {
      praise: {
        summary: 'With a word of thanks.',
        value: { score: 5, text: 'Çok hızlıydınız.' } satisfies NewRating,
      },
    },
    answer: rated,
  },
  reopenRequest: {
    tag: 'Requests',
    requests: {
      again: {
        summary: 'It did not last.',
        value: { text: 'Yağmurdan sonra yine açıldı.' } satisfies NewReopening,
      },
    },
    answer: reopened,
  },
  withdrawRequest: {
    tag: 'Requests',
    requests: { settled: { summary: 'Without a reason.', value: {} satisfies NewWithdrawal } },
    answer: withdrawn,
  },
  changeReplyChannel: {
    tag: 'Requests',
    requests: {
      letter: {
        summary: 'By letter, to the address given.',
        value: { channel: 'post' } satisfies NewReplyChannel,
      },
    },
    answer: byPost,
  },
  uploadAttachment: {
    tag: 'Attachments',
    description:
      'Without an API key each file brings its own solved challenge. The answer’s `id` is random and is the right to claim the file, once; unclaimed files go after 24 hours. Pictures are made anew without what cameras write into them.',
    answer: attachment,
  },
  getAttachment: { tag: 'Attachments' },
} as const satisfies Partial<Record<CallName, CallExample>>;
