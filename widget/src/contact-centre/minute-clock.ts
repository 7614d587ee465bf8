import type { ReactiveController, ReactiveControllerHost } from 'lit';

const minute = 60_000;

/**
 * Renders its host anew at every full minute, as long as somebody may be looking.
 *
 * Owns: the timer, and that it rests while the page is hidden. Does not own: what time it is for the host.
 */
export class MinuteClock implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private timer: ReturnType<typeof setTimeout> | undefined = undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.turn);
    this.wait();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.turn);
    clearTimeout(this.timer);
  }

  /** Stops for good. */
  end(): void {
    this.hostDisconnected();
    this.host.removeController(this);
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (document.visibilityState === 'visible')
      this.timer = setTimeout(this.turn, minute - (Date.now() % minute));
  }

  private readonly turn = (): void => {
    this.host.requestUpdate();
    this.wait();
  };
}
