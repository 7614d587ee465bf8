/** Tells the other tabs that something changed. */
export interface OutboxChannel {
  readonly tell: () => void;
  /** Calls `listener` when another tab told; answers how to stop. */
  readonly listen: (listener: () => void) => () => void;
}

/** By BroadcastChannel; without one, tabs find out when they look. */
export const broadcast = (name: string): OutboxChannel => {
  let channel: BroadcastChannel | undefined;
  const open = () =>
    (channel ??= typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : channel);
  return {
    tell: () => open()?.postMessage('changed'),
    listen: listener => {
      const heard = open();
      heard?.addEventListener('message', listener);
      return () => {
        // Open, it would keep a program from ending.
        heard?.close();
        channel = undefined;
      };
    },
  };
};
