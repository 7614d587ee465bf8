import * as z from 'zod/mini';

/**
 * Keeps the schema library from compiling its checks with `new Function`, which a strict content security policy
 * reports as a violation. Call it once before the first parse in a page that has one.
 *
 * @example
 * avoidEval();
 */
export const avoidEval = (): void => {
  z.config({ jitless: true });
};
