import { textOf, type Answers } from './answers.ts';
import type { Catalogue } from './catalogue.ts';
import type { FlowState } from './state.ts';
import { storedDraft, type StoredDraft } from './stored-draft.ts';
import { mayHaveArrived } from './transition.ts';
import { parseKeys, withKey, withoutKey, type UnansweredKeys } from './unanswered-keys.ts';

/** Where a form keeps things in its tab; where nothing can be kept, nothing is. */
export interface DraftStore {
  readonly read: (slot: 'draft' | 'keys') => unknown;
  readonly write: (slot: 'draft' | 'keys', value: StoredDraft | UnansweredKeys | undefined) => void;
  /**
   * Takes a key for this page alone, for as long as it lives; answers whether it could. A duplicated tab begins with the storage of the
   * first one, which still has the key.
   */
  readonly take: (key: string) => Promise<boolean>;
  readonly giveBack: (key: string) => void;
}

/**
 * What outlives the page.
 *
 * What it owns: what is kept of the answers and of an intent, and when it goes.
 * What it does NOT own: the storage, the state.
 */
export class FlowMemory {
  private readonly store: DraftStore;
  private readonly now: () => number;

  constructor(store: DraftStore, now: () => number) {
    this.store = store;
    this.now = now;
  }

  /** Keeps what a change of the state left to keep. */
  follow(state: FlowState, former: FlowState): void {
    if (state.name === 'sent' || state.name === 'queued') {
      // What was being typed when an earlier request's receipt came stays.
      if (state.name === 'queued' || state.kept === undefined) this.forgetDraft();
      if ('intent' in former && former.intent !== undefined) this.forgetKey(former.intent.key);
    } else if (answersOf(state) !== answersOf(former) || catalogueOf(state) !== catalogueOf(former)) {
      this.keepDraft(state.answers, catalogueOf(state));
    }
    // Before the request is on its way: the page may end at any time after that.
    if (state.name === 'sending') this.keepKey(state.intent.key);
    if ('intent' in state && state.intent?.refused === true && !mayHaveArrived(state.intent))
      this.forgetKey(state.intent.key);
  }

  /** Everything of this form goes. */
  forget(state: FlowState): void {
    this.forgetDraft();
    if ('intent' in state && state.intent !== undefined) this.forgetKey(state.intent.key);
  }

  forgetDraft(): void {
    this.store.write('draft', undefined);
  }

  /** The key of an attempt of this tab that nobody answered, and that no other page looks after. */
  async unanswered(): Promise<{ readonly key: string; readonly sentAt: number } | undefined> {
    for (const known of this.keys.keys) if (await this.store.take(known.key)) return known;
    return undefined;
  }

  /** The form has left the page: another one may look after its key. */
  leave(state: FlowState): void {
    if ('intent' in state && state.intent !== undefined) this.store.giveBack(state.intent.key);
  }

  /** The form is back on the page. */
  comeBack(state: FlowState): void {
    if ('intent' in state && state.intent !== undefined && mayHaveArrived(state.intent))
      void this.store.take(state.intent.key);
  }

  private get keys(): UnansweredKeys {
    return parseKeys(this.store.read('keys'), this.now());
  }

  private keepDraft(answers: Answers, catalogue: Catalogue | undefined): void {
    // Whether a subject is sensitive is known once the municipality is.
    if (catalogue === undefined && textOf(answers, 'service') !== '') return;
    this.store.write('draft', storedDraft(answers, catalogue, this.now()));
  }

  private keepKey(key: string): void {
    this.store.write('keys', withKey(this.keys, key, this.now()));
    void this.store.take(key);
  }

  private forgetKey(key: string): void {
    this.store.write('keys', withoutKey(this.keys, key));
    this.store.giveBack(key);
  }
}

const answersOf = (state: FlowState): Answers | undefined => ('answers' in state ? state.answers : undefined);

const catalogueOf = (state: FlowState) => ('catalogue' in state ? state.catalogue : undefined);
