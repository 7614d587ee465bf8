import type { Status } from '@melikgazi/mimer-sdk';
import { MimerEvent, type ErrorEvent } from './error-event.ts';
import type { StepName } from './flow/steps.ts';

/** The form is complete: services can be chosen. */
export class ReadyEvent extends MimerEvent<Record<string, never>> {
  constructor() {
    super('mimer-ready', {});
  }
}

/** Another step is shown; `receipt` is the last. */
export class StepEvent extends MimerEvent<{ readonly step: StepName | 'receipt' }> {
  constructor(step: StepName | 'receipt') {
    super('mimer-step', { step });
  }
}

/** The request is about to be sent; `preventDefault()` keeps it. */
export class BeforeSubmitEvent extends MimerEvent<Record<string, never>> {
  constructor() {
    super('mimer-before-submit', {}, { cancelable: true });
  }
}

/** The municipality has the request. */
export class SubmittedEvent extends MimerEvent<{ readonly reference: string }> {
  constructor(reference: string) {
    super('mimer-submitted', { reference });
  }
}

/** The citizen left the request on this device; it is sent once the network is back. */
export class QueuedEvent extends MimerEvent<Record<string, never>> {
  constructor() {
    super('mimer-queued', {});
  }
}

/** A request was looked up. */
export class TrackedEvent extends MimerEvent<{ readonly reference: string; readonly status: Status }> {
  constructor(reference: string, status: Status) {
    super('mimer-tracked', { reference, status });
  }
}

declare global {
  interface HTMLElementEventMap {
    'mimer-ready': ReadyEvent;
    'mimer-step': StepEvent;
    'mimer-before-submit': BeforeSubmitEvent;
    'mimer-submitted': SubmittedEvent;
    'mimer-queued': QueuedEvent;
    'mimer-error': ErrorEvent;
    'mimer-tracked': TrackedEvent;
  }
}
