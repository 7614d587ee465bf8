import type { FlowState } from '../../flow/state.ts';

/** Whether it may be left on this device: the network is what is missing. */
export const canWait = ({ name, ...state }: FlowState): boolean =>
  name === 'failed' && 'failure' in state && (state.failure.code === 'connection' || !navigator.onLine);
