import { textOf } from '../flow/answers.ts';
import { draftOf, isRedirected } from '../flow/draft.ts';
import { suggestServices } from '../flow/search-services.ts';
import type { FlowState } from '../flow/state.ts';
import type { FormMessages } from '../locales/messages.ts';

/** Long enough for a screen reader to have finished with the keys. */
const pause = 1000;

/** What is on the page because of an answer, and in which words it is told. */
interface Newcomer {
  readonly key: string;
  readonly words: string;
}

const newcomerOf = (state: FlowState, { suggestions, redirect }: FormMessages): Newcomer | undefined => {
  if (state.name !== 'filling' || state.step !== 'subject') return undefined;
  const { catalogue, answers } = state;
  const draft = draftOf(catalogue, answers);
  const { service } = draft;
  if (service?.redirect !== undefined && isRedirected(draft))
    return { key: service.code, words: `${redirect.title}: ${service.redirect.name}` };
  if (service !== undefined) return undefined;
  const suggested = suggestServices(catalogue.services, textOf(answers, 'description'));
  if (suggested.length === 0) return undefined;
  return { key: 'suggestions', words: `${suggestions}: ${suggested.map(({ name }) => name).join(', ')}` };
};

/**
 * Tells those who can't see it what appeared below the fields while they were filled in: subjects that fit what was written, another
 * institution that is in charge. Each is told once, when the keys rest.
 */
export class Newcomers {
  private readonly announce: (words: string) => void;
  private readonly told = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;

  constructor(announce: (words: string) => void) {
    this.announce = announce;
  }

  follow(state: FlowState, messages: FormMessages): void {
    clearTimeout(this.timer);
    const found = newcomerOf(state, messages);
    if (found === undefined || this.told.has(found.key)) return;
    this.timer = setTimeout(() => {
      this.told.add(found.key);
      this.announce(found.words);
    }, pause);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
