import type { ReplyChannel, TrackedRequest } from '@melikgazi/mimer-sdk';
import type { ActionName } from '../offers.ts';
import type { CitizenCall } from '../tracker-controller.ts';
import { channelOf, type ActionDraft } from './action-draft.ts';

/** What is sent: what was typed, the key of the intent, and what else it needs. */
export interface ActionContent {
  readonly draft: ActionDraft;
  readonly key: string;
  readonly attachments: readonly string[];
  readonly channels: readonly ReplyChannel[];
}

type Call = CitizenCall<TrackedRequest>;

const notOffered = (): Promise<never> => Promise.reject(new Error('The client has no such call.'));

const calls: Readonly<Record<ActionName, (content: ActionContent) => Call>> = {
  reply:
    ({ draft, key, attachments }) =>
    ({ requests }, { reference, trackingCode }, means) =>
      requests.reply?.(
        reference,
        trackingCode,
        { text: draft.text.trim(), ...(attachments.length > 0 && { attachments: [...attachments] }) },
        { ...means, idempotencyKey: key },
      ) ?? notOffered(),
  rate:
    ({ draft, key }) =>
    ({ requests }, { reference, trackingCode }, means) =>
      requests.rate?.(
        reference,
        trackingCode,
        { score: Number(draft.score), ...textIn(draft) },
        { ...means, idempotencyKey: key },
      ) ?? notOffered(),
  reopen:
    ({ draft, key }) =>
    ({ requests }, { reference, trackingCode }, means) =>
      requests.reopen?.(
        reference,
        trackingCode,
        { text: draft.text.trim() },
        { ...means, idempotencyKey: key },
      ) ?? notOffered(),
  withdraw:
    ({ draft, key }) =>
    ({ requests }, { reference, trackingCode }, means) =>
      requests.withdraw?.(reference, trackingCode, textIn(draft), { ...means, idempotencyKey: key }) ??
      notOffered(),
  changeReplyChannel:
    ({ draft, channels }) =>
    ({ requests }, { reference, trackingCode }, means) => {
      const channel = channelOf(draft, channels);
      return channel === undefined
        ? notOffered()
        : (requests.changeReplyChannel?.(reference, trackingCode, { channel }, means) ?? notOffered());
    },
};

const textIn = ({ text }: ActionDraft) => (text.trim() === '' ? {} : { text: text.trim() });

/** The call that an action makes. */
export const callOf = (name: ActionName, content: ActionContent): Call => calls[name](content);
