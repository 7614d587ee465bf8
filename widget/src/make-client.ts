import type { CitizenClient } from '@melikgazi/mimer-sdk/citizen';
import { connectionSettings } from './connection-settings.ts';

/** A client for the `endpoint` attribute of an element. It comes when it is needed: nobody waits for it to begin typing. */
export const makeClient = async (endpoint: string, locale: string | undefined): Promise<CitizenClient> => {
  const settings = connectionSettings(endpoint, locale);
  const { avoidEval, createCitizenClient } = await import('@melikgazi/mimer-sdk/citizen');
  avoidEval();
  return createCitizenClient(settings);
};
