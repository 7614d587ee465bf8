import type { AnswerValue, Answers, FieldId } from '../flow/answers.ts';
import type { DraftStore } from '../flow/flow-memory.ts';
import type { StepName } from '../flow/steps.ts';
import { parseDraft, storedDraft } from '../flow/stored-draft.ts';
import { draftStore } from './draft-store.ts';

/**
 * What is known of a form before the rest of it is here.
 *
 * What it owns: what was typed so far, the step that was asked for, the tab's draft until there is a flow to keep it.
 * What it does NOT own: the fields, what comes of it once the flow is here.
 */
export class OpeningDraft {
  typed: Answers = {};
  /** The step to begin with. */
  step: StepName | undefined = undefined;
  /** Where a draft is kept, where one is. */
  store: DraftStore | undefined = undefined;
  /** Whether some of `typed` was kept over a reload. */
  isRestored = false;
  /** Where the draft is. */
  place: string | undefined = undefined;

  /**
   * Keeps the draft in `place` from now on.
   *
   * @param now - Milliseconds since 1970; without, what is there already is left alone.
   */
  moveTo(place: string, now: number | undefined): void {
    this.place = place;
    this.store = draftStore(place);
    const draft = now === undefined ? undefined : parseDraft(this.store.read('draft'), now);
    if (draft === undefined) return;
    this.typed = { ...draft.answers, ...this.typed };
    this.isRestored = true;
  }

  /** Takes an answer; `given` is what the page knows already. */
  take(field: FieldId, value: AnswerValue, given: Answers, now: number): void {
    this.typed = { ...this.typed, [field]: value };
    const all: Answers = { ...given, ...this.typed };
    // Whether a subject is sensitive is not known yet.
    if (all.service === undefined) this.store?.write('draft', storedDraft(all, undefined, now));
  }

  clear(): void {
    this.typed = {};
    this.step = undefined;
    this.isRestored = false;
    this.forget();
  }

  /** Nothing stays in the tab. */
  forget(): void {
    this.store?.write('draft', undefined);
  }
}
