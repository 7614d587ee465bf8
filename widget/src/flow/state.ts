import type { NewRequest, Receipt, ReplyChannel } from '@melikgazi/mimer-sdk';
import type { Answers, FieldId } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import type { Failure } from './failure.ts';
import type { StepName } from './steps.ts';
import type { FieldProblem } from './validate.ts';

/** An intent to send, from its first attempt on. */
export interface Intent {
  /** The idempotency key: the same for every attempt. */
  readonly key: string;
  /** Whether the backend said no for certain; then a changed request is another intent. */
  readonly refused: boolean;
  /** Whether an answer was changed since the last attempt. */
  readonly changed: boolean;
  /** What went out and was not answered: any of it may have arrived. */
  readonly unanswered?: readonly NewRequest[];
  /** What became of an attempt that was made before the page was reloaded; what it sent is not known any more. */
  readonly former?: FormerAttempt;
  /** The receipt of that attempt, which came while something else was being typed. */
  readonly found?: Receipt;
}

/** The backend is being asked; nothing arrived; nobody knows yet. */
export type FormerAttempt = 'asking' | 'missing' | 'unknown';

/** Where a page stands in the form and where the citizen came from. */
interface Position {
  readonly step: StepName;
  /** The question to go to, after "Change". */
  readonly focus?: FieldId;
  /** Whether the citizen came from the check and goes back there. */
  readonly revising: boolean;
}

export interface Loading {
  readonly name: 'loading';
  readonly answers: Answers;
  /** The step to begin with, or the first on the way to it that is not answered. */
  readonly wanted?: StepName;
}

/** The municipality could not be loaded. */
export interface Unavailable {
  readonly name: 'unavailable';
  readonly answers: Answers;
  readonly wanted?: StepName;
  readonly failure: Failure;
}

export interface Filling extends Position {
  readonly name: 'filling';
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly problems: readonly FieldProblem[];
  /** Whether the citizen was asked for a longer description already. */
  readonly askedForMore: boolean;
  readonly intent?: Intent;
}

export interface Sending {
  readonly name: 'sending';
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly intent: Intent;
}

/** Nothing was sent, or nobody knows; everything typed is still here. */
export interface Failed {
  readonly name: 'failed';
  readonly catalogue: Catalogue;
  readonly answers: Answers;
  readonly intent: Intent;
  readonly failure: Failure;
}

export interface Sent {
  readonly name: 'sent';
  readonly catalogue: Catalogue;
  readonly receipt: Receipt;
  /** How the result is told; not known of a request that was sent before the page was reloaded. */
  readonly channel: ReplyChannel | undefined;
  /** Whether it arrived as it was before the last changes: an earlier attempt had come through unnoticed. */
  readonly beforeChanges: boolean;
  /** What was being typed when the receipt of an earlier request came. */
  readonly kept?: Filling;
}

/** The request waits on this device for the network. */
export interface Queued {
  readonly name: 'queued';
  readonly catalogue: Catalogue;
  /** Under which it is found in the queue. */
  readonly id: string;
  readonly channel: ReplyChannel;
}

/** Where the form stands. */
export type FlowState = Loading | Unavailable | Filling | Sending | Failed | Sent | Queued;
