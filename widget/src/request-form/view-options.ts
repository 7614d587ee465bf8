import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { Answers } from '../flow/answers.ts';
import type { DraftStore } from '../flow/flow-memory.ts';
import type { StepName } from '../flow/steps.ts';
import type { FormMessages, OpeningMessages } from '../locales/messages.ts';
import type { Backend } from './backend.ts';
import type { FormPhotos } from './form-photos.ts';
import type { MapSource } from './step-context.ts';

/** What the element that shows the form gives to it. */
export interface ViewOptions {
  readonly host: ReactiveControllerHost & HTMLElement;
  readonly messages: FormMessages;
  readonly headingLevel: () => number;
  readonly map: () => MapSource;
  /** Whether the browser's Back button moves between the steps. */
  readonly history: () => boolean;
  readonly backend: Pick<Backend, 'catalogue' | 'client' | 'load'>;
  /** The backend's address, as the page gave it. */
  readonly endpoint: string;
  /** What the client speaks to, for telling whether another form speaks to the same. */
  readonly source: unknown;
  /** The photos of the form before, in another language. */
  readonly photos: FormPhotos | undefined;
  readonly locale: string;
  readonly answers: Answers;
  /** The step to begin with, where those before it are answered. */
  readonly step: StepName | undefined;
  /** The field for the subject while the municipality is not known for certain, where it could be shown already. */
  readonly choice: () => ((messages: OpeningMessages, service: string) => TemplateResult) | undefined;
  /** What the form begins with when it starts over. */
  readonly given: () => Answers;
  /** Where the draft is kept; absent where none is. */
  readonly store: DraftStore | undefined;
  /** Whether `answers` were kept over a reload. */
  readonly isRestored: boolean;
  /** Under which name requests wait on this device. */
  readonly scope: string;
  /** Says something to screen readers, politely. */
  readonly announce: (words: string) => void;
}
