import type { JurisdictionData as DecidedData } from '@melikgazi/mimer-sdk/domain';
import type { Profile, ServiceData } from './schema.ts';
import type { Templates } from './templates-schema.ts';

/** All that a municipality decided, read from its folder and checked: what decides about requests, and its words. */
export interface JurisdictionData extends DecidedData {
  readonly profile: Profile;
  readonly services: ReadonlyMap<string, ServiceData>;
  readonly templates: Templates;
}
