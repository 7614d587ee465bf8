import type { Capability } from './contract/capability.ts';
import type { Jurisdiction } from './contract/jurisdiction.ts';
import { isApiError, UnsupportedError } from './errors.ts';

/** Makes a call that needs a capability; a backend without it is told apart from one that merely lacks the thing asked for. */
export type WithCapability = <Answer>(capability: Capability, call: () => Promise<Answer>) => Promise<Answer>;

/**
 * Capabilities are only asked for when a call came back as unknown: a call that works costs nothing more.
 */
export const createCapabilityCheck = (getJurisdiction: () => Promise<Jurisdiction>): WithCapability => {
  let named: Promise<readonly string[]> | undefined;
  return async (capability, call) => {
    try {
      return await call();
    } catch (error) {
      if (!isApiError(error) || ![404, 405, 501].includes(error.status)) throw error;
      named ??= getJurisdiction().then(({ capabilities }) => capabilities);
      const capabilities = await named.catch(() => {
        named = undefined;
        return [capability];
      });
      throw capabilities.includes(capability) ? error : new UnsupportedError(capability, { cause: error });
    }
  };
};
