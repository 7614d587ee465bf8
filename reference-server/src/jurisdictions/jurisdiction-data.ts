import type { Neighbourhood } from '@melikgazi/mimer-sdk/contract';
import type { Holiday, KindData, NoticeData, Profile, ServiceData, UnitData } from './schema.ts';
import type { Templates } from './templates-schema.ts';

/** All that a municipality decided, read from its folder and checked. */
export interface JurisdictionData {
  readonly profile: Profile;
  readonly kinds: ReadonlyMap<string, KindData>;
  readonly services: ReadonlyMap<string, ServiceData>;
  readonly units: ReadonlyMap<string, UnitData>;
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly holidays: ReadonlyMap<string, Holiday>;
  readonly notices: ReadonlyMap<string, NoticeData>;
  readonly templates: Templates;
}
