/** The code of what waits on this device; `undefined` where it did not arrive. */
export const loadWaitingDesk = () =>
  import('./waiting-desk.ts').then(
    ({ WaitingDesk }) => WaitingDesk,
    () => undefined,
  );
