import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { StepName } from '../flow/steps.ts';

const marker = 'mimerStep';

/** The page's own state of an entry stays as it is; ours is one member of it. */
const withStep = (step: StepName | 'receipt'): object => {
  const own: unknown = history.state;
  return { ...(typeof own === 'object' && own), [marker]: step };
};

const stepIn = (state: unknown): unknown =>
  typeof state === 'object' && state !== null ? Reflect.get(state, marker) : undefined;

/**
 * Lets the browser's Back button move between the steps of a form, where the page wants that.
 *
 * What it owns: entries of the session history, which keep the page's URL.
 * What it does NOT own: what a step is and whether it can be gone to.
 */
export class StepHistory implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly isWanted: () => boolean;
  private readonly goTo: (step: string) => void;
  private isMoving = false;

  constructor(
    host: ReactiveControllerHost,
    options: { isWanted: () => boolean; goTo: (step: string) => void },
  ) {
    this.host = host;
    this.isWanted = options.isWanted;
    this.goTo = options.goTo;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.handlePop);
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.handlePop);
  }

  /** Another form takes over. */
  end(): void {
    this.hostDisconnected();
    this.host.removeController(this);
  }

  /** Remembers that another step is shown; the first one is where Back leads to in the end. */
  remember(step: StepName | 'receipt', isFirst: boolean): void {
    if (!this.isWanted() || this.isMoving) return;
    if (isFirst) history.replaceState(withStep(step), '');
    else history.pushState(withStep(step), '');
  }

  private readonly handlePop = ({ state }: PopStateEvent): void => {
    const step = stepIn(state);
    if (!this.isWanted() || typeof step !== 'string') return;
    this.isMoving = true;
    this.goTo(step);
    this.isMoving = false;
  };
}
