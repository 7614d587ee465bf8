import { parseReference } from '@melikgazi/mimer-sdk/reference';
import type { TemplateResult } from 'lit';
import type { TrackerMessages } from '../locales/messages.ts';
import { renderLookupForm } from './lookup-form.ts';
import { lookupProblems, parseTrackingCode, type Lookup } from './lookup-problems.ts';

/** What the entry needs from the view around it. */
export interface LookupEntryOptions {
  readonly messages: () => TrackerMessages;
  readonly headingLevel: () => number;
  readonly update: () => void;
  readonly focus: (selector: string) => void;
  /** Number and code as they are to be sent. */
  readonly onLookUp: (lookup: Lookup) => void;
}

const nothingTyped: Lookup = { reference: '', trackingCode: '' };

/**
 * Number and code as they are typed.
 *
 * What it owns: what is typed and what is wrong with it. What it does NOT own: looking it up.
 */
export class LookupEntry {
  private readonly options: LookupEntryOptions;
  private typed: Lookup = nothingTyped;
  private problems: Partial<Lookup> = {};
  private isBusy = false;

  constructor(options: LookupEntryOptions) {
    this.options = options;
  }

  fillIn(lookup: Partial<Lookup>): void {
    this.typed = { ...this.typed, ...lookup };
    this.options.update();
  }

  clear(): void {
    this.typed = nothingTyped;
    this.problems = {};
    this.options.update();
  }

  render(isBusy: boolean, failure: unknown): TemplateResult {
    const { options, typed, problems } = this;
    this.isBusy = isBusy;
    return renderLookupForm({
      lookup: typed,
      problems,
      messages: options.messages(),
      headingLevel: options.headingLevel(),
      busy: isBusy,
      // What is wrong with the fields comes first.
      failure: Object.keys(problems).length > 0 ? undefined : failure,
      onInput: this.handleInput,
      onSubmit: this.handleSubmit,
      focusField: name => options.focus(`[name="${name}"]`),
    });
  }

  private readonly handleInput = ({ target }: Event): void => {
    if (target === null || !('name' in target && 'value' in target)) return;
    const { name, value } = target;
    if (typeof value !== 'string' || (name !== 'reference' && name !== 'trackingCode')) return;
    this.typed = { ...this.typed, [name]: value };
    // Only what was found wrong corrects itself as it is typed; nothing new is found.
    const now = lookupProblems(this.typed, this.options.messages());
    const left = Object.entries(now).filter(([wrong]) => wrong in this.problems);
    this.problems = Object.fromEntries(left);
    this.options.update();
  };

  private readonly handleSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.isBusy) return;
    this.problems = lookupProblems(this.typed, this.options.messages());
    this.options.update();
    const reference = parseReference(this.typed.reference);
    const trackingCode = parseTrackingCode(this.typed.trackingCode);
    if (reference === undefined || trackingCode === undefined) this.options.focus('#summary');
    else this.options.onLookUp({ reference, trackingCode });
  };
}
