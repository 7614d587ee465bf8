import { isApiError, type ReplyChannel, type TrackedRequest } from '@melikgazi/mimer-sdk';
import { failureOf, isDefiniteRefusal, type Failure } from '../../flow/failure.ts';
import type { ActionName } from '../offers.ts';
import type { CitizenCall } from '../tracker-controller.ts';
import {
  draftProblems,
  emptyDraft,
  isActionField,
  type ActionDraft,
  type ActionField,
  type ActionProblem,
} from './action-draft.ts';
import { callOf } from './call-of.ts';
import type { ReplyTray } from './reply-tray.ts';

/**
 * What came of sending: it arrived, something is to be put right, it waits to be confirmed, or it did not work. A reply also
 * waits for its photos, and stops where one of them did not arrive.
 */
export type Outcome = 'done' | 'wrong' | 'confirming' | 'changed' | 'failed' | 'waiting' | 'incomplete';

/** What the controller needs from the world around it. */
export interface ActionOptions {
  /** Makes a call and shows what it answers. */
  readonly act: (call: CitizenCall<TrackedRequest>) => Promise<void>;
  /** Shows how the request stands now. */
  readonly reload: () => Promise<void>;
  /** The channels that are offered. */
  readonly channels: () => readonly ReplyChannel[];
  /** A key that nobody can guess and that is never made twice. */
  readonly newKey: () => string;
  readonly onChange: () => void;
  readonly onOutcome: (outcome: Outcome, name: ActionName) => void;
}

/** One key from the first attempt until the answer is known. */
interface Intent {
  readonly key: string;
  /** Whether an attempt got no answer: it may have arrived. */
  readonly isUnanswered: boolean;
}

/** Codes that come only after the key was looked up: whatever was sent before with it is known. */
const settling = ['idempotency_mismatch', 'illegal_transition'];
const outdated = [...settling, 'stale'];

/**
 * What a citizen does with a request: reply, rate, reopen, withdraw, change the reply channel.
 *
 * What it owns: what is typed, what is wrong with it, one key for each intent, sending once.
 * What it does NOT own: the calls' credentials, the request, rendering, focus, words.
 */
export class ActionController {
  problems: readonly ActionProblem[] = [];
  failure: Failure | undefined = undefined;
  /** Whether what failed may have arrived all the same. */
  isUnknown = false;
  /** Why what is shown is not what was there when it was typed. */
  notice: 'changed' | 'arrived' | undefined = undefined;
  sending: ActionName | undefined = undefined;
  /** Whether a call is under way, which nobody can take back; before it photos may be waited for. */
  isCalling = false;
  isConfirming = false;
  /** Photos for the reply, where they are taken and once their code is here. */
  tray: ReplyTray | undefined = undefined;

  private readonly options: ActionOptions;
  private readonly drafts = new Map<ActionName, ActionDraft>();
  private readonly intents = new Map<ActionName, Intent>();

  constructor(options: ActionOptions) {
    this.options = options;
  }

  draftOf(name: ActionName): ActionDraft {
    return this.drafts.get(name) ?? emptyDraft;
  }

  /** Whether something would be lost. */
  hasContent(name: ActionName): boolean {
    return this.draftOf(name).text.trim() !== '' || (name === 'reply' && this.tray?.isEmpty === false);
  }

  /** Takes an answer. What was found wrong corrects itself as it is typed; nothing new is found. */
  answer(name: ActionName, field: ActionField, value: string): void {
    if (this.draftOf(name)[field] === value) return;
    this.drafts.set(name, { ...this.draftOf(name), [field]: value });
    const left = draftProblems(name, this.draftOf(name)).map(problem => problem.field);
    this.problems = this.problems.filter(problem => left.includes(problem.field));
    this.options.onChange();
  }

  /** Shows a form afresh; what was typed in it stays. */
  open(): void {
    this.problems = [];
    this.failure = undefined;
    this.notice = undefined;
    this.isConfirming = false;
  }

