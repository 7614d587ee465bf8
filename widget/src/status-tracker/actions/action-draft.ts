import type { ReplyChannel } from '@melikgazi/mimer-sdk';
import type { ActionName } from '../offers.ts';

/** What is typed and chosen in an action's form. */
export interface ActionDraft {
  readonly text: string;
  readonly score: string;
  readonly channel: string;
}

export type ActionField = keyof ActionDraft;

export const emptyDraft: ActionDraft = { text: '', score: '', channel: '' };

export const isActionField = (name: string): name is ActionField => Object.hasOwn(emptyDraft, name);

/** What is wrong with an answer. */
export interface ActionProblem {
  readonly field: ActionField;
  readonly code: 'required' | 'too_long' | 'unreachable';
}

/** The most characters that a text may have. */
export const longestText = 4000;

/** The field without which each action says nothing. */
const needed: Readonly<Partial<Record<ActionName, ActionField>>> = {
  reply: 'text',
  rate: 'score',
  reopen: 'text',
  changeReplyChannel: 'channel',
};

/** Whether an action can do without an answer. */
export const isOptional = (name: ActionName, field: ActionField): boolean => needed[name] !== field;

/** What is wrong in a form before anybody is asked. */
export const draftProblems = (name: ActionName, draft: ActionDraft): readonly ActionProblem[] => {
  const field = needed[name];
  if (field !== undefined && draft[field].trim() === '') return [{ field, code: 'required' }];
  return draft.text.trim().length > longestText ? [{ field: 'text', code: 'too_long' }] : [];
};

/** The channel that was chosen, of those there are. */
export const channelOf = (
  { channel }: ActionDraft,
  channels: readonly ReplyChannel[],
): ReplyChannel | undefined => channels.find(offered => offered === channel);
