/** Tells the other tabs that something changed. */
export interface OutboxChannel {
  readonly tell: () => void;
  /** Calls `listener` when another tab told; answers how to stop. */
  readonly listen: (listener: () => void) => () => void;
}

/**
 * By BroadcastChannel; without one, tabs find out when they look.
 *
 * @example
 * const stop = broadcast('mimer-outbox').listen(() => console.log('Another tab was at it.'));
 * stop();
 */
export const broadcast = (name: string): OutboxChannel => {
  let channel: BroadcastChannel | undefined;
  let listeners = 0;
  const open = () =>
    (channel ??= typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : channel);
  /** Open, it would keep a program from ending. */
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  return {
    tell: () => {
      open()?.postMessage('changed');
      if (listeners === 0) close();
    },
    listen: listener => {
      const heard = open();
      heard?.addEventListener('message', listener);
      listeners += 1;
      return () => {
        heard?.removeEventListener('message', listener);
        listeners -= 1;
        if (listeners === 0) close();
      };
    },
  };
};