  /** Takes back that a withdrawal is about to be confirmed. */
  stepBack(): void {
    this.isConfirming = false;
    this.options.onChange();
  }

  /** Sends a form, once however often it is called. */
  async send(name: ActionName): Promise<void> {
    if (this.sending !== undefined) return;
    const isConfirmed = this.isConfirming;
    this.open();
    if (this.isWrong(name)) return this.end('wrong', name);
    this.isConfirming = name === 'withdraw';
    if (this.isConfirming && !isConfirmed) return this.end('confirming', name);
    if (name === 'reply' && this.tray !== undefined) await this.sendWithPhotos(this.tray);
    else await this.attempt(name);
  }

  /** Whoever goes elsewhere while photos are waited for sends nothing. */
  stopWaiting(): void {
    this.tray?.stopWaiting();
  }

  private isWrong(name: ActionName): boolean {
    this.problems = draftProblems(name, this.draftOf(name));
    return this.problems.length > 0;
  }

  private async sendWithPhotos(tray: ReplyTray): Promise<void> {
    this.sending = 'reply';
    this.options.onChange();
    if (tray.isBusy) this.options.onOutcome('waiting', 'reply');
    const outcome = await tray.ready();
    this.sending = undefined;
    if (outcome === 'incomplete') return this.end('incomplete', 'reply');
    if (outcome === 'cancelled') return this.options.onChange();
    // It could be written on meanwhile.
    if (this.isWrong('reply')) return this.end('wrong', 'reply');
    await this.attempt('reply');
  }

  private async attempt(name: ActionName): Promise<void> {
    const intent = this.intents.get(name) ?? { key: this.options.newKey(), isUnanswered: false };
    this.intents.set(name, intent);
    this.sending = name;
    this.isCalling = true;
    this.options.onChange();
    try {
      await this.options.act(
        callOf(name, {
          draft: this.draftOf(name),
          key: intent.key,
          attachments: (name === 'reply' && this.tray?.attachments) || [],
          channels: this.options.channels(),
        }),
      );
      this.forget(name);
      this.end('done', name);
    } catch (error) {
      await this.fail(error, name, intent);
    }
  }

  private forget(name: ActionName): void {
    this.intents.delete(name);
    this.drafts.delete(name);
    this.isConfirming = false;
    if (name === 'reply') this.tray?.clear();
  }

  private async fail(error: unknown, name: ActionName, intent: Intent): Promise<void> {
    const isRefused = isDefiniteRefusal(error);
    const code = isApiError(error) ? error.code : '';
    if (settling.includes(code) || (isRefused && !intent.isUnanswered)) this.intents.delete(name);
    else if (!isRefused) this.intents.set(name, { ...intent, isUnanswered: true });
    // Nobody claimed them in time; they are on their way again when the reply is.
    if (code === 'unknown_attachment') void this.tray?.renew();
    const problems = isApiError(error) ? refusedFields(error.fields) : [];
    if (problems.length > 0) {
      this.isConfirming = false;
      this.problems = problems;
      return this.end('wrong', name);
    }
    if (!outdated.includes(code)) {
      this.failure = failureOf(error);
      this.isUnknown = !isRefused;
      return this.end('failed', name);
    }
    await this.options.reload();
    this.isConfirming = false;
    this.notice = code === 'idempotency_mismatch' ? 'arrived' : 'changed';
    this.end('changed', name);
  }

  private end(outcome: Outcome, name: ActionName): void {
    this.sending = undefined;
    this.isCalling = false;
    this.options.onChange();
    this.options.onOutcome(outcome, name);
  }
}

const refusedFields = (
  fields: readonly { readonly pointer?: string | undefined; readonly code: string }[],
): ActionProblem[] =>
  fields.flatMap(({ pointer = '', code }): ActionProblem[] => {
    const field = pointer.slice(1);
    if (!isActionField(field)) return [];
    if (field === 'channel') return [{ field, code: 'unreachable' }];
    return [{ field, code: code === 'too_long' ? 'too_long' : 'required' }];
  });
