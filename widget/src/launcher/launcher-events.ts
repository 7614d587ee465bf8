import { MimerEvent } from '../error-event.ts';

/** The dialog has opened. */
export class OpenedEvent extends MimerEvent<Record<string, never>> {
  constructor() {
    super('mimer-open', {});
  }
}

/** The dialog has closed; what was typed in it is kept. */
export class ClosedEvent extends MimerEvent<Record<string, never>> {
  constructor() {
    super('mimer-close', {});
  }
}

declare global {
  interface HTMLElementEventMap {
    'mimer-open': OpenedEvent;
    'mimer-close': ClosedEvent;
  }
}
