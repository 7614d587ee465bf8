import type { Mimer } from '@melikgazi/mimer-sdk';

/** A client for the endpoint of an element. It comes when it is needed: nobody waits for it to begin typing. */
export const makeClient = async (endpoint: string, locale: string | undefined): Promise<Mimer> => {
  const { avoidEval, createMimer } = await import('@melikgazi/mimer-sdk');
  avoidEval();
  return createMimer({ endpoint, locale });
};
